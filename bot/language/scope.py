"""Names of what subjects of a kind do not have: "security" of an approach is one feature that approaches have."""

from collections.abc import Iterable, Sequence

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece


def scoped(pieces: Sequence[Piece], subjects: Iterable[str], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with groups and features that nothing is known of for these subjects' kind taken for another.

    It is the one feature known of that kind whose name holds theirs and needs it: "HTTP retries" are retries anyway.
    """
    kinds = {gazetteer.subject_kinds[each] for each in subjects}
    if len(kinds) != 1:
        return tuple(pieces)
    (kind,) = kinds
    return tuple([_of_kind(piece, kind, gazetteer) if piece.targets else piece for piece in pieces])


def asked_of_these(
    pieces: Sequence[Piece], subjects: Iterable[str], gazetteer: Gazetteer
) -> tuple[Piece, ...]:
    """Returns the pieces of what is asked of these subjects, with others of another kind taken for features they name.

    "Compare them on federation" asks it of those before, be the arrangement of that name a subject itself.
    """
    kinds = {gazetteer.subject_kinds[each] for each in subjects}
    return tuple(
        piece.naming("feature", piece.ids("feature")) if _is_feature_of(piece, kinds, gazetteer) else piece
        for piece in pieces
    )


def _is_feature_of(piece: Piece, kinds: set[str], gazetteer: Gazetteer) -> bool:
    """Whether a piece names subjects of none of these kinds, and features that these have."""
    if not (piece.names("subject") and piece.names("feature")):
        return False
    of_kind = any(gazetteer.subject_kinds[each] in kinds for each in piece.ids("subject"))
    return not of_kind and not any(kinds.isdisjoint(gazetteer.applies[each]) for each in piece.ids("feature"))


def _of_kind(piece: Piece, kind: str, gazetteer: Gazetteer) -> Piece:
    targets = piece.targets or {}
    groups, named = targets.get("category", ()), targets.get("feature", ())
    if any(kind in gazetteer.groups[group] for group in groups):
        return piece
    known = any(kind in gazetteer.applies[feature] for feature in named)
    if not groups and (known or not named):
        return piece
    in_a_word = _calls_in_a_word(piece, named, gazetteer)
    if (known and in_a_word) or not (groups or in_a_word):
        return piece
    said = frozenset(piece.stems)
    features = tuple(
        feature
        for feature, phrases in gazetteer.phrasings.items()
        if kind in gazetteer.applies[feature] and any(_holds(phrase, said, phrases) for phrase in phrases)
    )
    if len(features) != 1:
        return piece
    return piece.naming("feature", features)


def _holds(phrase: frozenset[str], said: frozenset[str], phrases: Sequence[frozenset[str]]) -> bool:
    """Whether a name of a feature holds these words, and the rest of it does not name the feature without them."""
    return phrase > said and phrase - said not in phrases


def _calls_in_a_word(piece: Piece, features: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a piece names features by one word that is not the proper name of any."""
    return len(piece.stems) == 1 and not any(
        gazetteer.called("feature", each) == piece.stems for each in features
    )
