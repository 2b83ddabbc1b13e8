"""Verbs whose preposition opens the question: "in what is it written" asks what it is "written in"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.gazetteer import Gazetteer
from bot.language.left_over import PREPOSITIONS
from bot.language.piece import Piece

ASKING = frozenset({"what", "which", "who"})
"""Cues that a preposition may stand before."""


def with_prepositions(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with what names a feature together with a preposition before a word that asks taken for it."""
    opening = list(_opening(pieces))
    if not opening:
        return tuple(pieces)
    return tuple(_with_one(piece, opening, gazetteer) for piece in pieces)


def _opening(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields the prepositions that stand before a word that asks."""
    for piece, following in pairwise(pieces):
        asks = following.role is not None and following.role.cue in ASKING
        if asks and piece.text in PREPOSITIONS:
            yield piece


def _with_one(piece: Piece, opening: Sequence[Piece], gazetteer: Gazetteer) -> Piece:
    for before in opening:
        targets = gazetteer.phrases.get((*piece.stems, *before.stems), {})
        if "feature" in targets and piece.targets is None:
            return piece._replace(targets=targets, role=None)
    return piece
