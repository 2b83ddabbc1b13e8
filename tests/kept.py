"""Bytes at hand as those that stay in a file."""

from bot.text.parts import Kept


def kept(data: bytes) -> Kept:
    """Returns `data` as what reads it stretch by stretch."""
    return Kept(lambda start, end: data[start:end], 0, len(data))
