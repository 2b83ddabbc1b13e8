"""Learns from ways of asking which words point to which target: done once, when a release is built.

The learner is the averaged passive-aggressive algorithm for several classes (Crammer et al., "Online
Passive-Aggressive Algorithms", Journal of Machine Learning Research 7, 2006, PA-I). It adds, multiplies and divides in
a fixed order and draws no random numbers, so the same ways of asking give the same classifier everywhere.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.classifier import SCALE, Classifier, build_classifier, grams, pairs
from bot.language.gazetteer import Stems
from bot.language.terms import Row

ROUNDS, REPEATS = 2, 3
"""Times all examples are gone through, and times in each in which those that still teach something are."""

AGGRESSIVENESS = 1.0
"""The most that one example moves the weights (C of the algorithm)."""

MARGIN = 1.0
"""How far ahead of the others the right target must be for an example to teach nothing more."""

LEAST_WEIGHT = 48
"""Weights below this, in parts of `SCALE`, change no answer and would only cost time."""

Example = tuple[str, Stems]
"""A target and the stems of one way of asking for it."""

_Floats = NDArray[np.float64]
_Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Vector:
    """One example as the learner sees it: the numbers of its terms, their weights, its target's number."""

    terms: _Places
    values: _Floats
    target: int


def learn(examples: Iterable[Example]) -> Classifier:
    """Returns a classifier of the targets of `examples`; each word keeps what its pieces have learnt as well."""
    listed = sorted(dict.fromkeys(example for example in examples if example[1]), key=scattered)
    targets = tuple(sorted({target for target, _ in listed}))
    rarity = _rarity(listed)
    numbers = {term: number for number, term in enumerate(rarity)}
    places = {target: place for place, target in enumerate(targets)}
    vectors = [_vector(stems, places[target], rarity, numbers) for target, stems in listed]
    weights = _trained(vectors, (len(numbers), len(targets)))
    return build_classifier(targets, _rows(listed, weights, rarity, numbers))


def scattered(example: Example) -> tuple[int, Example]:
    """Returns what the examples are gone through by: those of one target far apart, and one more moves no others."""
    target, stems = example
    return crc32(" ".join((target, *stems)).encode()), example


def _rarity(listed: Sequence[Example]) -> dict[str, float]:
    """Returns for each term how much it tells: the fewer examples hold it, the more."""
    held = Counter(term for _, stems in listed for term in dict.fromkeys(_terms(stems)))
    return {term: math.log(1 + len(listed) / count) for term, count in held.items()}


def _terms(stems: Stems) -> list[str]:
    return [*stems, *pairs(stems), *(gram for word in stems for gram in grams(word))]


def _vector(stems: Stems, target: int, rarity: Mapping[str, float], numbers: Mapping[str, int]) -> _Vector:
    terms = tuple(dict.fromkeys(_terms(stems)))
    told = [rarity[term] for term in terms]
    length = math.sqrt(math.fsum(value * value for value in told))
    return _Vector(np.array([numbers[term] for term in terms]), np.array(told) / length, target)


def _trained(vectors: Sequence[_Vector], shape: tuple[int, int]) -> _Floats:
    """Returns the weight of every term for every target, averaged over all steps.

    After each time through all examples those that taught something are gone through again, as long as they do.
    """
    weights = np.zeros(shape)
    weighted = np.zeros(shape)
    step = 0
    for _ in range(ROUNDS):
        left: Iterable[int] = range(len(vectors))
        for _ in range(REPEATS):
            taught = []
            for place in left:
                step += 1
                vector = vectors[place]
                change = _change(vector, weights)
                if change is not None:
                    rival, values = change
                    taught.append(place)
                    for number, told in ((vector.target, values), (rival, -values)):
                        weights[vector.terms, number] += told
                        weighted[vector.terms, number] += step * told
            left = taught
    return weights - weighted / max(step, 1)


def _change(vector: _Vector, weights: _Floats) -> tuple[int, _Floats] | None:
    """Returns the rival that an example moves away from and how far, or None where it teaches nothing."""
    scores = _scores(vector, weights)
    right = float(scores[vector.target])
    scores[vector.target] = -math.inf
    rival = int(scores.argmax())
    loss = MARGIN - right + float(scores[rival])
    return (rival, min(AGGRESSIVENESS, loss / 2) * vector.values) if loss > 0 else None


def _scores(vector: _Vector, weights: _Floats) -> _Floats:
    """Returns the score of every target; added up row by row, so that no processor adds in another order."""
    scores: _Floats = (vector.values[:, np.newaxis] * weights[vector.terms]).sum(axis=0)
    return scores


def _rows(
    listed: Sequence[Example], weights: _Floats, rarity: Mapping[str, float], numbers: Mapping[str, int]
) -> dict[str, Row]:
    """Returns the rows of the terms, those of whole words with the rows of their pieces added."""
    known = {word for _, stems in listed for word in stems}
    rows: dict[str, Row] = {}
    for term in numbers:
        parts = (term, *(grams(term) if term in known else ()))
        places = [numbers[part] for part in parts]
        told = [rarity[part] for part in parts]
        row = np.rint(SCALE * (np.array(told)[:, np.newaxis] * weights[places]).sum(axis=0)).astype(np.int64)
        kept = np.nonzero(np.abs(row) >= LEAST_WEIGHT)[0]
        rows[term] = Row(
            math.fsum(value * value for value in told), tuple(kept.tolist()), tuple(row[kept].tolist())
        )
    return rows
