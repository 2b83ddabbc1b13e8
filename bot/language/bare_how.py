"""A bare "how" asks how something is done: before or behind what a guide tells, and behind all said of one subject.

So do "how upgrade it" and "mirroring, how?", and "I want to do that with it, how?".
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.cues import OPENERS
from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.tag import cues_in, named_in, subjects_of

BARE = frozenset({"", "how"})
"""Cues of a question in which no verb says that "how" asks for a degree or a fact."""


def with_how_to(pieces: tuple[Piece, ...], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with "how" asking for instructions, where it alone asks and a guide tells what is named.

    Where it comes last it asks for them whatever is said before.
    """
    cues = cues_in(pieces)
    alone = cues | {""} == BARE and _has_guide(pieces, gazetteer)
    last = cues & OPENERS == {"how"} and _comes_last(pieces) and not _names_value(pieces, gazetteer)
    return tuple(map(_as_how_to, pieces)) if alone or last else pieces


def _has_guide(pieces: Sequence[Piece], gazetteer: Gazetteer) -> bool:
    """Whether a guide tells of a named feature that is there or not: how a value is come by, the value itself says."""
    features = [each for each in named_in(pieces, "feature") if gazetteer.feature_kinds[each] != "value"]
    return gazetteer.guide("howto", subjects_of(pieces), features) is not None


def _comes_last(pieces: Sequence[Piece]) -> bool:
    """Whether "how" ends what is said of one subject."""
    said = [piece for piece in pieces if not piece.is_mark]
    return cues_in(said[-1:]) == {"how"} and len(subjects_of(pieces)) == 1


def _names_value(pieces: Sequence[Piece], gazetteer: Gazetteer) -> bool:
    return any(gazetteer.feature_kinds[each] == "value" for each in named_in(pieces, "feature"))


def _as_how_to(piece: Piece) -> Piece:
    role = piece.role
    return piece if role is None or role.cue != "how" else piece._replace(role=replace(role, cue="how-to"))
