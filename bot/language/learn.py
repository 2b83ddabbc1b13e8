"""Learns from ways of asking which words point to which target: done once, when a release is built.

The learner is the averaged passive-aggressive algorithm for several classes (Crammer et al., "Online
Passive-Aggressive Algorithms", Journal of Machine Learning Research 7, 2006, PA-I). It adds, multiplies and divides in
a fixed order and draws no random numbers, so the same ways of asking give the same classifier everywhere.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.classifier import SCALE, Classifier, grams, pairs
from bot.language.gazetteer import Stems
from bot.language.terms import build_terms

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

Pieces = Mapping[str, Sequence[str]]
"""The pieces of each word that has any."""

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
    words = dict.fromkeys(word for _, stems in listed for word in stems)
    pieces = {word: found for word in words if (found := grams(word))}
    held = [_terms(stems, pieces) for _, stems in listed]
    rarity = _rarity(held)
    numbers = {term: number for number, term in enumerate(rarity)}
    places = {target: place for place, target in enumerate(targets)}
    vectors = [
        _vector(terms, places[target], rarity, numbers)
        for terms, (target, _) in zip(held, listed, strict=True)
    ]
    weights = _trained(vectors, (len(numbers), len(targets)))
    weights *= np.array(list(rarity.values()))[:, np.newaxis]
    _add_pieces(weights, pieces, numbers)
    return Classifier(build_terms(targets, numbers, _squares(rarity, pieces), _kept(weights)))


def scattered(example: Example) -> tuple[int, Example]:
    """Returns what the examples are gone through by: those of one target far apart, and one more moves no others."""
    target, stems = example
    return crc32(" ".join((target, *stems)).encode()), example


def _terms(stems: Stems, pieces: Pieces) -> tuple[str, ...]:
    """Returns the terms of an example, each once."""
    parts = chain.from_iterable(pieces.get(word, ()) for word in stems)
    return tuple(dict.fromkeys((*stems, *pairs(stems), *parts)))


def _rarity(held: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Returns for each term how much it tells: the fewer examples hold it, the more."""
    counts = Counter(chain.from_iterable(held))
    return {term: math.log(1 + len(held) / count) for term, count in counts.items()}


def _vector(
    terms: Sequence[str], target: int, rarity: Mapping[str, float], numbers: Mapping[str, int]
) -> _Vector:
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
        left = vectors
        for _ in range(REPEATS):
            taught = []
            for vector in left:
                step += 1
                change = _change(vector, weights)
                if change is not None:
                    rival, told = change
                    taught.append(vector)
                    _move(vector, rival, (weights, told), (weighted, step * told))
            left = taught
    weighted /= max(step, 1)
    return weights - weighted


def _move(vector: _Vector, rival: int, *moved: tuple[_Floats, _Floats]) -> None:
    """Moves the weights of an example towards its target and away from a rival, each of `moved` by so much."""
    for weights, told in moved:
        # By one number in a row of all weights, places are found in a third of the time that row and column take.
        row, firsts = weights.reshape(-1), vector.terms * weights.shape[1]
        row[firsts + vector.target] += told
        row[firsts + rival] -= told


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
    scores: _Floats = (vector.values[:, np.newaxis] * weights.take(vector.terms, axis=0)).sum(axis=0)
    return scores


def _add_pieces(weights: _Floats, pieces: Pieces, numbers: Mapping[str, int]) -> None:
    """Adds to the weights of each word those of its pieces, one after the other."""
    for place in range(max(map(len, pieces.values()), default=0)):
        longer = {
            numbers[word]: numbers[parts[place]] for word, parts in pieces.items() if len(parts) > place
        }
        weights[list(longer)] += weights[list(longer.values())]


def _squares(rarity: Mapping[str, float], pieces: Pieces) -> Iterator[float]:
    """Yields the square of how much each term tells together with its pieces."""
    for term, told in rarity.items():
        yield math.fsum(value * value for value in (told, *(rarity[piece] for piece in pieces.get(term, ()))))


def _kept(weights: _Floats) -> tuple[list[int], list[int], list[int]]:
    """Returns for all terms one after the other where the targets of each end, those targets and their weights."""
    whole = np.rint(SCALE * weights).astype(np.int64)
    rows, targets = np.nonzero(np.abs(whole) >= LEAST_WEIGHT)
    ends = np.searchsorted(rows, np.arange(len(weights)), side="right")
    return ends.tolist(), targets.tolist(), whole[rows, targets].tolist()
