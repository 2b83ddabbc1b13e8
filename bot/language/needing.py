"""Whether who is asked about is asked to need a thing, which says more than having it."""

from collections.abc import Sequence

from bot.language.cues import ASKED_ABOUT
from bot.language.piece import Piece

ASKERS = frozenset({"I", "i", "we", "you"})
"""Words for whoever asks: what they need is what they want, not what a subject cannot do without."""


def is_needed(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a piece is said to be needed, or not to be: "does it need this", "is this needed for it"."""
    before = [each for each in pieces if each.end <= piece.start]
    after = [each for each in pieces if each.start >= piece.end]
    return _is_needed_by_one(before) or _opens_with_need(after)


def _is_needed_by_one(before: Sequence[Piece]) -> bool:
    """Whether the words before a piece end with a subject, or what stands for one, that needs what follows."""
    needing = False
    for piece in reversed(before):
        if needing and (piece.tells_who or piece.cue in ASKED_ABOUT):
            return True
        if piece.role is None or piece.is_mark or piece.text in ASKERS:
            return False
        if piece.joins or piece.targets is not None:
            return False
        needing = needing or piece.needs
    return False


def _opens_with_need(after: Sequence[Piece]) -> bool:
    """Whether a word of needing follows, with no more between than a verb or a negation."""
    for piece in after:
        if piece.role is None or piece.targets is not None or piece.joins or piece.is_mark:
            return False
        if piece.needs:
            return True
        if not (piece.idle or piece.negates or piece.cue == "aux"):
            return False
    return False
