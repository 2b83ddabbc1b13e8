"""How much of what a question says a reading accounts for."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from bot.language.piece import Piece
from bot.language.reading import Reading
from bot.language.words import Words

ORDINARY_SHARE = 0.25
"""Weight of an everyday word that nothing explains, against that of a word nobody knows."""

NAME_SHARE = 0.4
"""Weight that a word of a name has at least, against that of a word nobody knows."""

KNOWN_SHARE = 0.6
"""Weight of an everyday word that some way of asking holds, against that of a word no one uses otherwise."""

REMEMBERED = 8192
"""Words and names of which the weight is remembered."""

Weights = tuple[tuple[float, float], ...]
"""For each piece of a question, its weight as a word and as a slot."""


class Content:
    """Weighs the words of questions by how rare they are among all names and ways of asking."""

    def __init__(self, holders: Mapping[str, int], words: Words) -> None:
        """Takes for each stem how many targets it is used for; `words` tells everyday words and other talk."""
        count = max(holders.values(), default=1)
        self._rarity = {key: math.log(1 + count / held) for key, held in holders.items()}
        self._unknown = math.log(1 + count)
        self._elsewhere = words.elsewhere
        self._as_name = lru_cache(maxsize=REMEMBERED)(self._weigh_name)
        self._as_word = lru_cache(maxsize=REMEMBERED)(self._weigh_word)

    def weigh(self, pieces: Sequence[Piece]) -> Weights:
        """Returns for each piece what it weighs as a word, and what it weighs where it is a slot."""
        return tuple([(self._weight(piece), self._as_name(piece.stems)) for piece in pieces])

    def _weight(self, piece: Piece) -> float:
        if piece.targets:
            return self._as_name(piece.stems)
        return 0.0 if piece.role is not None else self._as_word(piece.stems[0], piece.ordinary)

    def _weigh_name(self, stems: tuple[str, ...]) -> float:
        least = NAME_SHARE * self._unknown
        return sum(max(least, self._rarity.get(key, self._unknown)) for key in stems)

    def _weigh_word(self, key: str, ordinary: bool) -> float:
        if len(key) == 1:
            return 0.0
        known = self._rarity.get(key)
        if key in self._elsewhere or (known is None and not ordinary):
            return self._unknown
        if known is None:
            return ORDINARY_SHARE * self._unknown
        return KNOWN_SHARE * known if ordinary else known


def explained(reading: Reading, weights: Weights) -> float:
    """Returns the share of the question's content, by weight, that the slots account for."""
    held = reading.held
    total = accounted = 0.0
    for place, (piece, (word, name)) in enumerate(zip(reading.pieces, weights, strict=True)):
        if piece.start in held:
            total += name
            accounted += name
        else:
            total += word
            if place in reading.explained:
                accounted += word
    return accounted / total if total else 1.0


def spoken_for(reading: Reading) -> float:
    """Returns the share of the question's telling words, each counting alike, that the slots account for."""
    telling = [told for _, told in _telling(reading)]
    return sum(telling) / len(telling) if telling else 1.0


def strays(reading: Reading) -> bool:
    """Whether a telling word that nothing accounts for stands in one clause with a name."""
    held = reading.held
    clause = list(accumulate(piece.is_mark for piece in reading.pieces))
    named = {clause[place] for place, piece in enumerate(reading.pieces) if piece.start in held}
    return any(clause[place] in named for place, told in _telling(reading) if not told)


def _telling(reading: Reading) -> Iterator[tuple[int, bool]]:
    """Yields the place of each telling word, and whether the slots account for it."""
    held = reading.held
    for place, piece in enumerate(reading.pieces):
        if piece.tells or (piece.start in held and not piece.is_mark):
            yield place, piece.start in held or place in reading.explained
