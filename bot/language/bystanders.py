"""Words of a question that are not part of what is asked: how a message opens and closes, a concept beside others."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from bot.language.cues import COMPARING, LISTING
from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece

MOST_IN_NAME = 3
"""Words that the name of a person, a team or a place has, with what stands before it, where a message closes."""


def without_courtesies(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Returns the pieces without a greeting before and thanks behind what they name, if they name anything.

    Whom a greeting is for and whose name stands under a message are part of these ("hi Ada, …", "… thanks, Ada").
    """
    opening = next((place for place, piece in enumerate(pieces) if not _is_of(piece, "hello")), 0)
    if opening:
        opening += _length_of_name(pieces[opening:])
    closing = next((at for at in range(opening + 1, len(pieces)) if _closes(pieces, at)), len(pieces))
    kept = pieces[opening:closing]
    return kept if any(piece.targets is not None for piece in kept) else pieces


def _is_of(piece: Piece, cue: str) -> bool:
    return piece.is_mark or piece.cue == cue


def _length_of_name(pieces: Sequence[Piece]) -> int:
    """Returns how many pieces are the name of who is greeted, with the mark behind it."""
    length = len(list(takewhile(_can_be_of_name, pieces[:MOST_IN_NAME])))
    marked = length < len(pieces) and pieces[length].is_mark
    return length + 1 if marked else 0


def _closes(pieces: Sequence[Piece], place: int) -> bool:
    """Whether there are nothing but words that close a message from a place on, and at most a name behind them."""
    if not pieces[place].closes:
        return False
    rest = [piece for piece in pieces[place:] if not piece.is_mark and not piece.closes]
    return len(rest) <= MOST_IN_NAME and all(map(_can_be_of_name, rest))


def _can_be_of_name(piece: Piece) -> bool:
    asks = piece.role is not None and not piece.role.filler
    return piece.targets is None and not asks and not piece.is_mark


def without_bystanders(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with concepts taken as terms where others are asked about: "the control plane of Istio".

    A concept is a subject that is also a term with a definition. Those of the same kind stand beside each other, as
    two others do of which a concept is asked.
    """
    kinds = gazetteer.subject_kinds
    pieces = _with_features_of(pieces, gazetteer)
    concepts = {place for place, piece in enumerate(pieces) if _is_concept(piece)}
    if not concepts:
        return tuple(pieces)
    alone = [piece.subject for piece in pieces if piece.is_subject_alone]
    asked = {kinds[each] for each in alone}
    chosen = len(concepts) == 1 and any(piece.cue in LISTING for piece in pieces)
    if not asked and _is_asked_of(pieces, {kinds[pieces[place].subject] for place in concepts}, gazetteer):
        return tuple(pieces)
    beside = _sets_apart(pieces)
    paired = len({*alone}) > 1 and len(asked) == 1
    if not (asked or chosen) or (beside and not paired):
        return tuple(pieces)
    return tuple(
        piece.without("subject") if place in concepts and kinds[piece.subject] not in asked else piece
        for place, piece in enumerate(pieces)
    )


def _with_features_of(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with a subject taken for the feature in its name where subjects of another kind are asked.

    It stays a subject where it is set beside these, or excepted.
    """
    kinds = gazetteer.subject_kinds
    if _sets_apart(pieces):
        return tuple(pieces)
    alone = [kinds[piece.subject] if piece.is_subject_alone else "" for piece in pieces]
    listing = any(piece.cue in LISTING for piece in pieces)
    nouns = {each for piece in pieces for each in piece.ids("kind") if listing}
    asked = {*alone, *nouns} - {""}
    if len(asked) < 2:
        return tuple(pieces)
    return tuple(
        _as_feature(piece, gazetteer) if kind and alone.count(kind) == 1 else piece
        for piece, kind in zip(pieces, alone, strict=True)
    )


def _sets_apart(pieces: Sequence[Piece]) -> bool:
    """Whether a question compares or excepts something."""
    return any(piece.cue in COMPARING or piece.excepts for piece in pieces)


def _as_feature(piece: Piece, gazetteer: Gazetteer) -> Piece:
    """Returns a subject as the feature that the first words of its name are a name of, if they are one."""
    named = (
        gazetteer.phrases.get(piece.stems[:end], {}).get("feature")
        for end in range(len(piece.stems) - 1, 0, -1)
    )
    features = next(filter(None, named), None)
    return piece.naming("feature", features) if features else piece


def _is_asked_of(pieces: Sequence[Piece], kinds: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether something is named that is known of subjects of these kinds alone ("which tasks does … have")."""
    named = [each for piece in pieces if piece.targets for each in piece.targets.get("feature", ())]
    return any(gazetteer.applies.get(feature, frozenset()) == frozenset(kinds) for feature in named)


def _is_concept(piece: Piece) -> bool:
    return piece.names_subject and piece.names("define")
