"""Whether who is asked about is asked to need a thing, which says more than having it."""

from collections.abc import Sequence

from bot.language.piece import Piece
from bot.text.tokens import PUNCTUATION

ASKING = frozenset({"I", "i", "we", "you"})
"""Words for whoever asks: what they need is what they want, not what a subject cannot do without."""

CHOOSING = frozenset({"which", "who", "what", "anything", "neither"})
"""Cues that stand for whoever is asked about."""


def is_needed(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a piece is said to be needed, or not to be: "does it need this", "is this needed for it"."""
    before = [each for each in pieces if each.end <= piece.start]
    after = [each for each in pieces if each.start >= piece.end]
    return _is_needed_by_one(before) or _opens_with_need(after)


def _is_needed_by_one(before: Sequence[Piece]) -> bool:
    """Whether the words before a piece end with a subject, or what stands for one, that needs what follows."""
    needing = False
    for piece in reversed(before):
        if needing and (piece.tells_who or (piece.role is not None and piece.role.cue in CHOOSING)):
            return True
        if piece.role is None or piece.text in PUNCTUATION or piece.text in ASKING:
            return False
        if piece.role.joins or piece.targets is not None:
            return False
        needing = needing or piece.role.needs
    return False


def _opens_with_need(after: Sequence[Piece]) -> bool:
    """Whether a word of needing follows, with no more between than a verb or a negation."""
    for piece in after:
        if piece.role is None or piece.targets is not None or piece.role.joins or piece.text in PUNCTUATION:
            return False
        if piece.role.needs:
            return True
        if not (piece.role.idle or piece.role.negates or piece.role.cue == "aux"):
            return False
    return False
