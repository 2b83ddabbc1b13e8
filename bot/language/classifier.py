"""Which of many targets the words of a question point to, by weights learnt from ways of asking."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from bot.language.terms import Terms, Told, load_terms
from bot.text.lanes import marks_of, numbers_in
from bot.text.parts import Kept

SCALE = 1024
"""Weights are kept as whole numbers of this part of one."""

GRAM = 4
"""Letters in a piece of a word; pieces tell of words that nobody taught."""

REMEMBERED, PAIRS_REMEMBERED = 512, 256
"""Words, and pairs of words, of which a classifier remembers what they say: questions repeat words more than pairs."""

NOTHING = Told()

BEYOND = 1e6
"""Further behind the best than any score is."""


def pairs(stems: Sequence[str]) -> list[str]:
    """Returns the terms of neighbouring stems."""
    return [f"{one} {other}" for one, other in pairwise(stems)]


def grams(word: str) -> list[str]:
    """Returns the pieces of a word of letters, its ends marked; short words and numbers have none."""
    if len(word) < GRAM or not word.isalpha():
        return []
    marked = f"<{word}>"
    return [f"#{marked[start : start + GRAM]}" for start in range(len(marked) - GRAM + 1)]


class Heard(NamedTuple):
    """What words say together of all targets.

    Attributes:
        weights: the sum for each target, a lane for each.
        length: what a score is divided by, for bringing long and short questions to one measure.
        size: how many targets there are.
    """

    weights: int
    length: float
    size: int

    def scores(self, among: int | None = None, reach: float = BEYOND) -> dict[int, float]:
        """Returns the scores, as `Classifier.scores` does.

        Args:
            among: marks over the targets that count, as `Classifier.marks` returns them; all where there is none.
            reach: targets further behind the best are left out.
        """
        found = numbers_in(self.weights, among, self.size)
        # Where nothing speaks for any target, something may still speak against some.
        best = max(found, default=0) or max(filter(None, found), default=0)
        length = self.length
        # Rounded down, so that none is left out for how numbers are rounded.
        least = math.floor(best - reach * length)
        return {target: said / length for target, said in enumerate(found) if said >= least and said}


class Classifier:
    """Scores targets by the words of a question; made by `learn.learn`, kept as bytes in a release.

    Attributes:
        targets: the ids it tells apart.
        numbers: the number of each.
    """

    def __init__(self, terms: Terms) -> None:
        """Scores by what `terms` say."""
        self.targets = terms.targets
        self.numbers = {target: number for number, target in enumerate(terms.targets)}
        self._terms = terms
        self._word = lru_cache(maxsize=REMEMBERED)(self._read_word)
        self._speaking = lru_cache(maxsize=REMEMBERED)(terms.speaks_for)
        self._pair = lru_cache(maxsize=PAIRS_REMEMBERED)(self._read_pair)

    def scores(self, stems: Sequence[str]) -> dict[int, float]:
        """Returns the score of each target that the stems speak for or against, by its number; none for strange words.

        A lead of 1 before all others is what the examples learnt from have.
        """
        return self.hear(stems).scores()

    def hear(self, stems: Sequence[str]) -> "Heard":
        """Returns what the stems say together of all targets."""
        square, weights = 0.0, 0
        for squares, told in self._told(stems):
            if squares:  # most pairs say nothing
                weights += told
                for each in squares:
                    square += each
        return Heard(weights, SCALE * math.sqrt(square), len(self.targets))

    def speaks_for(self, stem: str) -> int:
        """Returns the targets that the stem speaks for, a bit for the number of each."""
        return self._speaking(stem)

    def marks(self, allowed: Callable[[str], bool]) -> int:
        """Returns marks over the allowed targets, for `Heard.scores`."""
        chosen = (number for number, target in enumerate(self.targets) if allowed(target))
        return marks_of(chosen, len(self.targets))

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_classifier`."""
        return self._terms.dump()

    def _told(self, stems: Sequence[str]) -> Iterator[Told]:
        """Returns what stems say and what pairs of them do, once each."""
        return chain(map(self._word, dict.fromkeys(stems)), map(self._pair, dict.fromkeys(pairs(stems))))

    def _read_word(self, stem: str) -> Told:
        """Returns what a stem says; a strange one says what its pieces do together."""
        told = self._terms.find(stem)
        if told is not None:
            return told
        pieces = [piece for piece in map(self._terms.find, grams(stem)) if piece is not None]
        squares = chain.from_iterable([piece.squares for piece in pieces])
        return Told(tuple(squares), sum([piece.weights for piece in pieces]))

    def _read_pair(self, pair: str) -> Told:
        return self._terms.find(pair) or NOTHING


def load_classifier(kept: Kept) -> Classifier:
    """Returns the classifier that `Classifier.dump` made these bytes of, which are not read in."""
    return Classifier(load_terms(kept))


class Classifiers:
    """The classifiers of a release by kind, each loaded when it is first asked for: plain questions need none."""

    def __init__(self, lend: Callable[[str], Kept]) -> None:
        """Takes what lends each as it was kept."""
        self._lend = lend
        self._loaded: dict[str, Classifier] = {}

    def __getitem__(self, kind: str) -> Classifier:
        if kind not in self._loaded:
            self._loaded[kind] = load_classifier(self._lend(kind))
        return self._loaded[kind]
