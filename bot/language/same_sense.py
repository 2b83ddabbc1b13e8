"""A name that is all a follow-up says, in the sense that goes on with the question before it.

Behind a definition "and that?" asks for another one, behind a comparison in one group of features for another group,
and the noun for a kind of subject asks all of them what was asked of one.
"""

from collections.abc import Sequence

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.piece import Piece
from bot.language.pointing import asked_before
from bot.language.short_names import says_nothing

DEFINED, GROUP, KIND = "define", "category", "kind"
"""Kinds of name: of a term with a definition, of a group of features, and for a kind of subject."""


def in_same_sense(pieces: tuple[Piece, ...], previous: Query) -> tuple[Piece, ...]:
    """Returns the pieces with the only name among nothing else meaning no more than what goes on from `previous`."""
    place = _only_said(pieces)
    sense = _sense(pieces[place], previous) if place is not None else None
    if place is None or sense is None:
        return pieces
    meant = pieces[place].naming(sense, pieces[place].ids(sense))._replace(role=None)
    return (*pieces[:place], meant, *pieces[place + 1 :])


def another_term(pieces: tuple[Piece, ...], previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns the definition of the term that is all a follow-up says behind a definition; None where it says more.

    The name of a feature means its definition too, unless a definition was only asked for in between.
    """
    place = _only_said(pieces)
    if place is None or previous.intent != DEFINED or pieces[place].names("subject"):
        return None
    features = pieces[place].ids("feature")
    if features and previous.before:
        return None
    articles = pieces[place].ids(DEFINED) or tuple(filter(None, map(gazetteer.definitions.get, features)))
    return Query(DEFINED, features=features, article=articles[0]) if len(articles) == 1 else None


def _only_said(pieces: Sequence[Piece]) -> int | None:
    """Returns the place of the only piece that says anything, or None where several do."""
    places = [place for place, piece in enumerate(pieces) if not says_nothing(piece)]
    return places[0] if len(places) == 1 else None


def _sense(piece: Piece, previous: Query) -> str | None:
    """Returns the kind of name to take a piece for, or None where it may stay whatever it is."""
    targets = piece.targets or {}
    if KIND in targets and "feature" not in targets:
        return KIND if asked_before(previous) and not previous.article else None
    if not {"subject", "feature"}.isdisjoint(targets):
        return None
    grouped = bool(previous.subjects) and not previous.article
    return GROUP if GROUP in targets and grouped else None
