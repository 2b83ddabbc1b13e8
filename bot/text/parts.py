"""Several runs of bytes as one, and numbers as bytes: what is kept so is used where it lies, without reading it in."""

from array import array
from collections.abc import Callable, Iterable
from struct import Struct
from typing import Any, Generic, TypeAlias, TypeVar, overload

Number = TypeVar("Number", int, float)

Read: TypeAlias = Callable[[int, int], bytes]
"""Reads the bytes from a place to before another one, of what is too large to hold."""

_LENGTH = 8
"""Bytes that tell the length of a part, before it."""


class Kept:
    """Bytes that stay where they are kept; a stretch is read when it is asked for, as `memoryview` has it at hand."""

    __slots__ = ("_end", "_read", "_start")

    def __init__(self, read: Read, start: int, end: int) -> None:
        """The bytes that `read` reads from `start` to before `end`."""
        self._read, self._start, self._end = read, start, end

    def __len__(self) -> int:
        return self._end - self._start

    def __bytes__(self) -> bytes:
        return self._read(self._start, self._end)

    def __getitem__(self, stretch: slice) -> bytes:
        return self._read(self._start + stretch.start, self._start + stretch.stop)

    def cast(self, code: str) -> "KeptNumbers[Any]":
        """Returns the numbers that the bytes are; `code` is that of `array` for their size."""
        return KeptNumbers(self, code)

    def parts(self) -> "tuple[Kept, ...]":
        """Returns the parts that `join_parts` put together."""
        found, start = [], self._start
        while start < self._end:
            first = start + _LENGTH
            start = first + int.from_bytes(self._read(start, first), "little")
            found.append(Kept(self._read, first, start))
        return tuple(found)


class KeptNumbers(Generic[Number]):
    """Numbers that stay where they are kept."""

    __slots__ = ("_code", "_kept", "_size", "_unpack")

    def __init__(self, kept: Kept, code: str) -> None:
        """The numbers that the bytes of `kept` are."""
        one = Struct(code)
        self._kept, self._code, self._size, self._unpack = kept, code, one.size, one.unpack

    def __len__(self) -> int:
        return len(self._kept) // self._size

    def __bytes__(self) -> bytes:
        return bytes(self._kept)

    @overload
    def __getitem__(self, place: int) -> Number: ...
    @overload
    def __getitem__(self, place: slice) -> "memoryview[Number]": ...
    def __getitem__(self, place: int | slice) -> "Number | memoryview[Number]":
        size = self._size
        if isinstance(place, slice):
            return memoryview(self._kept[place.start * size : place.stop * size]).cast(self._code)  # type: ignore[call-overload, no-any-return]
        return self._unpack(self._kept[place * size : (place + 1) * size])[0]  # type: ignore[no-any-return]


Letters: TypeAlias = memoryview | Kept
"""Bytes of which stretches are looked at."""

Numbers: TypeAlias = "memoryview[int] | KeptNumbers[int]"
"""Whole numbers that are looked up in the bytes they are kept as."""


def join_parts(*parts: "bytes | Letters | Numbers") -> bytes:
    """Returns the parts one after the other, for `split_parts` and `Kept.parts`."""
    each = map(bytes, parts)
    return b"".join(piece for part in each for piece in (len(part).to_bytes(_LENGTH, "little"), part))


def split_parts(data: bytes | memoryview) -> tuple[memoryview, ...]:
    """Returns the parts that `join_parts` put together, none of them copied."""
    parts = []
    view = memoryview(data)
    while view:
        end = _LENGTH + int.from_bytes(view[:_LENGTH], "little")
        parts.append(view[_LENGTH:end])
        view = view[end:]
    return tuple(parts)


def numbers_of(code: str, numbers: Iterable[int]) -> "memoryview[int]":
    """Returns numbers in the form they are kept in; `code` is that of `array` for their size."""
    return memoryview(array(code, numbers))


def join_lines(texts: Iterable[str]) -> bytes:
    """Returns texts without line breaks as lines, for `split_lines`."""
    return "\n".join(texts).encode()


def split_lines(data: bytes | memoryview) -> list[str]:
    """Returns the texts that `join_lines` put together."""
    return str(data, "utf-8").split("\n") if data else []
