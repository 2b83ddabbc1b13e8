"""Answers what the desk knows: its subjects, its categories, the features of a category."""

from bot.answers.model import Answer, Cell, Table
from bot.answers.reference import Reference
from bot.language.model import Query
from bot.text.listed import listed


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the features of the categories asked for, the subjects of a kind, or everything by category."""
    if query.categories:
        return _answer(query, _features(query.categories, reference), reference)
    if query.kind:
        return _answer(query, _subjects(query.kind, query.excluded_subjects, reference), reference)
    return _answer(query, _everything(reference), reference)


def _answer(query: Query, table: Table, reference: Reference) -> Answer:
    counts = reference.store.counts
    part = f"{table.caption}: {len(table.rows)}. In all " if query.categories or query.kind else ""
    about = f"{part}{counts.subjects} subjects, {counts.features} features, "
    return Answer(
        status="answered",
        headline=f"{about}{counts.facts} facts from {counts.sources} sources, as of {reference.store.as_of}.",
        intent=query.intent,
        table=table,
        suggestions=reference.suggestions(Query("sources"), Query("help")),
        confidence=query.confidence,
    )


def _features(categories: tuple[str, ...], reference: Reference) -> Table:
    features = [each for category in categories for each in reference.store.categories[category].features]
    rows = [
        (Cell(reference.feature(feature)), Cell(reference.store.features[feature].summary))
        for feature in features
    ]
    caption = listed([reference.store.categories[category].name for category in categories])
    return Table(caption, ("Feature", "What it means"), tuple(rows))


def _subjects(kind: str, excluded: tuple[str, ...], reference: Reference) -> Table:
    rows = []
    for subject in reference.store.subjects.values():
        if subject.kind == kind and subject.id not in excluded:
            state = f"retired since {subject.retired.since}" if subject.retired else "current"
            facts = reference.store.count_facts(subject.id)
            rows.append((Cell(subject.name), Cell(state), Cell(str(facts))))
    plural = next(each.plural for each in reference.store.desk.kinds if each.id == kind)
    rest = f" except {listed([reference.subject(each) for each in excluded])}" if excluded else ""
    return Table(f"{plural.capitalize()}{rest}", ("Subject", "State", "Facts"), tuple(rows))


def _everything(reference: Reference) -> Table:
    rows = []
    for kind in reference.store.desk.kinds:
        named = [subject.name for subject in reference.store.subjects.values() if subject.kind == kind.id]
        rows.append((Cell(kind.plural.capitalize()), Cell(", ".join(named) or "none")))
    for category in reference.store.categories.values():
        named = [reference.feature(feature) for feature in category.features]
        rows.append((Cell(category.name), Cell(", ".join(named) or "none")))
    return Table("What can be asked", ("Group", "Members"), tuple(rows))
