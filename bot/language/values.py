"""Names that are a feature's and one of its values' as well: which of both is meant."""

from collections.abc import Sequence

from bot.language.absorbed import is_negated
from bot.language.piece import Piece
from bot.language.tag import names_any


def valued(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces with such names taken for values where they are negated or stand beside another value.

    Nobody asks for what has no "end of support" as a feature: every subject has a state of support.
    """
    if not names_any(pieces, "value"):
        return tuple(pieces)
    beside = {feature for piece in pieces if not piece.names("feature") for feature in piece.valued}
    return tuple(
        _as_value(piece)
        if _is_both(piece) and (beside & piece.valued or is_negated(pieces, place))
        else piece
        for place, piece in enumerate(pieces)
    )


def _is_both(piece: Piece) -> bool:
    features = set(piece.ids("feature"))
    return bool(features) and features <= piece.valued


def _as_value(piece: Piece) -> Piece:
    return piece.naming("value", piece.ids("value"))
