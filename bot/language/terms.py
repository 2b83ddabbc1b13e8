"""What each term says of many targets, learnt from ways of asking, as it is kept in a release."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from struct import Struct
from typing import Final, NamedTuple

from bot.text.lanes import lanes_of
from bot.text.parts import Kept, Letters, join_parts
from bot.text.texts import Texts, build_texts, load_texts

SAID: Final = Struct("<Hi")
"""What a term says of one target, as bytes: its number, and the weight."""

SQUARE: Final = Struct("<d")
"""The square of how much a term tells, as bytes."""


class Told(NamedTuple):
    """What one or more terms say, for adding it up.

    Attributes:
        squares: the squares of the terms.
        weights: what they say of each target, a lane for each; nil where nothing.
    """

    squares: tuple[float, ...] = ()
    weights: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """The rows of all known terms.

    Attributes:
        targets: the ids that are told apart.
        texts: the terms.
        bounds: by number of term, how many entries stand in the runs before its own, and how many there are in all.
        runs: for each term the square of how much it tells, for bringing long and short questions to one measure, as
            `SQUARE` has it, and then its entries: the numbers of the targets that it speaks for or against, ascending,
            each with how much as whole parts of `classifier.SCALE`, as `SAID` has them.
    """

    targets: tuple[str, ...]
    texts: Texts
    bounds: "memoryview[int]"
    runs: Letters

    def find(self, term: str) -> Told | None:
        """Returns what a term says, or None where it is not known."""
        number = self.texts.find(term)
        if number is None:
            return None
        run = self._run(number)
        said = SAID.iter_unpack(run[SQUARE.size :])
        return Told(SQUARE.unpack_from(run), lanes_of(said, len(self.targets)))

    def speaks_for(self, term: str) -> int:
        """Returns the targets that a term speaks for, a bit for the number of each."""
        number = self.texts.find(term)
        if number is None:
            return 0
        said = SAID.iter_unpack(self._run(number)[SQUARE.size :])
        return sum([1 << target for target, weight in said if weight > 0])

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_terms`."""
        targets = json.dumps(self.targets, ensure_ascii=False).encode()
        return join_parts(targets, self.texts.dump(), self.bounds, self.runs)

    def _run(self, number: int) -> bytes | memoryview:
        """Returns the run of a term."""
        start = self.bounds[number] * SAID.size + number * SQUARE.size
        end = self.bounds[number + 1] * SAID.size + (number + 1) * SQUARE.size
        return self.runs[start:end]


def build_terms(
    targets: Sequence[str],
    terms: Iterable[str],
    squares: Iterable[float],
    bounds: "memoryview[int]",
    said: bytes,
) -> Terms:
    """Returns the rows of all known terms about these targets; `bounds` as `Terms` has them, `said` all entries."""
    places = pairwise([each * SAID.size for each in bounds])
    runs = [
        SQUARE.pack(square) + said[start:end] for square, (start, end) in zip(squares, places, strict=True)
    ]
    return Terms(tuple(targets), build_texts(terms), bounds, memoryview(b"".join(runs)))


def load_terms(kept: Kept) -> Terms:
    """Returns the terms that `Terms.dump` made these bytes of; their runs are not read in."""
    targets, texts, bounds, runs = kept.parts()
    # Where a run stands is asked for each word of a question: that alone is read in.
    places = memoryview(bytes(bounds)).cast("I")
    return Terms(tuple(json.loads(bytes(targets))), load_texts(texts), places, runs)
