"""Words of a question that are not part of what is asked: a greeting, a concept beside what is asked about."""

from collections.abc import Collection, Sequence
from types import MappingProxyType

from bot.language.gazetteer import Gazetteer
from bot.language.nouns import COMPARING
from bot.language.piece import Piece
from bot.language.tag import is_subject_alone
from bot.text.tokens import PUNCTUATION

LISTING = frozenset({"which", "who", "how-many", "neither"})
"""Cues that ask for subjects of a kind, so that its noun is neither a term nor a subject."""


def without_greeting(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Returns the pieces from where the question opens, if a greeting stands before it and it names something."""
    opening = next((place for place, piece in enumerate(pieces) if not _greets(piece)), 0)
    named = any(piece.targets is not None for piece in pieces[opening:])
    return pieces[opening:] if named else pieces


def _greets(piece: Piece) -> bool:
    return piece.text in PUNCTUATION or (piece.role is not None and piece.role.cue == "hello")


def without_bystanders(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with concepts taken as terms where others are asked about: "the control plane of Istio".

    A concept is a subject that is also a term with a definition. Those of the same kind stand beside each other, as
    two others do of which a concept is asked.
    """
    kinds = gazetteer.subject_kinds
    concepts = {place for place, piece in enumerate(pieces) if piece.targets and _is_concept(piece)}
    if not concepts:
        return tuple(pieces)
    alone = [_subject(piece) for piece in pieces if is_subject_alone(piece)]
    asked = {kinds[each] for each in alone}
    roles = [piece.role for piece in pieces if piece.role is not None]
    chosen = len(concepts) == 1 and any(role.cue in LISTING for role in roles)
    if not asked and _is_asked_of(pieces, {kinds[_subject(pieces[place])] for place in concepts}, gazetteer):
        return tuple(pieces)
    beside = any(role.cue in COMPARING or role.excepts for role in roles)
    paired = len({*alone}) > 1 and len(asked) == 1
    if not (asked or chosen) or (beside and not paired):
        return tuple(pieces)
    return tuple(
        _as_term(piece) if place in concepts and kinds[_subject(piece)] not in asked else piece
        for place, piece in enumerate(pieces)
    )


def _is_asked_of(pieces: Sequence[Piece], kinds: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether something is named that is known of subjects of these kinds alone ("which tasks does … have")."""
    named = [each for piece in pieces if piece.targets for each in piece.targets.get("feature", ())]
    return any(gazetteer.applies.get(feature, frozenset()) == frozenset(kinds) for feature in named)


def _is_concept(piece: Piece) -> bool:
    named = set(piece.targets or ())
    return {"define", "subject"} <= named and "kind" not in named


def _subject(piece: Piece) -> str:
    return (piece.targets or {})["subject"][0]


def _as_term(piece: Piece) -> Piece:
    targets = {kind: ids for kind, ids in (piece.targets or {}).items() if kind != "subject"}
    return piece._replace(targets=MappingProxyType(targets))
