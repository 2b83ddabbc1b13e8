"""Which of many targets the words of a question point to, by weights learnt from ways of asking."""

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

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
        numbers: the number of each known term.
        squares: by number of term, as in `Row`.
        ends: by number of term, where its run of `places` and `weights` ends.
        places: numbers of targets, run by run.
        weights: as in `Row`, run by run.
    """

    targets: tuple[str, ...]
    numbers: Mapping[str, int]
    squares: "array[float]"
    ends: "array[int]"
    places: "array[int]"
    weights: "array[int]"

    def scores(self, stems: Sequence[str]) -> dict[int, float]:
        """Returns the score of each target that the stems speak for or against, by its number; none for strange words.

        A lead of 1 before all others is what the examples learnt from have.
        """
        found: dict[int, int] = {}
        square = 0.0
        for number in self._terms(stems):
            square += self.squares[number]
            start, end = self._run(number)
            for target, weight in zip(self.places[start:end], self.weights[start:end], strict=True):
                found[target] = found.get(target, 0) + weight
        length = SCALE * math.sqrt(square)
        return {target: weight / length for target, weight in found.items()}

    def speaks_for(self, stem: str, target: int) -> bool:
        """Whether the stem speaks for the target of this number."""
        number = self.numbers.get(stem)
        if number is None:
            return False
        start, end = self._run(number)
        place = bisect_left(self.places, target, start, end)
        return place < end and self.places[place] == target and self.weights[place] > 0

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_classifier`."""
        head = json.dumps({"targets": self.targets, "terms": list(self.numbers)}, ensure_ascii=False)
        arrays = (self.squares, self.ends, self.places, self.weights)
        parts = (head.encode(), *(part.tobytes() for part in arrays))
        return b"".join(len(part).to_bytes(8, "little") + part for part in parts)

    def _run(self, number: int) -> tuple[int, int]:
        return (self.ends[number - 1] if number else 0), self.ends[number]

    def _terms(self, stems: Sequence[str]) -> Iterator[int]:
        """Yields the numbers of the known terms of stems, once each; for a strange word those of its pieces."""
        numbers = self.numbers
        for stem in dict.fromkeys(stems):
            if stem in numbers:
                yield numbers[stem]
            else:
                yield from (numbers[gram] for gram in grams(stem) if gram in numbers)
        for pair in dict.fromkeys(pairs(stems)):
            if pair in numbers:
                yield numbers[pair]


def build_classifier(targets: Sequence[str], rows: Mapping[str, Row]) -> Classifier:
    """Returns the classifier of these targets with the rows of all known terms."""
    return Classifier(
        targets=tuple(targets),
        numbers={term: number for number, term in enumerate(rows)},
        squares=array("d", (row.square for row in rows.values())),
        ends=array("I", accumulate(len(row.targets) for row in rows.values())),
        places=array("H", (target for row in rows.values() for target in row.targets)),
        weights=array("i", (weight for row in rows.values() for weight in row.weights)),
    )


def load_classifier(data: bytes) -> Classifier:
    """Returns the classifier that `Classifier.dump` made `data` of."""
    parts = []
    view = memoryview(data)
    while view:
        end = 8 + int.from_bytes(view[:8], "little")
        parts.append(view[8:end])
        view = view[end:]
    head = json.loads(bytes(parts[0]))
    numbers = {term: number for number, term in enumerate(head["terms"])}
    arrays = (_array(code, part) for code, part in zip("dIHi", parts[1:], strict=True))
    return Classifier(tuple(head["targets"]), numbers, *arrays)


def _array(code: str, data: memoryview) -> "array[Any]":
    filled: array[Any] = array(code)
    filled.frombytes(data)
    return filled
