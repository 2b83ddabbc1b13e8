"""Several runs of bytes as one, and numbers as bytes: what is kept so is used where it lies, without reading it in."""

from array import array
from collections.abc import Iterable
from typing import TypeAlias

Numbers: TypeAlias = "memoryview[int]"
"""Whole numbers that are looked up in the bytes they are kept as."""

Fractions: TypeAlias = "memoryview[float]"
"""The same for numbers that are not whole."""

Part: TypeAlias = "bytes | Numbers | Fractions"

_LENGTH = 8
"""Bytes that tell the length of a part, before it."""


def join_parts(*parts: Part) -> bytes:
    """Returns the parts one after the other, for `split_parts`."""
    sized = ((part.nbytes if isinstance(part, memoryview) else len(part), part) for part in parts)
    return b"".join(piece for size, part in sized for piece in (size.to_bytes(_LENGTH, "little"), part))


def split_parts(data: bytes | memoryview) -> tuple[memoryview, ...]:
    """Returns the parts that `join_parts` put together, none of them copied."""
    parts = []
    view = memoryview(data)
    while view:
        end = _LENGTH + int.from_bytes(view[:_LENGTH], "little")
        parts.append(view[_LENGTH:end])
        view = view[end:]
    return tuple(parts)


def numbers_of(code: str, numbers: Iterable[int]) -> Numbers:
    """Returns numbers in the form they are kept in; `code` is that of `array` for their size."""
    return memoryview(array(code, numbers))


def join_lines(texts: Iterable[str]) -> bytes:
    """Returns texts without line breaks as lines, for `split_lines`."""
    return "\n".join(texts).encode()


def split_lines(data: bytes | memoryview) -> list[str]:
    """Returns the texts that `join_lines` put together."""
    return str(data, "utf-8").split("\n") if data else []
