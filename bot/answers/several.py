"""Answers several features of one subject at once."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.cite import Citer
from bot.answers.model import Answer, Cell, Statement, Table
from bot.answers.reference import Reference
from bot.answers.verdict import brief, cell, dissent, doubted
from bot.facts.model import Evidence, Fact
from bot.language.model import Query
from bot.text.listed import listed


def several(query: Query, reference: Reference) -> Answer:
    """Returns one row a feature; what sources dispute below it."""
    subject = query.subjects[0]
    facts = reference.store.facts_of(query.subjects, query.features)
    citer = Citer()
    notices = reference.notices((subject,), citer)
    rows: list[tuple[Cell, ...]] = []
    for feature in query.features:
        kind = reference.store.features[feature].kind
        rows.append((Cell(reference.feature(feature)), cell(facts.get((subject, feature)), kind, citer)))
    # The table is read first and numbers its sources first.
    held = list(facts.values())
    notes = (*_dissent(held, reference, citer), *_doubts(held, reference, citer))
    known = [_short(reference, facts.get((subject, feature)), feature) for feature in query.features]
    return Answer(
        status="answered" if facts else "unknown",
        headline=f"{reference.subject(subject)}: {'; '.join(known)}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        notices=notices,
        table=Table(reference.subject(subject), ("Feature", reference.subject(subject)), tuple(rows)),
        notes=notes,
        suggestions=reference.suggestions(Query("overview", subjects=query.subjects)),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _short(reference: Reference, fact: Fact | None, feature: str) -> str:
    kind = reference.store.features[feature].kind
    # The table below has the details.
    shown = replace(fact, value=None) if fact and kind == "support" else fact
    return f"{reference.feature(feature)}: {brief(shown, kind)}"


def _dissent(facts: list[Fact], reference: Reference, citer: Citer) -> Iterator[Statement]:
    for fact in facts:
        for statement in dissent(fact, citer):
            yield statement._replace(text=f"{reference.feature(fact.feature)}: {statement.text}")


def _doubts(facts: list[Fact], reference: Reference, citer: Citer) -> Iterator[Statement]:
    """Yields each doubt once, with the features it is about unless that is all of them."""
    doubts: dict[str, list[tuple[str, Evidence]]] = {}
    for fact in facts:
        for text, entry in doubted(fact):
            doubts.setdefault(text, []).append((reference.feature(fact.feature), entry))
    for text, about in doubts.items():
        names = list(dict.fromkeys(name for name, _ in about))
        topic = f"{listed(names)}: " if len(names) < len(facts) else ""
        yield Statement(f"{topic}{text}", tuple(dict.fromkeys(citer.evidence(entry) for _, entry in about)))
