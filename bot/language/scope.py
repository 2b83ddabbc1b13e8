"""Names of what subjects of a kind do not have: "security" of an approach is one feature that approaches have."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.text.normalize import normalize
from bot.text.tokens import stems


def scoped(pieces: Sequence[Piece], subjects: Iterable[str], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with groups and features that nothing is known of for these subjects' kind taken for another.

    It is the one feature known of that kind whose name holds theirs.
    """
    kinds = {gazetteer.subject_kinds[each] for each in subjects}
    if len(kinds) != 1:
        return tuple(pieces)
    (kind,) = kinds
    return tuple(_of_kind(piece, kind, gazetteer) for piece in pieces)


def _of_kind(piece: Piece, kind: str, gazetteer: Gazetteer) -> Piece:
    targets = piece.targets or {}
    groups, named = targets.get("category", ()), _called_in_a_word(piece, gazetteer)
    known = any(kind in gazetteer.groups[group] for group in groups)
    if not (groups or named) or known or any(kind in gazetteer.applies[feature] for feature in named):
        return piece
    said = frozenset(piece.stems)
    features = tuple(
        feature
        for feature, phrases in gazetteer.phrasings.items()
        if kind in gazetteer.applies[feature] and any(phrase > said for phrase in phrases)
    )
    if len(features) != 1:
        return piece
    return piece._replace(targets=MappingProxyType({"feature": features}))


def _called_in_a_word(piece: Piece, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the features that a piece names by one word that is not their proper name."""
    named = (piece.targets or {}).get("feature", ())
    proper = any(stems(normalize(gazetteer.labels["feature", each])) == piece.stems for each in named)
    return () if len(piece.stems) > 1 or proper else named
