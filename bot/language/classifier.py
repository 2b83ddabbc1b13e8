"""Which of many targets the words of a question point to, by weights learnt from ways of asking."""

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.text.parts import Fractions, Numbers, join_parts, numbers_of, split_parts
from bot.text.texts import Texts, build_texts, load_texts

SCALE = 1024
"""Weights are kept as whole numbers of this part of one."""

GRAM = 4
"""Letters in a piece of a word; pieces tell of words that nobody taught."""

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one term says.

    Attributes:
        square: the square of how much the term tells, for bringing long and short questions to one measure.
        targets: numbers of the targets it speaks for or against, ascending.
        weights: how much, as whole parts of `SCALE`.
    """

    square: float
    targets: tuple[int, ...]
    weights: tuple[int, ...]


def pairs(stems: Sequence[str]) -> list[str]:
    """Returns the terms of neighbouring stems."""
    return [f"{one} {other}" for one, other in pairwise(stems)]


def grams(word: str) -> list[str]:
    """Returns the pieces of a word of letters, its ends marked; short words and numbers have none."""
    if len(word) < GRAM or not word.isalpha():
        return []
    marked = f"<{word}>"
    return [f"#{marked[start : start + GRAM]}" for start in range(len(marked) - GRAM + 1)]


@dataclass(frozen=True, slots=True)
class Classifier:
    """Scores targets by the words of a question; made by `learn.learn`, kept as bytes in a release.

    Attributes:
        targets: the ids it tells apart.
        terms: the known terms.
        squares: by number of term, as in `Row`.
        ends: by number of term, where its run of `places` and `weights` ends.
        places: numbers of targets, run by run.
        weights: as in `Row`, run by run.
    """

    targets: tuple[str, ...]
    terms: Texts
    squares: Fractions
    ends: Numbers
    places: Numbers
    weights: Numbers

    def scores(self, stems: Sequence[str]) -> dict[int, float]:
        """Returns the score of each target that the stems speak for or against, by its number; none for strange words.

        A lead of 1 before all others is what the examples learnt from have.
        """
        found: dict[int, int] = {}
        square = 0.0
        for number in self._terms(stems):
            square += self.squares[number]
            start, end = self._run(number)
            targets, weights = self.places[start:end].tolist(), self.weights[start:end].tolist()
            for target, weight in zip(targets, weights, strict=True):
                found[target] = found.get(target, 0) + weight
        length = SCALE * math.sqrt(square)
        return {target: weight / length for target, weight in found.items()}

    def speaks_for(self, stem: str, target: int) -> bool:
        """Whether the stem speaks for the target of this number."""
        number = self.terms.find(stem)
        if number is None:
            return False
        start, end = self._run(number)
        place = bisect_left(self.places, target, start, end)
        return place < end and self.places[place] == target and self.weights[place] > 0

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_classifier`."""
        targets = json.dumps(self.targets, ensure_ascii=False).encode()
        return join_parts(targets, self.terms.dump(), self.squares, self.ends, self.places, self.weights)

    def _run(self, number: int) -> tuple[int, int]:
        return (self.ends[number - 1] if number else 0), self.ends[number]

    def _terms(self, stems: Sequence[str]) -> Iterator[int]:
        """Yields the numbers of the known terms of stems, once each; for a strange word those of its pieces."""
        find = self.terms.find
        for stem in dict.fromkeys(stems):
            number = find(stem)
            found = map(find, grams(stem)) if number is None else (number,)
            yield from (each for each in found if each is not None)
        for pair in dict.fromkeys(pairs(stems)):
            number = find(pair)
            if number is not None:
                yield number


def build_classifier(targets: Sequence[str], rows: Mapping[str, Row]) -> Classifier:
    """Returns the classifier of these targets with the rows of all known terms."""
    return Classifier(
        targets=tuple(targets),
        terms=build_texts(rows),
        squares=memoryview(array("d", (row.square for row in rows.values()))),
        ends=numbers_of("I", accumulate(len(row.targets) for row in rows.values())),
        places=numbers_of("H", (target for row in rows.values() for target in row.targets)),
        weights=numbers_of("i", (weight for row in rows.values() for weight in row.weights)),
    )


def load_classifier(data: bytes | memoryview) -> Classifier:
    """Returns the classifier that `Classifier.dump` made `data` of."""
    targets, terms, squares, ends, places, weights = split_parts(data)
    return Classifier(
        tuple(json.loads(bytes(targets))),
        load_texts(terms),
        squares.cast("d"),
        ends.cast("I"),
        places.cast("H"),
        weights.cast("i"),
    )


class Classifiers:
    """The classifiers of a release by kind, each loaded when it is first asked for: plain questions need none."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Takes what each was kept as."""
        self._parts = parts
        self._loaded: dict[str, Classifier] = {}

    def __getitem__(self, kind: str) -> Classifier:
        if kind not in self._loaded:
            self._loaded[kind] = load_classifier(self._parts[kind])
        return self._loaded[kind]
