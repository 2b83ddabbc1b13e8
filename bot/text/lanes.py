"""Many whole numbers added at once: each in a lane of its own of one long whole number.

Adding two long numbers adds all of their lanes in one step, which no loop over single numbers comes near.
"""

from array import array
from collections.abc import Iterable
from functools import cache

WIDTH = 4
"""Bytes of a lane."""

HALF = 1 << (8 * WIDTH - 1)
"""Numbers in a lane, and their sums, lie from minus this to below it."""

_FULL = (1 << (8 * WIDTH)) - 1


def lanes_of(numbers: Iterable[tuple[int, int]], count: int) -> int:
    """Returns `count` lanes with these numbers, each given after its place, and nil elsewhere; for adding."""
    raised = array("I", (HALF,)) * count
    for place, number in numbers:
        raised[place] = HALF + number
    return int.from_bytes(raised.tobytes(), "little") - _halves(count)


def marks_of(places: Iterable[int], count: int) -> int:
    """Returns `count` lanes with a mark over each of `places`; for joining by "|" and "&"."""
    marks = array("I", (0,)) * count
    for place in places:
        marks[place] = _FULL
    return int.from_bytes(marks.tobytes(), "little")


def numbers_in(lanes: int, marks: int | None, count: int) -> list[int]:
    """Returns the numbers in the marked lanes, and nil for every other; without marks all."""
    halves = _halves(count)
    # A number with its half is read as a signed one once that half, its sign then, is turned.
    signed = (lanes + halves) ^ halves
    marked = signed if marks is None else signed & marks
    return memoryview(marked.to_bytes(WIDTH * count, "little")).cast("i").tolist()


@cache
def _halves(count: int) -> int:
    """Returns `HALF` in each of `count` lanes."""
    return HALF * (((1 << (8 * WIDTH * count)) - 1) // _FULL)
