"""From pieces to one reading: names put into slots, the reach of negations, the row of symbols."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.language.gazetteer import feature_of
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.row import Row
from bot.language.symbols import symbols_of
from bot.language.tag import end_of_words
from bot.language.trailing import asks_both_ways, is_told_of_one

OUTSIDE = "outside"
"""Word that negates what it stands before, or describes it."""

NOTHING: Mapping[int, Slot] = MappingProxyType({})
"""No slots."""


def assemble(
    pieces: Sequence[Piece],
    kinds: dict[int, str],
    extra: Mapping[int, Slot] = NOTHING,
    explained: frozenset[int] = frozenset(),
    *,
    guessed: bool = False,
) -> Reading:
    """Returns the reading in which the piece at each place of `kinds` stands for that kind of name.

    Args:
        pieces: all pieces of the question.
        kinds: what the piece at each place stands for.
        extra: slots that no name gave (paraphrases), by the places of pieces.
        explained: places of other pieces that the slots account for.
        guessed: `extra` was found by the words of the question together.
    """
    mentioned = _mentioned(pieces, kinds) if "value" in kinds.values() else frozenset()
    row = Row(pieces, explained, guessed=guessed)
    for place, piece in enumerate(pieces[: end_of_words(pieces)]):
        slot = extra.get(place) or (_slot(piece, kinds[place], mentioned) if place in kinds else None)
        if slot is not None:
            row.meet(place, slot)
        elif piece.role is not None and not piece.idle and not _describes(pieces, place):
            row.hear(place, piece.role)
        elif piece.role is None:
            row.reach.pass_over(named=piece.targets is not None)
        if row.reach.trailing and piece.role is None and place not in explained:
            row.reach.trailing = False
    if row.reach.trailing and not (asks_both_ways(row.raw) or is_told_of_one(row.slots, pieces)):
        row.negate_last()
    markers = frozenset(row.markers)
    return Reading(
        tuple(pieces),
        tuple(row.slots),
        symbols_of(row.raw),
        markers,
        row.reach.negated,
        guessed,
        explained,
    )


def _mentioned(pieces: Sequence[Piece], kinds: Mapping[int, str]) -> frozenset[str]:
    """Returns the features that are named."""
    return frozenset(
        identity
        for place, kind in kinds.items()
        if kind == "feature"
        for identity in pieces[place].ids("feature")
    )


def _describes(pieces: Sequence[Piece], place: int) -> bool:
    """Whether an "outside" says of the word behind it what that is: "outside hosts" are not without anything."""
    if pieces[place].text != OUTSIDE:
        return False
    following = next(iter(pieces[place + 1 :]), None)
    return following is not None and following.is_mere_word


def _slot(piece: Piece, kind: str, mentioned: frozenset[str]) -> Slot | None:
    if piece.targets is None or kind == "foreign":
        return None
    ids = piece.targets[kind]
    return Slot(kind, _of_one_feature(ids, mentioned) if kind == "value" else ids, piece)


def _of_one_feature(values: tuple[str, ...], mentioned: frozenset[str]) -> tuple[str, ...]:
    """Returns the values of the feature that is mentioned, or of the first, where a name is a value of several."""
    features = [feature_of(value) for value in values]
    chosen = next((feature for feature in features if feature in mentioned), features[0])
    return tuple(value for value, feature in zip(values, features, strict=True) if feature == chosen)
