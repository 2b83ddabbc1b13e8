"""Learns from ways of asking which words point to which target: done once, when a release is built.

The learner is the averaged passive-aggressive algorithm for several classes (Crammer et al., "Online
Passive-Aggressive Algorithms", Journal of Machine Learning Research 7, 2006, PA-I). It adds, multiplies and divides in
a fixed order and draws no random numbers, so the same ways of asking give the same classifier everywhere.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
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

AT_ONCE = 4_096
"""Steps whose moves are added up at once: enough for the time, few enough for the memory."""

LEAST_WEIGHT = 48
"""Weights below this, in parts of `SCALE`, change no answer and would only cost time."""

SEPARATE: Mapping[str, str] = MappingProxyType({})
"""No targets that are learnt as one."""

Example = tuple[str, Stems]
"""A target and the stems of one way of asking for it."""

Pieces = Mapping[str, Sequence[str]]
"""The pieces of each word that has any."""

_Floats = NDArray[np.float64]
_Places = NDArray[np.int64]


class _Example(NamedTuple):
    """One example as the learner sees it.

    A weight is kept multiplied by how much its term tells, so that a score is a mere sum, and so is what is learnt.

    Attributes:
        terms: the numbers of its terms.
        firsts: where the weights of each of them begin in a row of all weights.
        told: how far each of them moves if the example is learnt from with all its might.
        length: what a score is divided by, for bringing long and short examples to one measure.
        target: the number of its target.
    """

    terms: _Places
    firsts: _Places
    told: _Floats
    length: float
    target: int


class _Move(NamedTuple):
    """What one example has taught: the rival that it moved away from, how far, and after how many steps."""

    example: _Example
    rival: int
    size: float
    step: int


def learn(examples: Sequence[Example], alike: Mapping[str, str] = SEPARATE) -> Classifier:
    """Returns a classifier of the targets of `examples`; each word keeps what its pieces have learnt as well.

    Targets for which `alike` names the same are learnt as one: what asks for one of them asks for all.
    """
    kept = sorted({target for target, stems in examples if stems})
    named = ((alike.get(target, target), stems) for target, stems in examples if stems)
    listed = sorted(dict.fromkeys(named), key=scattered)
    targets = tuple(sorted({target for target, _ in listed}))
    words = dict.fromkeys(word for _, stems in listed for word in stems)
    pieces = {word: found for word in words if (found := grams(word))}
    held = [_terms(stems, pieces) for _, stems in listed]
    rarity = _rarity(held)
    numbers = {term: number for number, term in enumerate(rarity)}
    places = {target: place for place, target in enumerate(targets)}
    seen = list(_each_example(held, [places[target] for target, _ in listed], rarity, len(targets)))
    weights = _trained(seen, (len(numbers), len(targets)))
    _add_pieces(weights, pieces, numbers)
    weights = weights[:, [places[alike.get(target, target)] for target in kept]]
    return Classifier(build_terms(kept, numbers, _squares(rarity, pieces), _kept(weights)))


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


def _each_example(
    held: Sequence[tuple[str, ...]], targets: Sequence[int], rarity: Mapping[str, float], width: int
) -> Iterator[_Example]:
    """Yields examples by the terms they hold and the numbers of their targets, of which there are `width`."""
    numbers = {term: number for number, term in enumerate(rarity)}
    terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(held)), np.int64)
    firsts = terms * width
    squares = np.array(list(rarity.values()))[terms] ** 2
    end = 0
    for listed, target in zip(held, targets, strict=True):
        run = slice(end, end := end + len(listed))
        length = math.sqrt(math.fsum(squares[run]))
        yield _Example(terms[run], firsts[run], squares[run] / length, length, target)


def _trained(examples: Sequence[_Example], shape: tuple[int, int]) -> _Floats:
    """Returns the weight of every term for every target, averaged over all steps.

    After each time through all examples those that taught something are gone through again, as long as they do.
    """
    weights = np.zeros(shape)
    moves: list[_Move] = []
    step = 0
    for _ in range(ROUNDS):
        left = examples
        for _ in range(REPEATS):
            taught = []
            for example in left:
                step += 1
                change = _change(example, weights)
                if change is not None:
                    taught.append(example)
                    moves.append(_Move(example, *change, step))
            left = taught
    weights[:] = 0
    for start in range(0, len(moves), AT_ONCE):
        _move_all(moves[start : start + AT_ONCE], step, weights)
    return weights


def _change(example: _Example, weights: _Floats) -> tuple[int, float] | None:
    """Moves the weights by what an example teaches.

    Returns the rival that it moves away from and how far, or None where it teaches nothing.
    """
    # Added up row by row, so that no processor adds in another order.
    scores = np.add.reduce(weights.take(example.terms, axis=0))
    right = scores.item(example.target)
    scores[example.target] = -math.inf
    rival = int(scores.argmax())
    loss = MARGIN - (right - scores.item(rival)) / example.length
    if loss <= 0:
        return None
    size = min(AGGRESSIVENESS, loss / 2)
    # By one number in a row of all weights, places are found in a third of the time that row and column take.
    row, moved = weights.reshape(-1), size * example.told
    row[example.firsts + example.target] += moved
    row[example.firsts + rival] -= moved
    return rival, size


def _move_all(moves: Sequence[_Move], steps: int, weights: _Floats) -> None:
    """Moves weights by what was learnt in some of all steps, each move by the share of them that it lasted."""
    counts = [len(move.example.terms) for move in moves]
    lasted = np.repeat([move.size * (1 - move.step / steps) for move in moves], counts)
    row, moved = weights.reshape(-1), lasted * np.concatenate([move.example.told for move in moves])
    firsts = np.concatenate([move.example.firsts for move in moves])
    np.add.at(row, firsts + np.repeat([move.example.target for move in moves], counts), moved)
    np.subtract.at(row, firsts + np.repeat([move.rival for move in moves], counts), moved)


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
