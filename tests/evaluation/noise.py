"""Questions written badly, as hands and hurry do it: what is read must stay the same, for every change leaves it."""

import random
import re
from collections.abc import Callable, Mapping

NEIGHBOURS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Letters side by side on a keyboard."""

VOWELS = "aeiou"

SHORTEST = 4
"""Letters of a word that slips are made in; of a shorter one hardly anybody could tell what it was."""

LONG = 7
"""Letters from which on a word may hold two slips."""

FUNCTION = frozenset(
    [
        "does",
        "do",
        "is",
        "are",
        "what",
        "which",
        "how",
        "can",
        "the",
        "a",
        "an",
        "of",
        "on",
        "in",
        "and",
        "to",
        "me",
        "tell",
        "about",
        "compare",
        "i",
        "it",
        "with",
        "for",
        "support",
    ]
)
"""Words that carry a sentence, not its content."""

DROPPED = frozenset(["does", "do", "the", "of", "me", "can"])
"""Words that a hurried person leaves out without asking something else."""

ABBREVIATED = {
    "kubernetes": "k8s",
    "load balancing": "lb",
    "circuit breaking": "cb",
    "rate limiting": "rl",
    "multi-cluster": "multi-cl",
    "observability": "obs",
    "opentelemetry": "otel",
    "certificates": "certs",
    "certificate authority": "CA",
    "configuration": "config",
    "gateway": "gw",
    "canary releases": "canaries",
    "high availability": "HA",
    "control plane": "ctrl plane",
    "control-plane": "ctrl plane",
    "without": "w/o",
    "with": "w/",
    "what is": "whats",
    "does": "dose",
    "compare": "cmp",
    "about": "abt",
    "service": "svc",
}
"""What hurried people write for longer words."""

BY_EAR = (
    ("ph", "f"),
    ("ck", "k"),
    ("ght", "t"),
    ("ie", "ei"),
    ("ffic", "fic"),
    ("tion", "shon"),
    ("y", "i"),
    ("ce", "se"),
)
"""Spellings that sound alike."""

OPENINGS = ("hi all, ", "hey, quick q: ", "does anyone know: ", "plz, ", "sorry if asked before. ", "")
"""What people put before a question."""

Noise = Callable[[str, random.Random], str]

_WORD = re.compile(r"[A-Za-z]+")


def slipped(word: str, dice: random.Random) -> str:
    """Returns `word` with one slip: a letter dropped, doubled, swapped, hit beside, or a wrong vowel."""
    return dice.choice((_dropped, _doubled, _swapped, _beside, _vowel))(
        word, dice.randrange(1, len(word)), dice
    )


def _dropped(word: str, place: int, _: random.Random) -> str:
    return word[:place] + word[place + 1 :]


def _doubled(word: str, place: int, _: random.Random) -> str:
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, place: int, _: random.Random) -> str:
    place = max(place, 2)
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _beside(word: str, place: int, dice: random.Random) -> str:
    letter = word[place].lower()
    row = next(row for row in NEIGHBOURS if letter in row)
    at = row.index(letter)
    return word[:place] + dice.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) + word[place + 1 :]


def _vowel(word: str, place: int, dice: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if at and letter.lower() in VOWELS]
    if not places:
        return _dropped(word, place, dice)
    at = dice.choice(places)
    return word[:at] + dice.choice(VOWELS.replace(word[at].lower(), "")) + word[at + 1 :]


def _each(change: Callable[[str], str], chosen: Callable[[str], bool], text: str) -> str:
    return _WORD.sub(lambda match: change(match[0]) if chosen(match[0]) else match[0], text)


def is_content(word: str) -> bool:
    """Whether a word carries content and is long enough for a slip."""
    return len(word) >= SHORTEST and word.lower() not in FUNCTION


def one_slip(text: str, dice: random.Random) -> str:
    """One slip in every word of content."""
    return _each(lambda word: slipped(word, dice), is_content, text)


def two_slips(text: str, dice: random.Random) -> str:
    """Two slips in every long word of content, one in the others."""
    twice = _each(lambda word: slipped(word, dice), lambda word: is_content(word) and len(word) >= LONG, text)
    return one_slip(twice, dice)


def first_letter(text: str, dice: random.Random) -> str:
    """The first two letters of one word of content swapped."""
    return _one(text, dice, lambda word: (word[1] + word[0] + word[2:]).lower())


def function_slip(text: str, dice: random.Random) -> str:
    """A slip in one word that carries the sentence."""
    return _one(
        text, dice, lambda word: slipped(word, dice), lambda word: len(word) > 2 and word.lower() in FUNCTION
    )


def _one(
    text: str, dice: random.Random, change: Callable[[str], str], chosen: Callable[[str], bool] = is_content
) -> str:
    """Returns the text with one of the chosen words changed."""
    found = [match for match in _WORD.finditer(text) if chosen(match[0])]
    if not found:
        return text
    match = dice.choice(found)
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def merged(text: str, dice: random.Random) -> str:
    """Two neighbouring words run together, one of them content."""
    words = text.split(" ")
    places = [
        at for at in range(len(words) - 1) if any(map(is_content, words[at : at + 2])) and words[at].isalpha()
    ]
    if not places:
        return text
    at = dice.choice(places)
    return " ".join((*words[:at], words[at] + words[at + 1], *words[at + 2 :]))


def split(text: str, dice: random.Random) -> str:
    """One word of content split in two."""

    def cut(word: str) -> str:
        at = dice.randrange(2, len(word) - 1)
        return word[:at] + " " + word[at:]

    return _one(text, dice, cut, lambda word: is_content(word) and len(word) > SHORTEST)


def merged_and_slipped(text: str, dice: random.Random) -> str:
    """Two words run together, and a slip in one word of content."""
    return _one(merged(text, dice), dice, lambda word: slipped(word, dice))


def telegraph(text: str, _: random.Random) -> str:
    """The words that carry the sentence left out, small letters."""
    return " ".join(word for word in text.lower().split() if word not in DROPPED)


def unmarked(text: str, _: random.Random) -> str:
    """Small letters and no punctuation."""
    return re.sub(r"[?.,!](?=\s|$)", "", text.lower())


def marked_up(text: str, dice: random.Random) -> str:
    """What Slack and its users add: mentions, emoji, bold, code, links, smart quotes, entities."""
    word = dice.choice([word for word in re.findall(r"[\w-]+", text) if is_content(word)] or [text])
    dress = dice.choice(
        (
            "*{}*",
            "`{}`",
            "_{}_",
            "<https://example.org/a?b=1|{}>",
            "\u201c{}\u201d",
            "&lt;{}&gt;",
            "\u2018{}\u2019",
        )
    )
    around = dice.choice(("<@U024BE7LH> {}", "{} :pray:", "hey {} \U0001f64f", "&gt; {}", "{} <!here>"))
    return around.format(text.replace(word, dress.format(word), 1))


def short_slip(text: str, dice: random.Random) -> str:
    """A slip in one word of three or four letters that is no word of everyday, as in abbreviations."""

    def is_short(word: str) -> bool:
        return len(word) in (3, 4) and word.lower() not in FUNCTION

    return _one(text, dice, lambda word: dice.choice((_dropped, _doubled, _swapped))(word, 2, dice), is_short)


def abbreviated(text: str, _: random.Random) -> str:
    """Every word that has an abbreviation shortened, small letters."""
    text = text.lower()
    for word, short in ABBREVIATED.items():
        text = re.sub(rf"\b{word}\b", short, text)
    return text


def by_ear(text: str, dice: random.Random) -> str:
    """One word of content spelt as it sounds."""
    sounds = [(said, written) for said, written in BY_EAR if said in text.lower()]
    if not sounds:
        return text.lower()
    said, written = dice.choice(sounds)
    return text.lower().replace(said, written, 1)


def as_typed(text: str, dice: random.Random) -> str:
    """What a hand in a hurry makes of a question: small letters, no marks, a slip in one word or two, an opening."""
    for _ in range(dice.choice((1, 2))):
        text = _one(text, dice, lambda word: slipped(word, dice))
    return dice.choice(OPENINGS) + unmarked(text, dice)


NOISES: Mapping[str, Noise] = {
    "one slip a word": one_slip,
    "two slips a word": two_slips,
    "first letters swapped": first_letter,
    "slip in a small word": function_slip,
    "merged": merged,
    "split": split,
    "merged and a slip": merged_and_slipped,
    "telegraph": telegraph,
    "small, unmarked": unmarked,
    "mark-up": marked_up,
    "slip in a short word": short_slip,
    "abbreviated": abbreviated,
    "by ear": by_ear,
    "as typed": as_typed,
}
"""The kinds of noise by name."""


def noisy(text: str, kind: str, seed: int) -> str:
    """Returns `text` with one kind of noise, the same for the same seed."""
    return NOISES[kind](text, random.Random(f"{seed} {kind} {text}"))  # noqa: S311 - nothing secret
