"""The word forms of all names and of questions: what tells a slip from a word that is meant as it stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from bot.language.gazetteer import KINDS, OTHER_TALK, UNCOVERED, Name
from bot.language.words import Words
from bot.text.near import VOWELS, NearIndex, build_near_index, find_left, load_near_index
from bot.text.parts import Kept, join_lines, join_parts, split_lines, split_parts
from bot.text.tokens import stem

FORMS, NEAR, NAMES = "forms", "near", "names"
"""Names under which the word forms and the index of near ones are kept."""

COMMON = 4
"""Names that hold a word from which on it is a common one, meant rather than others."""

SHORTEST_PAIR = 6
"""Letters two words must have together to be looked for as one, as people run names together."""


class Lexicon:
    """Known words, read from the bytes they are kept as; what only unknown words need is read when first needed.

    Attributes:
        surface: word forms of names and of questions.
        stems: their stems.
    """

    def __init__(self, parts: Mapping[str, bytes], lend: Callable[[str], Kept]) -> None:
        """Takes what `build_lexicon` made, and what lends the large ones of its parts."""
        self._lend = lend
        surface, known, self._pairs, self._elsewhere, self._told, self._abbreviations = split_parts(
            parts[FORMS]
        )
        self.surface = frozenset(split_lines(surface))
        self.stems = frozenset(split_lines(known))

    @cached_property
    def pairs(self) -> Mapping[str, tuple[str, ...]]:
        """Neighbouring words of names, two or three, by what they look like run together."""
        runs = (line.split(" ") for line in split_lines(self._pairs))
        return {"".join(run): tuple(run) for run in runs}

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Word forms of sentences about other things, which are no misspellings of names."""
        return frozenset(split_lines(self._elsewhere))

    @cached_property
    def told(self) -> frozenset[str]:
        """Stems of the words of names and ways of asking."""
        return frozenset(split_lines(self._told))

    @cached_property
    def near(self) -> NearIndex:
        """Finds the words that an unknown one may be a misspelling of: those of names are meant rather than others."""
        return load_near_index(self._lend(NEAR))

    @cached_property
    def names(self) -> NearIndex:
        """Finds the words of names, and those that do something in a question, for what is likely one of these."""
        return load_near_index(self._lend(NAMES))

    @cached_property
    def abbreviations(self) -> tuple[str, ...]:
        """Those of names, too short for `near`."""
        return tuple(split_lines(self._abbreviations))


def build_lexicon(names: Iterable[Name], known: Words) -> dict[str, bytes]:
    """Returns the parts of the lexicon of all names and of the words of questions, for `Lexicon`."""
    forms: dict[str, dict[str, None]] = {}
    own: Counter[str] = Counter()
    pairs: dict[str, tuple[str, ...]] = {}
    elsewhere: set[str] = set()
    for name in names:
        if name.kind in (OTHER_TALK, UNCOVERED):
            elsewhere.update(name.words)
            continue
        found = name.bare
        forms.setdefault(name.kind, {}).update(dict.fromkeys(found))
        if not name.asked:
            own.update(found)
            runs = {"".join(run): run for run in name.runs}
            pairs.update({joined: run for joined, run in runs.items() if len(joined) >= SHORTEST_PAIR})
    told = tuple(_ordered(forms))
    named = [word for word in told if word in own or word not in pairs]
    surface = dict.fromkeys((*named, *known.surface))
    in_names = [word for word in named if word in own]
    parts = (
        surface,
        sorted({stem(word) for word in surface}),
        map(" ".join, pairs.values()),
        sorted(elsewhere),
        sorted(set(map(stem, told))),
        filter(_is_abbreviation, in_names),
    )
    likely = ([word for word in in_names if own[word] >= COMMON], in_names)
    meant = tuple(word for word in known.surface if (word,) not in known.spellings)
    likely_later = known.parts, (*meant, *named, *pairs)
    left = find_left(chain(*likely, *likely_later, known.acting))
    near = build_near_index(*likely, *likely_later, left=left)
    names_near = build_near_index(*likely, known.acting, left=left)
    return {FORMS: join_parts(*map(join_lines, parts)), NEAR: near.dump(), NAMES: names_near.dump()}


def _is_abbreviation(word: str) -> bool:
    """Whether a word is likely said letter by letter: it has three letters, or four and no vowel."""
    return word.isalpha() and (len(word) == 3 or (len(word) == 4 and VOWELS.isdisjoint(word)))


def _ordered(forms: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yields word forms by the kind of what they name, those of subjects first."""
    for kind in (*KINDS, *sorted(kind for kind in forms if kind not in KINDS)):
        yield from forms.get(kind, ())
