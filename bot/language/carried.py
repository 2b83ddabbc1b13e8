"""What a conversation keeps of the questions before, so that "both", "all three" and "compare them" mean something."""

from bot.language.model import Query
from bot.language.pointing import all_asked


def carried(query: Query, previous: Query, *, corrected: bool) -> Query:
    """Returns `query` with what was asked before it of the same subjects, or of others about the same.

    What it corrects was not meant, and is not kept.
    """
    if query.article and query.intent != previous.intent:
        return query
    return query._replace(
        before=_subjects(query, previous, corrected=corrected),
        earlier=_features(query, previous, corrected=corrected),
    )


def _subjects(query: Query, previous: Query, *, corrected: bool) -> tuple[str, ...]:
    """Returns the subjects of questions before that asked the same, or asked it of these subjects too.

    Where a comparison goes on with some of its sides, they are the others, for "the other two" to mean something.
    """
    if query.subjects and query.subjects == previous.subjects:
        return previous.before
    if query.intent == previous.intent == "compare" and {*query.subjects} < {*previous.subjects}:
        return tuple(each for each in previous.subjects if each not in query.subjects)
    if not query.subjects or _topics(query) != _topics(previous):
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


def _topics(query: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (*query.features, *query.excluded_features), query.categories
