"""What each term says of many targets, learnt from ways of asking, as it is kept in a release."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final, NamedTuple

from bot.text.lanes import lanes_of
from bot.text.parts import Fractions, Kept, Letters, Numbers, join_parts
from bot.text.texts import Texts, build_texts, load_texts

SAID: Final = Struct("<Hi")
"""What a term says of one target, as bytes: its number, and the weight."""


class Told(NamedTuple):
    """The same of one or more terms, for adding it up.

    Attributes:
        squares: the squares of the terms.
        weights: what they say of each target, a lane for each; nil where nothing.
        speaks_for: the targets that a single term speaks for, a bit for each.
    """

    squares: tuple[float, ...] = ()
    weights: int = 0
    speaks_for: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """The rows of all known terms.

    Attributes:
        targets: the ids that are told apart.
        texts: the terms.
        squares: by number of term, the square of how much the term tells, for bringing long and short questions to
            one measure.
        bounds: by number of term, where its run of `said` begins, and where the last one ends.
        said: numbers of the targets that a term speaks for or against, ascending, each with how much as whole parts of
            `classifier.SCALE`; run by run, each entry as `SAID` has it.
    """

    targets: tuple[str, ...]
    texts: Texts
    squares: Fractions
    bounds: Numbers
    said: Letters

    def find(self, *terms: str) -> Told | None:
        """Returns what terms say together, or None where none of them is known."""
        numbers = [number for number in map(self.texts.find, terms) if number is not None]
        if not numbers:
            return None
        weights: dict[int, int] = {}
        for number in numbers:
            for place, weight in self._said_by(number):
                weights[place] = weights.get(place, 0) + weight
        return Told(
            squares=tuple([self.squares[number] for number in numbers]),
            weights=lanes_of(weights.items(), len(self.targets)),
            speaks_for=sum([1 << place for place, weight in weights.items() if weight > 0]),
        )

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_terms`."""
        targets = json.dumps(self.targets, ensure_ascii=False).encode()
        return join_parts(targets, self.texts.dump(), self.squares, self.bounds, self.said)

    def _said_by(self, number: int) -> Iterator[tuple[int, int]]:
        """Returns the numbers of the targets that a term says something of, each with its weight."""
        start, end = self.bounds[number : number + 2]
        return SAID.iter_unpack(self.said[start * SAID.size : end * SAID.size])


def build_terms(
    targets: Sequence[str], terms: Iterable[str], squares: Iterable[float], bounds: Numbers, said: bytes
) -> Terms:
    """Returns the rows of all known terms about these targets; `bounds` and `said` as `Terms` has them."""
    return Terms(
        tuple(targets), build_texts(terms), memoryview(array("d", squares)), bounds, memoryview(said)
    )


def load_terms(kept: Kept) -> Terms:
    """Returns the terms that `Terms.dump` made these bytes of, which are not read in."""
    targets, texts, squares, bounds, said = kept.parts()
    return Terms(
        tuple(json.loads(bytes(targets))), load_texts(texts), squares.cast("d"), bounds.cast("I"), said
    )
