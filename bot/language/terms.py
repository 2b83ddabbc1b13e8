"""What each term says of many targets, learnt from ways of asking, as it is kept in a release."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.text.lanes import lanes_of
from bot.text.parts import Fractions, Kept, Numbers, join_parts
from bot.text.texts import Texts, build_texts, load_texts


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
        ends: by number of term, where its run of `places` and `weights` ends.
        places: numbers of the targets that a term speaks for or against, ascending, run by run.
        weights: how much, as whole parts of `classifier.SCALE`, run by run.
    """

    targets: tuple[str, ...]
    texts: Texts
    squares: Fractions
    ends: Numbers
    places: Numbers
    weights: Numbers

    def find(self, *terms: str) -> Told | None:
        """Returns what terms say together, or None where none of them is known."""
        numbers = [number for number in map(self.texts.find, terms) if number is not None]
        if not numbers:
            return None
        count = len(self.targets)
        said = [0] * count
        places: set[int] = set()
        for run in map(self._run, numbers):
            places.update(self.places[run])
            for place, weight in zip(self.places[run], self.weights[run], strict=True):
                said[place] += weight
        return Told(
            squares=tuple([self.squares[number] for number in numbers]),
            weights=lanes_of([(place, said[place]) for place in places], count),
            speaks_for=sum([1 << place for place in places if said[place] > 0]),
        )

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_terms`."""
        targets = json.dumps(self.targets, ensure_ascii=False).encode()
        return join_parts(targets, self.texts.dump(), self.squares, self.ends, self.places, self.weights)

    def _run(self, number: int) -> slice:
        """Returns where the places and weights of the term of this number stand."""
        return slice(self.ends[number - 1] if number else 0, self.ends[number])


def build_terms(
    targets: Sequence[str],
    terms: Iterable[str],
    squares: Iterable[float],
    runs: tuple[Numbers, Numbers, Numbers],
) -> Terms:
    """Returns the rows of all known terms about these targets; of `runs` the ends, the places and the weights."""
    ends, places, weights = runs
    return Terms(
        targets=tuple(targets),
        texts=build_texts(terms),
        squares=memoryview(array("d", squares)),
        ends=ends,
        places=places,
        weights=weights,
    )


def load_terms(kept: Kept) -> Terms:
    """Returns the terms that `Terms.dump` made these bytes of, which are not read in."""
    targets, texts, squares, ends, places, weights = kept.parts()
    return Terms(
        tuple(json.loads(bytes(targets))),
        load_texts(texts),
        squares.cast("d"),
        ends.cast("I"),
        places.cast("H"),
        weights.cast("i"),
    )
