"""All phrases that mean something, word by word: how each begins, what it is, and what it is worth in a cut."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from bot.language.gazetteer import Gazetteer, Targets
from bot.language.spell import Variants
from bot.language.words import Role, Words
from bot.text.tokens import PUNCTUATION, Stems

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

SENTENCE_ENDS = frozenset(".?!")
"""Punctuation that ends a sentence, and the reach of a negation."""


class Entry(NamedTuple):
    """What a phrase is, and how much it is worth in a cut of a question."""

    targets: Targets | None
    role: Role | None
    gain: float


_MARKS = {
    mark: Entry(None, Role(filler=True, turns=mark in SENTENCE_ENDS), ROLE_GAIN) for mark in PUNCTUATION
}


EVERYDAY = Entry(None, None, ORDINARY_GAIN)
"""An everyday word."""

UNKNOWN = Entry(None, None, 0.0)
"""A word nobody knows."""


class Node:
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
        self.longer: dict[str, Node] = {}
        self.entry: Entry | None = None
        self.known = False

    def follow(self, key: Stems) -> "Node":
        """Returns the node of `key` below this one, made where it is missing."""
        node = self
        for place, more in enumerate(key, 1):
            if more not in node.longer:
                node.longer[more] = Node(key[:place])
            node = node.longer[more]
        return node

    def find(self, key: Stems) -> "Node | None":
        """Returns the node of `key` below this one, or None."""
        node: Node | None = self
        for more in key:
            node = node.longer.get(more) if node is not None else None
        return node


class PhraseTree:
    """All names of one gazetteer and all words of questions, by how they begin."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        """Notes how phrases begin; what each is, is found out when it first stands in a question."""
        self._gazetteer = gazetteer
        self._words = words
        self._root = Node(())
        for mark in PUNCTUATION:
            self._root.follow((mark,)).entry = _MARKS[mark]
        for key in chain(gazetteer.phrases, words.roles):
            self._root.follow(key)

    def find(self, key: Stems) -> Entry | None:
        """Returns what a phrase is, or None where it is none, like a mere beginning of one."""
        node = self._root.find(key)
        return self.entry(node) if node is not None else None

    def entry(self, node: Node) -> Entry | None:
        """Returns what the phrase at a node is, or None where none ends there."""
        if not node.known:
            if node.entry is None and self._is_phrase(node.key):
                node.entry = _make_entry(node.key, self._gazetteer.phrases, self._words)
            node.known = True
        return node.entry

    def begun(self, start: int, variants: list[Variants]) -> Iterator[tuple[int, Node, int, float]]:
        """Yields what the tokens from `start` on can begin a phrase with: end, node, slips, how unlikely."""
        begun = [(self._root, 0, 0.0)]
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

    def _is_phrase(self, key: Stems) -> bool:
        named = key in self._gazetteer.phrases and not _holds_verb(key, self._gazetteer, self._words)
        return named or key in self._words.roles


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


def _make_entry(key: Stems, phrases: Mapping[Stems, Targets], words: Words) -> Entry:
    """Returns what the phrase `key` is; the desk's own name carries nothing."""
    targets, role = phrases.get(key), words.roles.get(key)
    if targets is not None and "desk" in targets:
        targets, role = None, Role(filler=True)
    longer = LENGTH_GAIN * (len(key) - 1) + SUBJECT_GAIN * len(key) * ("subject" in (targets or ()))
    if targets is None:
        return Entry(None, role, ROLE_GAIN * len(key) + longer)
    mere = targets.keys() <= {"define", "value"} and _holds_subject(key, phrases)
    each = TERM_GAIN if mere else NAME_GAIN
    plain = sum((word,) in words.roles for word in key) if len(key) > 1 else 0
    return Entry(targets, role, each * len(key) + longer - (each - PLAIN_GAIN) * plain)
