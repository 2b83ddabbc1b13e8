"""Answers several features of one subject at once."""

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Statement, Table
from bot.answers.reference import Reference
from bot.answers.verdict import brief, cell, dissent, doubts
from bot.facts.model import Fact
from bot.language.model import Query


def several(query: Query, reference: Reference) -> Answer:
    """Returns one row a feature; what sources dispute below it."""
    subject = query.subjects[0]
    facts = reference.store.facts_of(query.subjects, query.features)
    citer = Citer()
    notice = reference.notice(subject, citer)
    rows: list[tuple[Cell, ...]] = []
    for feature in query.features:
        kind = reference.store.features[feature].kind
        rows.append((Cell(reference.feature(feature)), cell(facts.get((subject, feature)), kind, citer)))
    # The table is read first and numbers its sources first.
    notes: list[Statement] = []
    for fact in facts.values():
        notes.extend((*dissent(fact, citer), *doubts(fact, citer)))
    known = [_short(reference, facts.get((subject, feature)), feature) for feature in query.features]
    return Answer(
        status="answered" if facts else "unknown",
        headline=f"{reference.subject(subject)}: {'; '.join(known)}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        notice=notice,
        table=Table(reference.subject(subject), ("Feature", reference.subject(subject)), tuple(rows)),
        notes=tuple(dict.fromkeys(notes)),
        suggestions=reference.suggestions(Query("overview", subjects=query.subjects)),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _short(reference: Reference, fact: Fact | None, feature: str) -> str:
    return f"{reference.feature(feature)}: {brief(fact, reference.store.features[feature].kind)}"
