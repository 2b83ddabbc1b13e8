"""A bare "how" before or behind what a guide tells asks how it is done ("how upgrade it", "mirroring, how?")."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.tag import cues_in, subjects_of

BARE = frozenset({"", "how"})
"""Cues of a question in which no verb says that "how" asks for a degree or a fact."""


def with_how_to(pieces: tuple[Piece, ...], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with "how" asking for instructions, where it alone asks and a guide tells what is named."""
    if cues_in(pieces) | {""} != BARE or not _has_guide(pieces, gazetteer):
        return pieces
    return tuple(map(_as_how_to, pieces))


def _has_guide(pieces: Sequence[Piece], gazetteer: Gazetteer) -> bool:
    """Whether a guide tells of a named feature that is there or not: how a value is come by, the value itself says."""
    named = (identity for piece in pieces for identity in (piece.targets or {}).get("feature", ()))
    features = [each for each in named if gazetteer.feature_kinds[each] != "value"]
    return gazetteer.guide("howto", subjects_of(pieces), features) is not None


def _as_how_to(piece: Piece) -> Piece:
    role = piece.role
    return piece if role is None or role.cue != "how" else piece._replace(role=replace(role, cue="how-to"))
