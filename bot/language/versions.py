"""Versions of a subject that a question names: "does that one 1.20 have it", "in version 1.20", "and in 1.20?"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.model import Query
from bot.language.piece import Piece

NUMBER = re.compile(r"v?(\d+(?:\.\d+)+)")
"""A version as it is written; a whole number alone may be anything."""

MAJOR = re.compile(r"v(\d+)")
"""The beginning of one that its letter parts from the rest ("v1.20")."""

CALLED = frozenset({"version", "release", "v"})
"""Words before a version."""

ON_FACTS = frozenset({"support", "value"})
"""Intents of questions that are asked of one version as well as of another."""

GOING_ON = frozenset({"", "aux", "it", "also", "support"})
"""Cues of words beside which a version is all that is said ("is that so in …")."""

HOLDING = CALLED | {"true", "valid", "right", "hold"}
"""Words for a version, and for what is so in it."""


def asked_of_version(pieces: Sequence[Piece], previous: Query) -> Query | None:
    """Returns the question before, asked of the version that is all that this one names, or None."""
    said = [piece for piece in pieces if not piece.is_mark and piece.text not in HOLDING]
    texts = [piece.text for piece in said]
    numbers = [_number(text, after) for text, after in pairwise([*texts, ""])]
    number = next(filter(None, numbers), "")
    others = (piece for piece in said if piece.text.lstrip("v") not in {number, *number.split(".")})
    on_one = previous.intent in ON_FACTS and len(previous.subjects) == len(previous.features) == 1
    if not on_one or not number or not all(map(_goes_on, others)):
        return None
    return previous._replace(version=number, dated=False, confidence=1.0)


def _goes_on(piece: Piece) -> bool:
    return piece.targets is None and piece.role is not None and piece.role.cue in GOING_ON


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
