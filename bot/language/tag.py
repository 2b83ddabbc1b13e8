"""Cutting a question into names, words that do something, everyday words and words nobody knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from bot.language.gazetteer import Gazetteer, Targets
from bot.language.lexicon import Lexicon
from bot.language.spell import Speller, Variants
from bot.language.words import Role, Words
from bot.text.normalize import MAX_CHARACTERS, normalize
from bot.text.tokens import PUNCTUATION, stems, tokenize

NAME_GAIN, ROLE_GAIN, ORDINARY_GAIN = 3.0, 2.0, 1.0
"""What each token is worth that a name, a word with a role or an everyday word covers: names win over equal length."""

TERM_GAIN = 2.2
"""What each token of a term or value is worth that holds a subject's name: the name wins over the whole."""

PLAIN_GAIN = 1.8
"""What a word in a name is worth that does something in a question by itself: less than outside the name."""

SUBJECT_GAIN = 0.01
"""What each token of a subject's name is worth more than another: of two equal cuts, the one that names whom wins."""

LENGTH_GAIN = 0.5
"""What each further token of one phrase adds: the longest phrase wins."""

SLIP_COST = 1.1
"""What each misspelling takes off: a slip in a word still beats leaving it unexplained, but not an exact reading."""

SENTENCE_ENDS = frozenset(".?!")

MOST_EMOJI = 20
"""Emoji that are looked at for a subject's name."""

_EMOJI = re.compile(r":([a-z0-9_-]+):", re.IGNORECASE)

Stems = tuple[str, ...]


class Piece(NamedTuple):
    """A stretch of the question and what it is.

    Attributes:
        start: place of its first token.
        end: place after its last token.
        text: its tokens as typed.
        stems: its stems after spelling correction.
        targets: what it names, by kind.
        role: what it does in the question.
        ordinary: it is an everyday word.
        plain: it is a name of one word that is an everyday word too ("platform").
        slips: misspellings corrected in it.
    """

    start: int
    end: int
    text: str
    stems: Stems
    targets: Targets | None = None
    role: Role | None = None
    ordinary: bool = False
    slips: int = 0
    plain: bool = False

    @property
    def unknown(self) -> bool:
        """Nobody knows this word."""
        return self.targets is None and self.role is None and not self.ordinary


class _Entry(NamedTuple):
    """What a phrase is, and how much it is worth in a cut of a question."""

    targets: Targets | None
    role: Role | None
    gain: float


_MARKS = {
    mark: _Entry(None, Role(filler=True, turns=mark in SENTENCE_ENDS), ROLE_GAIN) for mark in PUNCTUATION
}
_EVERYDAY = _Entry(None, None, ORDINARY_GAIN)
_UNKNOWN = _Entry(None, None, 0.0)


class _Node:
    """A phrase or the beginning of one.

    Attributes:
        key: its stems.
        longer: what is one word longer, by that word.
        entry: what it is, if it is a phrase.
        known: that has been found out.
    """

    __slots__ = ("entry", "key", "known", "longer")

    def __init__(self, key: Stems) -> None:
        """Starts with nothing longer."""
        self.key = key
        self.longer: dict[str, _Node] = {}
        self.entry: _Entry | None = None
        self.known = False

    def follow(self, key: Stems) -> "_Node":
        """Returns the node of `key` below this one, made where it is missing."""
        node = self
        for place, more in enumerate(key, 1):
            if more not in node.longer:
                node.longer[more] = _Node(key[:place])
            node = node.longer[more]
        return node

    def find(self, key: Stems) -> "_Node | None":
        """Returns the node of `key` below this one, or None."""
        node: _Node | None = self
        for more in key:
            node = node.longer.get(more) if node is not None else None
        return node


_Step = tuple[float, int, Stems, _Entry, int]
"""The best way on from a token: gain to the end, where the piece ends, its stems, what it is, its slips."""


