"""Names of what is there where a feature is not: whoever needs it lacks the feature, and the other way round."""

from collections.abc import Sequence

from bot.language.cues import ASKED_ABOUT, POINTERS
from bot.language.piece import Piece
from bot.language.tag import cues_in, names_any

ASKED_FOR = ASKED_ABOUT | POINTERS | {"others"}
"""Cues that stand for whoever is asked about, be it in the question before."""


def turned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces with such names taken for the feature, turned round, where they are needed, used or negated.

    Elsewhere they are the words that they are.
    """
    if not names_any(pieces, "opposite"):
        return tuple(pieces)
    asked = bool(ASKED_FOR & cues_in(pieces)) or any(piece.tells_who for piece in pieces)
    return tuple(
        _settled(piece, pieces[:place], asked=asked) if piece.names("opposite") else piece
        for place, piece in enumerate(pieces)
    )


def _settled(piece: Piece, before: Sequence[Piece], *, asked: bool) -> Piece:
    if not _is_governed(before, asked=asked):
        return piece.without("opposite")
    return piece.naming("feature", piece.ids("opposite"))._replace(turned=True)


def _is_governed(before: Sequence[Piece], *, asked: bool) -> bool:
    """Whether the word before, filler apart, says that something is needed or used (of whom being asked) or negates."""
    for piece in reversed(before):
        if piece.role is None or piece.targets is not None:
            return False
        if piece.negates:
            return True
        if piece.needs or not piece.idle:
            return asked and (piece.needs or piece.cue == "use")
    return False
