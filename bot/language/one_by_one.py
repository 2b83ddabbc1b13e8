"""Several questions in one message: what is asked of one subject is answered at once, what is left is named."""

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.language.clauses import ASKING, asks_twice, opens_asking, parts_between
from bot.language.cues import POINTERS
from bot.language.gazetteer import feature_of
from bot.language.model import Query
from bot.language.piece import Piece
from bot.language.tag import cues_in, named_in

ASKED = ASKING | {"how-to", "adopters", "why", "when"}
"""Cues with which a question of a message opens."""

OF_FACTS = frozenset({"support", "value"})
"""Intents of questions for facts about one subject."""

MOST_QUESTIONS = 4
"""Questions of a message that are taken apart; more is no question."""


def questions_in(
    pieces: tuple[Piece, ...], parts: tuple[tuple[Piece, ...], ...]
) -> tuple[tuple[Piece, ...], ...]:
    """Returns the questions of a message with these sentences that says nothing else, if it asks several.

    Each names something, or points at what the one before names.
    """
    if len(parts) == 1 and asks_twice(pieces, ASKED):
        parts = tuple(part for _, part in parts_between(pieces))
    elif any(part[-1].text != "?" for part in parts[:-1]):
        return ()
    if not 1 < len(parts) <= MOST_QUESTIONS or not _names_any(parts[0]):
        return ()
    asking = all(opens_asking(part, ASKED) for part in parts)
    return parts if asking and all(_names_any(part) or points_back(part) for part in parts[1:]) else ()


def points_back(part: Sequence[Piece]) -> bool:
    """Whether a question points at what was named before it."""
    return not POINTERS.isdisjoint(cues_in(part))


def are_answered_by(each: Sequence[Query], whole: object) -> bool:
    """Whether one query asks all that several ask, or these all ask the same."""
    topics = {(query.subjects, *_asked(query)) for query in each}
    if len(topics) < len(each):
        return True
    return isinstance(whole, Query) and all(_holds(whole, query) for query in each)


def put_together(each: Sequence[Query], parts: Sequence[Sequence[Piece]]) -> tuple[Query, ...]:
    """Returns the questions of a message with these parts, the first with all that others ask of the same subject.

    What another is merely guessed to ask stays a question of its own.
    """
    first, *others = each
    if not _asks_facts(first):
        return tuple(each)
    same = [
        query
        for query, part in zip(others, parts[1:], strict=True)
        if _asks_facts(query) and query.subjects == first.subjects and _names_all(part, query.features)
    ]
    asked = (first, *same)
    whole = first._replace(
        intent="support" if all(query.intent == "support" for query in asked) else "value",
        features=tuple(dict.fromkeys(chain.from_iterable(query.features for query in asked))),
        conditions=tuple(dict.fromkeys(chain.from_iterable(query.conditions for query in asked))),
        confidence=min(query.confidence for query in asked),
    )
    return (whole, *(query for query in others if query not in same))


def _names_all(part: Sequence[Piece], features: Sequence[str]) -> bool:
    """Whether each feature is named in a part of a message, or a value of it."""
    values = map(feature_of, named_in(part, "value"))
    return {*features} <= {*named_in(part, "feature"), *values}


def _asks_facts(query: Query) -> bool:
    """Whether a query asks nothing but what is known of one subject now."""
    return query.intent in OF_FACTS and bool(query.features) and not (query.dated or query.version)


def _holds(whole: Query, part: Query) -> bool:
    """Whether a query asks what another asks, of the same subjects at least."""
    if (part.intent == "which") != (whole.intent == "which") or part.article != whole.article:
        return False
    return {*part.subjects} <= {*whole.subjects} and {*_features(part)} <= {*_features(whole)}


def _asked(query: Query) -> tuple[object, ...]:
    return *_features(query), query.categories, query.article


def _features(query: Query) -> Iterable[str]:
    return *query.features, *query.excluded_features


def _names_any(part: Sequence[Piece]) -> bool:
    """Whether a part of a message names anything but a kind of subject."""
    return any(piece.targets is not None and not piece.is_noun for piece in part)
