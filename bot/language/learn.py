"""Learns from ways of asking which words point to which target: done once, when a release is built.

The learner is the averaged passive-aggressive algorithm for several classes (Crammer et al., "Online
Passive-Aggressive Algorithms", Journal of Machine Learning Research 7, 2006, PA-I). It adds, multiplies and divides in
a fixed order and draws no random numbers, so the same ways of asking give the same classifier everywhere.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.classifier import SCALE, Classifier, grams, pairs
from bot.language.terms import build_terms
from bot.text.tokens import Stems

ROUNDS, REPEATS = 2, 3
"""Times all examples are gone through, and times in each in which those that still teach something are."""

AGGRESSIVENESS = 1.0
"""The most that one example moves the weights (C of the algorithm)."""

MARGIN = 1.0
"""How far ahead of the others the right target must be for an example to teach nothing more."""

AT_ONCE = 4_096
"""Steps whose moves are added up at once, and terms of which is written down at once what they say: enough for the
time, few enough for the memory."""

LEAST_WEIGHT = 48
"""Weights below this, in parts of `SCALE`, change no answer and would only cost time."""

SEPARATE: Mapping[str, str] = MappingProxyType({})
"""No targets that are learnt as one."""

_SAID = np.dtype([("target", "<u2"), ("weight", "<i4")])
"""What a term says of one target, as `terms.SAID` reads it."""

Example = tuple[str, Stems]
"""A target and the stems of one way of asking for it."""

Pieces = Mapping[int, Sequence[int]]
"""The numbers of the pieces of each word, by the number of the word."""

_Floats = NDArray[np.float64]
_Places = NDArray[np.int64]


class _Example(NamedTuple):
    """One example as the learner sees it.

    A weight is kept multiplied by how much its term tells, so that a score is a mere sum, and so is what is learnt.

    Attributes:
        terms: the numbers of its terms.
        rights: where the weights of each of them for its target stand in a row of all weights.
        told: how far each of them moves if the example is learnt from with all its might.
        length: what a score is divided by, for bringing long and short examples to one measure.
        target: the number of its target.
    """

    terms: _Places
    rights: _Places
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
    places = {target: place for place, target in enumerate(targets)}
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    pieces: dict[int, list[int]] = {}
    held = [_terms(stems, numbers, pieces) for _, stems in listed]
    squares = _squares(held)
    seen = _each_example(held, [places[target] for target, _ in listed], squares, len(targets))
    # Nobody but the learner holds the examples, so that they are gone once they are learnt from.
    weights = _trained(list(seen), (len(numbers), len(targets)))
    _add_pieces(weights, pieces)
    columns = [places[alike.get(target, target)] for target in kept]
    return Classifier(build_terms(kept, numbers, _summed(squares, pieces), *_said(weights, columns)))


def scattered(example: Example) -> tuple[int, Example]:
    """Returns what the examples are gone through by: those of one target far apart, and one more moves no others."""
    target, stems = example
    return crc32(" ".join((target, *stems)).encode()), example


def _terms(stems: Stems, numbers: defaultdict[str, int], pieces: dict[int, list[int]]) -> Sequence[int]:
    """Returns the numbers of the terms of an example, each once; new ones get theirs, and words their pieces."""
    words = [numbers[word] for word in stems]
    paired = [numbers[pair] for pair in pairs(stems)]
    for word, number in zip(stems, words, strict=True):
        if number not in pieces:
            pieces[number] = [numbers[piece] for piece in grams(word)]
    return tuple(dict.fromkeys(chain(words, paired, *[pieces[number] for number in words])))


def _squares(held: Sequence[Sequence[int]]) -> list[float]:
    """Returns for each term the square of how much it tells: the fewer examples hold it, the more."""
    counts = Counter(chain.from_iterable(held))
    return [math.log(1 + len(held) / counts[number]) ** 2 for number in range(len(counts))]


def _each_example(
    held: Sequence[Sequence[int]], targets: Sequence[int], squares: Sequence[float], width: int
) -> Iterator[_Example]:
    """Yields examples by the terms they hold and the numbers of their targets, of which there are `width`."""
    counts = [len(listed) for listed in held]
    lengths = [math.sqrt(math.fsum([squares[term] for term in listed])) for listed in held]
    terms = np.fromiter(chain.from_iterable(held), np.int64, sum(counts))
    rights = terms * width + np.repeat(np.array(targets, np.int64), counts)
    told = np.array(squares)[terms] / np.repeat(lengths, counts)
    end = 0
    for count, length, target in zip(counts, lengths, targets, strict=True):
        run = slice(end, end := end + count)
        yield _Example(terms[run], rights[run], told[run], length, target)


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
    row[example.rights] += moved
    row[example.rights + (rival - example.target)] -= moved
    return rival, size


def _move_all(moves: Sequence[_Move], steps: int, weights: _Floats) -> None:
    """Moves weights by what was learnt in some of all steps, each move by the share of them that it lasted."""
    counts = [len(move.example.terms) for move in moves]
    lasted = np.repeat([move.size * (1 - move.step / steps) for move in moves], counts)
    row, moved = weights.reshape(-1), lasted * np.concatenate([move.example.told for move in moves])
    rights = np.concatenate([move.example.rights for move in moves])
    np.add.at(row, rights, moved)
    np.subtract.at(
        row, rights + np.repeat([move.rival - move.example.target for move in moves], counts), moved
    )


def _add_pieces(weights: _Floats, pieces: Pieces) -> None:
    """Adds to the weights of each word those of its pieces, one after the other."""
    for place in range(max(map(len, pieces.values()), default=0)):
        longer = {word: parts[place] for word, parts in pieces.items() if len(parts) > place}
        weights[list(longer)] += weights[list(longer.values())]


def _summed(squares: Sequence[float], pieces: Pieces) -> Iterator[float]:
    """Yields the square of how much each term tells together with its pieces."""
    for number, square in enumerate(squares):
        yield math.fsum((square, *[squares[piece] for piece in pieces.get(number, ())]))


def _said(weights: _Floats, columns: Sequence[int]) -> tuple["memoryview[int]", bytes]:
    """Returns what all terms say, one after the other, and where that of each begins and the last ends.

    The weights for each target stand in its one of the `columns`.
    """
    counts, said = [np.zeros(1, np.int64)], []
    for start in range(0, len(weights), AT_ONCE):
        some = weights[start : start + AT_ONCE, columns]
        rows, targets = np.nonzero(np.abs(some) >= (LEAST_WEIGHT - 0.5) / SCALE)
        run = np.empty(len(rows), _SAID)
        run["target"], run["weight"] = targets, np.rint(SCALE * some[rows, targets])
        counts.append(np.bincount(rows, minlength=len(some)))
        said.append(run.tobytes())
    return np.cumsum(np.concatenate(counts)).astype("I").data, b"".join(said)
