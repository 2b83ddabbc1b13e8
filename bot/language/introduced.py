"""A name that is introduced and then asked for: "everybody here speaks of it, what is that?", or just "it???".

Who tells where a name was met says nothing of what is asked: that is what it is, as if the name stood alone.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.language.piece import Piece
from bot.language.tag import cues_in, end_of_words, opening_of
from bot.language.words import Role

ASKS_WHAT = frozenset({"", "what", "define", "about", "aux", "it", "those"})
"""Cues of a clause that asks what something is and points at it."""

TELLING = frozenset({"", "about", "aux", "it", "those", "support", "use", "also", "define"})
"""Cues with which something is told; what has others asks for something itself."""

NAMES = frozenset({"subject", "feature", "define"})
"""Kinds of name that can be asked for by themselves."""

PUZZLED = ("?", "?")
"""How a name ends, at least, that is asked for by nothing else."""


def introduced(pieces: tuple[Piece, ...], elsewhere: AbstractSet[str]) -> tuple[Piece, ...]:
    """Returns the one name that a message tells of and what follows it, where that only asks what it is.

    `elsewhere` holds the stems of words of other talk: what is told with these is none of our names.
    """
    if _is_puzzled_at(pieces):
        return (*pieces[:-1], pieces[-1]._replace(text="??", role=Role(cue="define")))
    start = _start_of_clause(pieces)
    told, asking = pieces[:start], pieces[start:]
    named = [piece for piece in told if piece.targets is not None and not piece.plain]
    if len(named) != 1 or not _can_be_asked_for(named[0]) or not _only_asks_what(asking):
        return pieces
    known = not any(piece.unknown or not elsewhere.isdisjoint(piece.stems) for piece in told)
    telling = cues_in(told) <= TELLING and opening_of(told) != "aux"
    return (*named, *asking) if known and telling else pieces


def _is_puzzled_at(pieces: Sequence[Piece]) -> bool:
    """Whether nothing is said but a term, with more question marks behind it than a question has."""
    if tuple([piece.text for piece in pieces[-2:]]) != PUZZLED:
        return False
    said = [piece for piece in pieces if not piece.is_mark]
    return len(said) == 1 and said[0].names("define")


def _start_of_clause(pieces: Sequence[Piece]) -> int:
    """Returns where the last clause begins."""
    within = range(end_of_words(pieces))
    return next((at + 1 for at in reversed(within) if pieces[at].is_mark), 0)


def _only_asks_what(pieces: Sequence[Piece]) -> bool:
    """Whether a clause asks what something is, points at it and says nothing else."""
    cues = [piece.cue for piece in pieces if piece.cue]
    plain = all(piece.targets is None and piece.role is not None for piece in pieces)
    asks = {"what", "it"} <= {*cues} and cues[:2] != ["what", "about"]
    return plain and {*cues} <= ASKS_WHAT and (asks or "define" in cues)


def _can_be_asked_for(piece: Piece) -> bool:
    """Whether a name can be asked for by itself: it is no mere noun for a kind."""
    return any(map(piece.names, NAMES)) and not piece.is_noun
