"""Verbs apart from their preposition or particle: "in what is it written" asks what it is "written in"."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from bot.language.cues import INTERROGATIVES
from bot.language.gazetteer import Gazetteer
from bot.language.left_over import PREPOSITIONS
from bot.language.piece import Piece
from bot.language.words import Role, Words

BIDDING = frozenset({"dropping", "adding", "swapping"})
"""Cues of verbs that have a particle."""


def with_prepositions(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with what names a feature together with a preposition before a word that asks taken for it."""
    opening = list(_opening(pieces))
    if not opening:
        return tuple(pieces)
    return tuple(_with_one(piece, opening, gazetteer) for piece in pieces)


def _opening(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields the prepositions that stand before a word that asks."""
    for piece, following in pairwise(pieces):
        asks = following.cue in INTERROGATIVES
        if asks and piece.text in PREPOSITIONS:
            yield piece


def _with_one(piece: Piece, opening: Sequence[Piece], gazetteer: Gazetteer) -> Piece:
    for before in opening:
        targets = gazetteer.phrases.get((*piece.stems, *before.stems), {})
        if "feature" in targets and piece.targets is None:
            return piece._replace(targets=targets, role=None)
    return piece


def with_particles(pieces: Sequence[Piece], words: Words) -> tuple[Piece, ...]:
    """Returns the pieces with a verb that stands apart from its particle doing what both do ("leave that one out")."""
    found = list(pieces)
    for place, (piece, following) in enumerate(pairwise(pieces)):
        role = _parted_role(pieces, place, words) if _is_in_list(following) else None
        if role is not None:
            found[place] = piece._replace(role=role, targets=None)
    return tuple(found)


def _parted_role(pieces: Sequence[Piece], place: int, words: Words) -> Role | None:
    """Returns what a verb does together with the word behind it, where nothing but subjects stands between."""
    behind = list(dropwhile(_is_in_list, pieces[place + 1 :]))
    named = pieces[place + 1 : len(pieces) - len(behind)]
    if not behind or not any(piece.names_subject for piece in named) or pieces[place].names_subject:
        return None
    role = words.roles.get((*pieces[place].stems, *behind[0].stems))
    return role if role is not None and role.cue in BIDDING else None


def _is_in_list(piece: Piece) -> bool:
    return piece.names_subject or piece.joins
