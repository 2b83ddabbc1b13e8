"""Questions of several parts that each ask for a feature: lists of wishes, one thing wanted and another not."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from bot.language.absorbed import turn_of
from bot.language.clauses import LIST_WORDS, SIDE_WORDS, asks_twice, listed_parts
from bot.language.phrase_tree import SENTENCE_ENDS
from bot.language.piece import Piece
from bot.language.tag import named_in, subjects_of
from bot.language.topics import Topic

PART_CHANCE = 0.75
"""Chance from which a part of a question is taken to ask for a feature of its own."""

TURNED_CHANCE = 0.4
"""The same where one thing is wanted and another must be missing: then no feature is both."""

_Told = tuple[int, tuple[Piece, ...], tuple[Topic, ...]]
"""The place of a part of a question, the part, and the features that its words speak for."""


def wishes(
    pieces: tuple[Piece, ...], find: Callable[[tuple[Piece, ...]], tuple[Topic, ...]]
) -> tuple[Topic, ...]:
    """Returns the features that the parts of a question ask for, if that is more than one; nothing otherwise.

    `find` finds what the words of a part speak for.
    """
    wishing = len(subjects_of(pieces)) != 1 or asks_twice(pieces)
    turned = wishing and turn_of(pieces) > 0
    least, most = (TURNED_CHANCE, SIDE_WORDS) if turned else (PART_CHANCE, LIST_WORDS)
    parts = listed_parts(pieces, most, loosely=wishing)
    told: Iterable[_Told] = ((start, part, find(part)) for start, part in parts)
    told = _told_apart([*told]) if turned else told
    found: dict[str, Topic] = {}
    first, named = 0, {*named_in(pieces, "feature")}
    for left, (start, part, topics) in zip(range(len(parts), 0, -1), told, strict=True):
        if len(found) + left < 2:  # however the rest is read, it is no list
            break
        likeliest = next(iter(topics), None)
        if likeliest is None or not _is_asked(part, likeliest, least, named):
            continue
        listed = wishing and not any(piece.text in SENTENCE_ENDS for piece in pieces[first:start])
        if listed or is_said(part, likeliest):
            first = first if found else start
            places = frozenset(start + place for place in likeliest.places)
            found.setdefault(likeliest.id, Topic(likeliest.id, likeliest.chance, places))
    return tuple(found.values()) if len(found) > 1 else ()


def _is_asked(part: tuple[Piece, ...], topic: Topic, least: float, named: AbstractSet[str]) -> bool:
    """Whether a part of a question asks for a topic: something in it speaks for that, and for nothing else as much.

    It does not where that is but a value of another feature that is `named` ("platforms: we have old machines").
    """
    if topic.uncovered or topic.chance < least or not topic.places:
        return False
    other = named - {topic.id}
    return any(other.isdisjoint(part[place].valued) for place in topic.places)


def _told_apart(told: list[_Told]) -> list[_Told]:
    """Returns parts of a question without the likeliest topic of one that is likelier that of another."""
    best: dict[str, float] = {}
    for _, _, topics in told:
        for topic in topics[:1]:
            best[topic.id] = max(topic.chance, best.get(topic.id, 0.0))
    return [
        (start, part, topics[1:] if topics and topics[0].chance < best[topics[0].id] else topics)
        for start, part, topics in told
    ]


def is_said(pieces: tuple[Piece, ...], topic: Topic) -> bool:
    """Whether a topic is named in a question as well."""
    return topic.id in named_in(pieces, "feature")
