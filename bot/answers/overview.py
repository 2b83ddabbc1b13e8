"""Answers what is known of one subject, by category."""

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Choice, Table
from bot.answers.reference import Reference, stated
from bot.answers.verdict import cell
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns a summary and all facts of the subject, or those of the categories asked for."""
    subject = reference.store.subjects[query.subjects[0]]
    facts = reference.store.facts_about(subject.id)
    categories = query.categories or tuple(reference.store.categories)
    citer = Citer(by_source=True)
    notice = reference.notice(subject.id, citer)
    summary = () if query.categories else tuple(stated(statement, citer) for statement in subject.summary)
    rows: list[tuple[Cell, ...]] = []
    for category in categories:
        name = reference.store.categories[category].name
        for feature in reference.store.categories[category].features:
            if feature in facts:
                kind = reference.store.features[feature].kind
                rows.append((Cell(reference.feature(feature)), Cell(name), cell(facts[feature], kind, citer)))
    names = [reference.store.categories[category].name for category in query.categories]
    scope = f", {', '.join(names)}" if names else ""
    return Answer(
        status="answered" if rows or summary else "unknown",
        headline=f"{subject.name}{scope}: {len(rows)} facts"
        if rows
        else f"{subject.name}{scope}: no facts known",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(facts[feature].conflict for feature in facts) if not query.categories else False,
        notice=notice,
        statements=summary,
        table=Table(subject.name, ("Feature", "Category", subject.name), tuple(rows)) if rows else None,
        suggestions=_suggestions(query, reference),
        citations=citer.citations(),
        confidence=query.confidence,
    )


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
