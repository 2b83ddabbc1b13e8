"""Questions that correct themselves: "these two, I mean those two"."""

from collections.abc import Sequence

from bot.language.piece import Piece
from bot.language.words import Role

NOTHING = Role(filler=True)
"""What a name is worth that was taken back."""


def corrected(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces without the subjects, or the features, that others behind a word of correction replace.

    A value before it may be one of what subjects replace: a name that is none of theirs.
    """
    place = next((place for place in range(1, len(pieces)) if _corrects(pieces, place)), 0)
    if not place:
        return tuple(pieces)
    before, after = pieces[:place], pieces[place:]
    if any(each.is_subject_alone for each in after):
        return (
            *(_taken_back(each) if each.is_subject_alone or _is_value(each) else each for each in before),
            *after,
        )
    if any(map(_is_feature, after)):
        return (*(_taken_back(each) if _is_feature(each) else each for each in before), *after)
    return tuple(pieces)


def _corrects(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word of correction breaks off what stands before, which punctuation ends: not "or rather"."""
    return pieces[place].cue == "correct" and pieces[place - 1].is_mark


def _is_feature(piece: Piece) -> bool:
    return piece.names("feature")


def _is_value(piece: Piece) -> bool:
    return piece.names("value") and not _is_feature(piece)


def _taken_back(piece: Piece) -> Piece:
    return piece._replace(targets=None, role=NOTHING)
