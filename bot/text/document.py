"""A file that was read: what it says, and where each piece of it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from bot.errors import Problem

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Key: TypeAlias = str | int
Keys: TypeAlias = tuple[Key, ...]

Known: TypeAlias = Mapping[str, dict[str, Any]]
"""What files say that have no problems, by the SHA-256 of their bytes in hexadecimal.

Something else may stand for what is large.
"""

NOTHING_KNOWN: Known = MappingProxyType({})


class Position(NamedTuple):
    """A place in a file: line and column, both from 1."""

    line: int = 1
    column: int = 1


class Spot(NamedTuple):
    """Where a value stands, where its key stands (the value itself, in a list), and the spots inside it."""

    key: Position
    value: Position
    inner: Mapping[Key, "Spot"]


@dataclass(frozen=True)
class Document:
    """One file that was read.

    Attributes:
        path: the file's name as problems give it.
        header: its first line.
        root: what it says; every scalar is text.
        locate: returns where everything stands.
        digest: the SHA-256 of the file's bytes in hexadecimal; "" of a text that is no file.
    """

    path: str
    header: str
    root: dict[str, Plain]
    locate: Callable[[], Spot] = field(compare=False, repr=False)
    digest: str = ""

    @cached_property
    def spot(self) -> Spot:
        """Where everything stands: looked for when first asked, since nobody asks while nothing is wrong."""
        return self.locate()

    def find_spot(self, keys: Keys) -> Spot:
        """Return where these keys lead, or the last spot on the way that exists."""
        spot = self.spot
        for key in keys:
            if key not in spot.inner:
                break
            spot = spot.inner[key]
        return spot

    def make_problem(self, code: str, message: str, keys: Keys = (), *, at_key: bool = False) -> Problem:
        """Return a problem standing at the value (or the key) that these keys lead to."""
        spot = self.find_spot(keys)
        position = spot.key if at_key else spot.value
        return Problem(self.path, position.line, position.column, code, message)
