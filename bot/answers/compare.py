"""Answers how subjects compare: what differs in verdict or value first, what is the same for all last.

Where only what differs is asked for, the rest is counted and left out.
"""

from collections import Counter

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Choice, Statement, Table
from bot.answers.reference import Reference
from bot.answers.verdict import NOT_KNOWN, WORDS, brief, cell, verdict_of
from bot.facts.model import Fact
from bot.language.model import Query
from bot.text.listed import listed

EVERYTHING = "Compare on everything"
"""What the whole comparison is called where it can be picked after a part of it."""

MOST_PARTS = 2
"""Categories offered after a whole comparison, which is often too long for one message."""

Facts = dict[tuple[str, str], Fact]


def respond(query: Query, reference: Reference) -> Answer:
    """Returns a table of the subjects over the features or categories asked, or over all that is known of them."""
    features = _features(query, reference)
    facts = reference.store.facts_of(query.subjects, features)
    held = [feature for feature in features if any((subject, feature) in facts for subject in query.subjects)]
    shown = held if held and not query.features else features if query.features else []
    shared = _shared(shown, query, facts, reference)
    differing = [
        feature
        for feature in shown
        if feature not in shared and _is_different(feature, query.subjects, facts, reference)
    ]
    # A message too long for its place loses the end of its table, so differences come first, of them yes against no.
    differing.sort(key=lambda feature: reference.store.features[feature].kind != "support")
    told = {*shared, *differing}
    others = [feature for feature in shown if feature not in told]
    citer = Citer(by_source=len(shown) > 1)
    notices = reference.notices(query.subjects, citer)
    names = reference.names(query.subjects)
    return Answer(
        status="answered" if facts else "unknown",
        headline=_headline(query, reference, names, _counts(query, len(shown), len(differing), len(shared)))
        if facts
        else f"Not known: {names}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        notices=notices,
        statements=_left_out(len(shared), len(others)) if query.differing else (),
        table=_table(query, differing, {}, facts, reference, citer)
        if query.differing
        else _table(query, [*differing, *others], shared, facts, reference, citer),
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


def _shared(
    features: tuple[str, ...] | list[str], query: Query, facts: Facts, reference: Reference
) -> dict[str, str]:
    """Returns, by feature, what is said of all subjects; of a single feature nothing is shared but shown."""
    if len(features) < 2 and not query.differing:
        return {}
    said = {feature: _said_of_all(feature, query, facts, reference) for feature in features}
    return {feature: words for feature, words in said.items() if words}


def _said_of_all(feature: str, query: Query, facts: Facts, reference: Reference) -> str:
    """Returns what all subjects have in common: every word, or the plain yes or no of a feature not asked by name."""
    kind = reference.store.features[feature].kind
    held = [fact for subject in query.subjects if (fact := facts.get((subject, feature)))]
    if len(held) < len(query.subjects):
        return ""
    briefs = [brief(fact, kind) for fact in held]
    if NOT_KNOWN in briefs:
        return ""
    if len({each.casefold() for each in briefs}) == 1:
        return briefs[0]
    if kind != "support" or query.features or any(fact.conflict for fact in held):
        return ""
    verdicts = {verdict_of(fact) for fact in held}
    return WORDS[verdicts.pop()].lower() if verdicts in ({"yes"}, {"no"}) else ""


def _is_different(feature: str, subjects: tuple[str, ...], facts: Facts, reference: Reference) -> bool:
    """Returns whether verdicts or values differ; other words for the same, or an unknown, are no difference."""
    held = [facts[subject, feature] for subject in subjects if (subject, feature) in facts]
    if reference.store.features[feature].kind == "support":
        return len({fact.verdict for fact in held}) > 1
    return len({frozenset(fact.values) for fact in held if fact.values}) > 1


def _counts(query: Query, shown: int, different: int, same: int) -> str:
    if query.differing:
        return f": {different} of {shown} features {'differs' if different == 1 else 'differ'}"
    if shown < 2:
        return ""
    parts = [f"{shown} features"]
    parts += [f"{different} different"] if different else []
    parts += [f"{same} the same for all"] if same else []
    return f": {', '.join(parts)}"


def _headline(query: Query, reference: Reference, names: str, counts: str) -> str:
    on = [reference.feature(feature) for feature in query.features]
    on += [reference.store.categories[category].name for category in query.categories]
    scope = f" on {listed(on)}" if on else ""
    return f"{names}{scope}{counts}"


def _left_out(same: int, others: int) -> tuple[Statement, ...]:
    """Returns how many rows are not shown because nothing that is known differs in them."""
    counted = [
        f"{number} {why}"
        for number, why in (
            (same, "the same for all"),
            (others, "not known of each, or only worded otherwise"),
        )
        if number
    ]
    return (Statement(f"Left out: {'; '.join(counted)}."),) if counted else ()


def _table(
    query: Query,
    features: list[str],
    shared: dict[str, str],
    facts: Facts,
    reference: Reference,
    citer: Citer,
) -> Table | None:
    rows = []
    for feature in (*features, *shared):
        kind = reference.store.features[feature].kind
        cells = (cell(facts.get((subject, feature)), kind, citer) for subject in query.subjects)
        rows.append((Cell(reference.feature(feature)), *cells))
    columns = ("Feature", *(reference.subject(subject) for subject in query.subjects))
    caption = reference.names(query.subjects)
    return Table(caption, columns, tuple(rows), tuple(shared.values())) if rows else None


def _suggestions(query: Query, differing: list[str], reference: Reference) -> tuple[Choice, ...]:
    """Returns the whole comparison after a part of it, and after the whole the parts that differ most."""
    overviews = [Query("overview", subjects=(subject,)) for subject in query.subjects[:2]]
    if query.features or query.categories:
        whole = reference.choice(Query("compare", subjects=query.subjects))
        return whole._replace(text=EVERYTHING), *reference.suggestions(*overviews)
    counts = Counter(reference.store.features[feature].category for feature in differing)
    parts = [category for category, _ in counts.most_common(MOST_PARTS)]
    compared = [Query("compare", subjects=query.subjects, categories=(part,)) for part in parts]
    return reference.suggestions(*compared, *overviews)
