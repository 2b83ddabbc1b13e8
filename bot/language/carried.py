"""What a conversation keeps of the questions before, so that "both", "all three" and "compare them" mean something."""

from collections.abc import Sequence

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.piece import Piece
from bot.language.pointing import ASKS_DEFINITION, all_asked, asked_before
from bot.language.put_to_others import asked_of
from bot.language.tag import cues_in, names_any, subjects_of

ASIDE = "define"
"""The intent of questions that are asked in between."""

AT_TERM = frozenset({"that", "this", "that one", "this one", "it too"})
"""Words that point at what was defined and can be asked of a subject ("does this one do that?")."""


def carried(query: Query, previous: Query, *, corrected: bool) -> Query:
    """Returns `query` with what was asked before it of the same subjects, or of others about the same.

    What it corrects was not meant, and is not kept.
    """
    if query.intent == ASIDE and not query.subjects:
        return _aside(query, previous)
    if query.article and query.intent != previous.intent:
        same = query.subjects == previous.subjects and not corrected
        return query._replace(earlier=all_asked(previous)) if same else query
    return query._replace(
        before=_subjects(query, previous, corrected=corrected),
        earlier=_features(query, previous, corrected=corrected),
    )


def resumed(pieces: Sequence[Piece], previous: Query, gazetteer: Gazetteer) -> Query:
    """Returns the question before, or the one before that where it was a definition asked in between.

    That is so where a subject is named, or what could be asked of one and not merely defined in turn.
    """
    at_term = bool(previous.features) and any(piece.text in AT_TERM for piece in pieces)
    if previous.intent != ASIDE or not previous.before or at_term:
        return previous
    cues = cues_in(pieces) - {""}
    if subjects_of(pieces) or (names_any(pieces, "feature") and cues and not cues <= ASKS_DEFINITION):
        return asked_of(previous.before, previous.earlier, previous, gazetteer)._replace(article=None)
    return previous


def _aside(query: Query, previous: Query) -> Query:
    """Returns a definition with what the question before it was on, which may go on behind it."""
    if previous.intent == ASIDE:
        return query._replace(before=previous.before, earlier=previous.earlier)
    return query._replace(before=previous.subjects, earlier=asked_before(previous))


def _subjects(query: Query, previous: Query, *, corrected: bool) -> tuple[str, ...]:
    """Returns the subjects of questions before that asked the same, or asked it of these subjects too.

    Where a comparison goes on with some of its sides, they are the others, for "the other two" to mean something.
    """
    if query.subjects and query.subjects == previous.subjects:
        return previous.before
    if query.intent == previous.intent == "compare" and {*query.subjects} < {*previous.subjects}:
        return tuple(each for each in previous.subjects if each not in query.subjects)
    if not query.subjects or not _goes_on_about(query, previous):
        return ()
    kept = previous.before if corrected else dict.fromkeys((*previous.before, *previous.subjects))
    return tuple(each for each in kept if each not in query.subjects)


def _features(query: Query, previous: Query, *, corrected: bool) -> tuple[str, ...]:
    """Returns the features that questions before asked of the same subjects, or before these features."""
    if _topics(query) == _topics(previous):
        return previous.earlier
    if query.subjects != previous.subjects:
        return ()
    kept = previous.earlier if corrected else all_asked(previous)
    return tuple(each for each in kept if each not in _topics(query)[0])


def _goes_on_about(query: Query, previous: Query) -> bool:
    """Whether a question asks nothing but what the questions before asked, be it several of them together."""
    (features, categories), before = _topics(query), _topics(previous)
    return (features, categories) == before or (
        bool(features) and categories == before[1] and {*features} <= {*all_asked(previous)}
    )


def _topics(query: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (*query.features, *query.excluded_features), query.categories
