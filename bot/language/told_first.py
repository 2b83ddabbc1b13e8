"""A case that is told before a question: "the people on our platform like these two. How do their weights compare?"."""

from collections.abc import Sequence
from itertools import chain

from bot.language.clauses import opens_asking
from bot.language.cues import INTERROGATIVES
from bot.language.piece import Piece
from bot.language.reading import ABOUT
from bot.language.tag import cues_in

CLAUSE_ENDS = frozenset({",", ";"})
"""Marks with which a clause ends within a sentence."""

CONCERNED = ("subject", "feature", "category")
"""Kinds of name that a preface does not hold: what it says of these belongs to the question."""

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
    """Returns the last clause of a message, if none before it asks or concerns what can be asked of; else nothing."""
    starts = [place + 1 for place, piece in enumerate(pieces) if piece.text in CLAUSE_ENDS]
    openings = [place for place, _ in enumerate(pieces) if _opens_at(place, pieces)]
    start = (starts or openings or [len(pieces)])[-1]
    before = pieces[:start]
    concerned = any(not piece.plain and any(map(piece.names, CONCERNED)) for piece in before)
    return () if not before or concerned or opens_asking(before) else tuple(pieces[start:])


def _opens_at(place: int, pieces: Sequence[Piece]) -> bool:
    """Whether a clause that asks opens in the midst of others: "for our office in the old town does this one …"."""
    cue = pieces[place].cue
    return cue in INTERROGATIVES or (
        cue == "aux" and any(each.names_subject for each in pieces[place + 1 : place + 2])
    )


def _is_asked_about(piece: Piece) -> bool:
    """Whether a piece names what can be asked about, and is no everyday word."""
    return not piece.plain and any(map(piece.names, ABOUT))