class Tagger:
    """Cuts questions by the names of one gazetteer and the words of questions."""

    def __init__(self, gazetteer: Gazetteer, words: Words, lexicon: Lexicon) -> None:
        """Notes how phrases begin; what each is, is found out when it first stands in a question."""
        self._speller = Speller(lexicon, words)
        self._words = words
        self._gazetteer = gazetteer
        self._root = _Node(())
        for mark in PUNCTUATION:
            self._root.follow((mark,)).entry = _MARKS[mark]
        for key in chain(gazetteer.phrases, words.roles):
            self._root.follow(key)

    def tag(self, utterance: str) -> tuple[Piece, ...]:
        """Returns the pieces of `utterance` in order, every token in exactly one."""
        said = _EMOJI.sub(self._named_emoji, utterance[:MAX_CHARACTERS], MOST_EMOJI)
        tokens, variants = self._speller.read(tokenize(normalize(said)))
        steps = self._steps(tokens, variants)
        pieces: list[Piece] = []
        place = 0
        while place < len(tokens):
            _, end, key, entry, slips = steps[place]
            text = tokens[place] if end == place + 1 else " ".join(tokens[place:end])
            everyday = entry is _EVERYDAY
            plain = entry.targets is not None and len(key) == 1 and self._is_plain(key[0])
            pieces.append(Piece(place, end, text, key, entry.targets, entry.role, everyday, slips, plain))
            place = end
        return self._completed(pieces)

    def _named_emoji(self, match: re.Match[str]) -> str:
        """Returns the name of an emoji that is a subject's name; others say nothing and stay what they are."""
        targets = self._gazetteer.phrases.get(stems(normalize(match[1])), {})
        return f" {match[1]} " if "subject" in targets else match[0]

    def _is_plain(self, word: str) -> bool:
        return word in self._words.ordinary or (word,) in self._words.roles

    def _completed(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """Returns the pieces with names that share their last word made whole: "abort and delay injection"."""
        for place in range(len(pieces) - 2, -1, -1):
            joiner, whole = pieces[place + 1], pieces[min(place + 2, len(pieces) - 1)]
            joined = joiner.text == "," or (joiner.role is not None and joiner.role.joins)
            if joined and not _is_who(pieces[place]) and whole.targets is not None and len(whole.stems) > 1:
                pieces[place] = self._with_head(pieces[place], whole)
        return tuple(pieces)

    def _with_head(self, piece: Piece, whole: Piece) -> Piece:
        """Returns `piece` as the name it is together with the last word of `whole`, or all but the first, if it is one.

        Its own stems then are those of the name, so that the next member of a list is made whole in turn. No list
        names the same twice.
        """
        for head in (whole.stems[-1:], whole.stems[1:]):
            key = (*piece.stems, *head)
            entry = self._entry(key)
            targets = entry.targets if entry is not None else None
            if targets is not None and _is_list_name(targets, piece) and not _is_same(targets, whole.targets):
                return piece._replace(stems=key, targets=targets, role=None, ordinary=False)
        return piece

    def _steps(self, tokens: tuple[str, ...], variants: list[Variants]) -> list[_Step]:
        """Returns for each place the step that gains most from there to the end; of equals the shortest."""
        nothing: _Step = (0.0, len(tokens), (), _UNKNOWN, 0)
        best = [nothing] * (len(tokens) + 1)
        for place in range(len(tokens) - 1, -1, -1):
            chosen = self._single(place, tokens[place], variants, best[place + 1][0])
            for end, node, slips, less in _begun(self._root, place, variants):
                entry = node.entry if node.known else self._learn(node)
                if entry is not None and (not less or end > place + 1):
                    gain = round(entry.gain - SLIP_COST * slips - less + best[end][0], 6)
                    if gain > chosen[0]:
                        chosen = (gain, end, node.key, entry, slips)
            best[place] = chosen
        return best

    def _entry(self, key: Stems) -> _Entry | None:
        """Returns what a phrase is, or None where it is none, like a mere beginning of one."""
        node = self._root.find(key)
        if node is None:
            return None
        return node.entry if node.known else self._learn(node)

    def _learn(self, node: _Node) -> _Entry | None:
        """Finds out what a phrase is when it first stands in a question."""
        if node.entry is None and self._is_phrase(node.key):
            node.entry = _entry(node.key, self._gazetteer.phrases, self._words)
        node.known = True
        return node.entry

    def _is_phrase(self, key: Stems) -> bool:
        named = key in self._gazetteer.phrases and not _holds_verb(key, self._gazetteer, self._words)
        return named or key in self._words.roles

    def _single(self, place: int, token: str, variants: list[Variants], onward: float) -> _Step:
        key, slips, _ = variants[place][0]
        if key in self._words.ordinary or token.isdigit() or self._speller.knows(key):
            return (ORDINARY_GAIN - SLIP_COST * slips + onward, place + 1, (key,), _EVERYDAY, slips)
        return (onward, place + 1, (key,), _UNKNOWN, 0)


def _begun(root: _Node, start: int, variants: list[Variants]) -> Iterator[tuple[int, _Node, int, float]]:
    """Yields what the tokens from `start` on can begin a phrase with, each with its end and slips, and how unlikely."""
    begun = [(root, 0, 0.0)]
    for end in range(start, len(variants)):
        begun = [
            (longer, slips + slip, less + more_less)
            for node, slips, less in begun
            for more, slip, more_less in variants[end]
            if (longer := node.longer.get(more)) is not None
        ]
        if not begun:
            return
        for node, slips, less in begun:
            yield end + 1, node, slips, less


def _is_list_name(targets: Targets, piece: Piece) -> bool:
    """Whether a name made whole is a feature's, or a subject's where the piece alone carries nothing."""
    filler = piece.role is not None and piece.role.filler and piece.text not in PUNCTUATION
    return "feature" in targets or ("subject" in targets and filler)


def _is_same(targets: Targets, others: Targets | None) -> bool:
    """Whether two names name one feature."""
    return "feature" in targets and others is not None and targets["feature"] == others.get("feature")


def _is_who(piece: Piece) -> bool:
    """Whether a piece names who is asked about, not what."""
    return piece.targets is not None and not {"subject", "kind"}.isdisjoint(piece.targets)


def _holds_verb(key: Stems, gazetteer: Gazetteer, words: Words) -> bool:
    """Whether `key` is a shorter name with the verb of questions before or behind it: that word is the question's."""
    for verb, rest in (((key[0],), key[1:]), ((key[-1],), key[:-1])):
        role = words.roles.get(verb)
        if rest in gazetteer.phrases and role is not None and role.cue == verb[0]:
            return True
    return False


def _holds_subject(key: Stems, phrases: Mapping[Stems, Targets]) -> bool:
    """Whether the name of a subject is part of `key`."""
    parts = ((key[:cut], key[cut:]) for cut in range(1, len(key)))
    return any("subject" in phrases.get(part, ()) for pair in parts for part in pair)


def _entry(key: Stems, phrases: Mapping[Stems, Targets], words: Words) -> _Entry:
    """Returns what the phrase `key` is; the desk's own name carries nothing."""
    targets, role = phrases.get(key), words.roles.get(key)
    if targets is not None and "desk" in targets:
        targets, role = None, Role(filler=True)
    longer = LENGTH_GAIN * (len(key) - 1) + SUBJECT_GAIN * len(key) * ("subject" in (targets or ()))
    if targets is None:
        return _Entry(None, role, ROLE_GAIN * len(key) + longer)
    mere = targets.keys() <= {"define", "value"} and _holds_subject(key, phrases)
    each = TERM_GAIN if mere else NAME_GAIN
    plain = sum((word,) in words.roles for word in key) if len(key) > 1 else 0
    return _Entry(targets, role, each * len(key) + longer - (each - PLAIN_GAIN) * plain)


def sentences(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Returns the sentences of a tagged message, without those that hold nothing but punctuation."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        found[-1].append(piece)
        if piece.text in SENTENCE_ENDS:
            found.append([])
    return tuple(tuple(part) for part in found if any(piece.text not in PUNCTUATION for piece in part))


def cues_in(pieces: Iterable[Piece]) -> frozenset[str]:
    """Returns what is asked by the words of a question, each apart from the others."""
    return frozenset(piece.role.cue for piece in pieces if piece.role is not None)


def opening_of(pieces: Iterable[Piece]) -> str:
    """Returns the cue with which a question opens, or "" where it has none."""
    return next((piece.role.cue for piece in pieces if piece.role is not None and piece.role.cue), "")


def subjects_of(pieces: Iterable[Piece]) -> dict[str, None]:
    """Returns the subjects named, in order, without those whose name is a mere noun for their kind."""
    named = (piece.targets for piece in pieces if piece.targets and "kind" not in piece.targets)
    return dict.fromkeys(identity for targets in named for identity in targets.get("subject", ()))
