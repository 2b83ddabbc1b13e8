"""Answers how subjects compare: what differs in verdict or value first, what is the same for all in one line.

Where only what differs is asked for, the rest is counted and left out.
"""

from collections import Counter

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Choice, Statement, Table
from bot.answers.reference import Reference, listed
from bot.answers.verdict import NOT_KNOWN, brief, cell
from bot.facts.model import Fact
from bot.language.model import Query

MOST_PARTS = 2
"""Categories offered after a whole comparison, which is often too long for one message."""

Facts = dict[tuple[str, str], Fact]


def respond(query: Query, reference: Reference) -> Answer:
    """Returns a table of the subjects over the features or categories asked, or over all that is known of them."""
    features = _features(query, reference)
    facts = reference.store.facts_of(query.subjects, features)
    held = [feature for feature in features if any((subject, feature) in facts for subject in query.subjects)]
    shown = held if held and not query.features else features if query.features else []
    folds = len(shown) > 1 or query.differing
    same = [feature for feature in shown if folds and _is_same(feature, query.subjects, facts, reference)]
    differing = [feature for feature in shown if _is_different(feature, query.subjects, facts, reference)]
    # A message too long for its place loses the end of its table, so differences come first.
    alike = [feature for feature in shown if feature not in same and feature not in differing]
    rows = differing if query.differing else [*differing, *alike]
    citer = Citer(by_source=len(shown) > 1)
    notices = [notice for subject in query.subjects if (notice := reference.notice(subject, citer))]
    names = reference.names(query.subjects)
    return Answer(
        status="answered" if facts else "unknown",
        headline=_headline(query, reference, names, _counts(query, len(shown), len(same), len(differing)))
        if facts
        else f"Not known: {names}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        statements=(
            *notices,
            *(
                _left_out(len(same), len(alike))
                if query.differing
                else _same(same, query.subjects, facts, reference, citer)
            ),
        ),
        table=_table(names, rows, query.subjects, facts, reference, citer),
        suggestions=_suggestions(query, differing, reference),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _features(query: Query, reference: Reference) -> tuple[str, ...]:
    if query.features:
        return query.features
    categories = query.categories or tuple(reference.store.categories)
    return tuple(
        feature for category in categories for feature in reference.store.categories[category].features
    )


def _is_same(feature: str, subjects: tuple[str, ...], facts: Facts, reference: Reference) -> bool:
    kind = reference.store.features[feature].kind
    said = {brief(facts.get((subject, feature)), kind).casefold() for subject in subjects}
    return len(said) == 1 and NOT_KNOWN not in said


def _is_different(feature: str, subjects: tuple[str, ...], facts: Facts, reference: Reference) -> bool:
    """Returns whether verdicts or values differ; other words for the same, or an unknown, are no difference."""
    held = [facts[subject, feature] for subject in subjects if (subject, feature) in facts]
    if reference.store.features[feature].kind == "support":
        return len({fact.verdict for fact in held}) > 1
    return len({frozenset(fact.values) for fact in held if fact.values}) > 1


def _counts(query: Query, shown: int, same: int, differing: int) -> str:
    if query.differing:
        return f": {differing} of {shown} features {'differs' if differing == 1 else 'differ'}"
    if shown < 2:
        return ""
    return f": {shown} features, {same} the same for all" if same else f": {shown} features"


def _headline(query: Query, reference: Reference, names: str, counts: str) -> str:
    on = [reference.feature(feature) for feature in query.features]
    on += [reference.store.categories[category].name for category in query.categories]
    scope = f" on {listed(on)}" if on else ""
    return f"{names}{scope}{counts}"


def _same(
    same: list[str], subjects: tuple[str, ...], facts: Facts, reference: Reference, citer: Citer
) -> list[Statement]:
    if not same:
        return []
    marks: dict[int, None] = {}
    parts = []
    for feature in same:
        kind = reference.store.features[feature].kind
        parts.append(f"{reference.feature(feature)} ({brief(facts[subjects[0], feature], kind)})")
        for subject in subjects:
            marks.update(dict.fromkeys(cell(facts[subject, feature], kind, citer).marks))
    return [Statement(f"The same for all: {'; '.join(parts)}.", tuple(marks))]


def _left_out(same: int, alike: int) -> list[Statement]:
    """Returns how many rows are not shown because nothing that is known differs in them."""
    counted = [
        f"{number} {why}"
        for number, why in (
            (same, "the same for all"),
            (alike, "not known of each, or only worded otherwise"),
        )
        if number
    ]
    return [Statement(f"Left out: {'; '.join(counted)}.")] if counted else []


def _table(
    names: str,
    features: list[str],
    subjects: tuple[str, ...],
    facts: Facts,
    reference: Reference,
    citer: Citer,
) -> Table | None:
    if not features:
        return None
    rows = []
    for feature in features:
        kind = reference.store.features[feature].kind
        cells = (cell(facts.get((subject, feature)), kind, citer) for subject in subjects)
        rows.append((Cell(reference.feature(feature)), *cells))
    return Table(names, ("Feature", *(reference.subject(subject) for subject in subjects)), tuple(rows))


def _suggestions(query: Query, differing: list[str], reference: Reference) -> tuple[Choice, ...]:
    """Returns the whole comparison after a part of it, and after the whole the parts that differ most."""
    overviews = [Query("overview", subjects=(subject,)) for subject in query.subjects[:2]]
    if query.features or query.categories:
        return reference.suggestions(Query("compare", subjects=query.subjects), *overviews)
    counts = Counter(reference.store.features[feature].category for feature in differing)
    parts = [category for category, _ in counts.most_common(MOST_PARTS)]
    compared = [Query("compare", subjects=query.subjects, categories=(part,)) for part in parts]
    return reference.suggestions(*compared, *overviews)
