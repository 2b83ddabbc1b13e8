"""Versions of a subject that a question names: "does Istio 1.20 have it", "in version 1.20"."""

import re
from collections.abc import Sequence

from bot.language.piece import Piece

NUMBER = re.compile(r"v?(\d+(?:\.\d+)+)")
"""A version as it is written; a whole number alone may be anything."""

MAJOR = re.compile(r"v(\d+)")
"""The beginning of one that its letter parts from the rest ("v1.20")."""

CALLED = frozenset({"version", "release", "v"})
"""Words before a version."""


def asked_version(pieces: Sequence[Piece]) -> str:
    """Returns the version that stands behind a subject or a word for versions, without its letter, or ""."""
    for before, piece, after in zip(pieces, pieces[1:], (*pieces[2:], None), strict=False):
        if piece.targets is None and (before.names_subject or before.text in CALLED):
            number = _number(piece.text, after.text if after else "")
            if number:
                return number
    return ""


def _number(text: str, after: str) -> str:
    """Returns the version that a piece is, or begins, or ""."""
    whole, major = NUMBER.fullmatch(text), MAJOR.fullmatch(text)
    if whole:
        return whole[1]
    return f"{major[1]}.{after}" if major and after.isdecimal() else ""
