"""What stands for the facts of a file that an earlier release has read: they are read again if somebody asks."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

Read: TypeAlias = Callable[[], Mapping[str, Any]]
"""Reads all that a file says about each feature."""


class Outline(NamedTuple):
    """What others must know of a subject's file.

    Attributes:
        features: the ids of all that it says something about, in its order.
        cited: the ids of the sources that it says so from, in alphabetical order.
        latest: the latest day on which any of it was said or read, "" where no entry has one of its own.
        digest: the SHA-256, in hexadecimal, of the record: the same facts in another order give the same.
    """

    features: tuple[str, ...]
    cited: tuple[str, ...]
    latest: str
    digest: str


class KeptFacts(Mapping[str, Any]):
    """The evidence by feature of a file whose outline is known.

    Attributes:
        outline: the file's.
    """

    def __init__(self, outline: Outline, read: Read) -> None:
        self.outline = outline
        self._read = read

    @cached_property
    def _all(self) -> Mapping[str, Any]:
        return self._read()

    def __getitem__(self, feature: str) -> Any:  # noqa: ANN401 - whatever the record has for facts
        return self._all[feature]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outline.features)

    def __len__(self) -> int:
        return len(self.outline.features)
