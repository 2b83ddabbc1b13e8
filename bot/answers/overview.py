"""Answers what is known of one subject, by category."""

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Choice, Table
from bot.answers.reference import Reference, stated
from bot.answers.verdict import cell
from bot.facts.model import Fact, Subject
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns a summary and all facts of the subject, or those of the categories asked for."""
    subject = reference.store.subjects[query.subjects[0]]
    facts = reference.store.facts_about(subject.id)
    categories = query.categories or tuple(reference.store.categories)
    citer = Citer(by_source=True)
    notices = reference.notices((subject.id,), citer)
    summary = () if query.categories else tuple(stated(statement, citer) for statement in subject.summary)
    asked = [feature for category in categories for feature in reference.store.categories[category].features]
    held = {feature: facts[feature] for feature in asked if feature in facts}
    names = [reference.store.categories[category].name for category in query.categories]
    scope = f", {', '.join(names)}" if names else ""
    known = f"{len(held)} of {len(asked)} features known" if names else f"{len(held)} facts"
    return Answer(
        status="answered" if held or summary else "unknown",
        headline=_kind_told(query, subject, reference)
        or f"{subject.name}{scope}: {known if held else 'no facts known'}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in held.values()),
        notices=notices,
        statements=summary,
        table=_table(subject.name, held, reference, citer) if held else None,
        suggestions=_suggestions(query, reference),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _kind_told(query: Query, subject: Subject, reference: Reference) -> str:
    """Returns whether the subject is of the kind that a yes or no is wanted of, or "" where none is."""
    if not query.polar or query.kind is None or query.categories:
        return ""
    names = {kind.id: kind.name for kind in reference.store.desk.kinds}
    if query.kind == subject.kind:
        return f"Yes: {subject.name} is listed as {names[subject.kind]}"
    return f"No: {subject.name} is listed as {names[subject.kind]}, not as {names[query.kind]}"


def _table(name: str, facts: dict[str, Fact], reference: Reference, citer: Citer) -> Table:
    """Returns a row a fact, with its category where there are several."""
    features = [reference.store.features[identity] for identity in facts]
    grouped = len({feature.category for feature in features}) > 1
    rows = []
    for feature in features:
        group = (Cell(reference.store.categories[feature.category].name),) if grouped else ()
        rows.append((Cell(feature.name), *group, cell(facts[feature.id], feature.kind, citer)))
    return Table(name, ("Feature", *(("Category",) if grouped else ()), name), tuple(rows))


def _suggestions(query: Query, reference: Reference) -> tuple[Choice, ...]:
    kind = reference.store.subjects[query.subjects[0]].kind
    others = [
        subject.id
        for subject in reference.store.subjects.values()
        if subject.kind == kind and subject.id != query.subjects[0] and not subject.retired
    ]
    return reference.suggestions(
        *(Query("compare", subjects=(query.subjects[0], other)) for other in others[:2])
    )
