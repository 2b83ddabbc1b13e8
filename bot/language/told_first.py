"""A case that is told before a question: "the people on our platform like these two. How do their weights compare?"."""

from collections.abc import Sequence
from itertools import chain

from bot.language.clauses import opens_asking
from bot.language.cues import INTERROGATIVES
from bot.language.piece import Piece
from bot.language.reading import ABOUT
from bot.language.tag import cues_in

LEANING = frozenset({"it", "also"})
"""Cues with which a question takes up more of what was told than who it is about."""


def told_first(parts: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Returns the sentences before the last where these tell a case and that says all that is asked; else nothing.

    A case names nothing that could be asked about but by everyday words, and says of nothing that it is needed.
    """
    told, asked = tuple(chain.from_iterable(parts[:-1])), parts[-1]
    whole = any(map(_is_asked_about, asked)) and LEANING.isdisjoint(cues_in(asked))
    wished = any(piece.text == "?" or _is_asked_about(piece) or piece.needs for piece in told)
    tells = any(piece.is_mere_word for piece in told)
    tells = tells and not any(map(opens_asking, parts[:-1]))
    return told if whole and tells and not wished else ()


def behind_a_preface(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the last clause of a message, if it alone names anything and none before it asks; else nothing."""
    starts = [place + 1 for place, piece in enumerate(pieces) if piece.text == ","]
    openings = [place for place, piece in enumerate(pieces) if cues_in((piece,)) & INTERROGATIVES]
    start = (starts or openings or [len(pieces)])[-1]
    before = pieces[:start]
    named = any(piece.targets is not None for piece in before)
    return () if not before or named or opens_asking(before) else tuple(pieces[start:])


def _is_asked_about(piece: Piece) -> bool:
    """Whether a piece names what can be asked about, and is no everyday word."""
    return not piece.plain and any(map(piece.names, ABOUT))
