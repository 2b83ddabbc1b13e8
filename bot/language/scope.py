"""Groups of features asked of subjects that have none of them: "security" of an approach is one feature of it."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece


def scoped(pieces: Sequence[Piece], subjects: Iterable[str], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with groups that nothing is known of for these subjects' kind taken for a feature.

    It is the one known of that kind whose name holds the group's.
    """
    kinds = {gazetteer.subject_kinds[each] for each in subjects}
    if len(kinds) != 1:
        return tuple(pieces)
    (kind,) = kinds
    return tuple(_of_kind(piece, kind, gazetteer) for piece in pieces)


def _of_kind(piece: Piece, kind: str, gazetteer: Gazetteer) -> Piece:
    groups = (piece.targets or {}).get("category", ())
    if not groups or any(kind in gazetteer.groups[group] for group in groups):
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
