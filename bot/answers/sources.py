"""Answers where the knowledge comes from: all sources, or the evidence of one fact with the rule that weighed it."""

from bot.answers.cite import KIND_WORDS, Citer
from bot.answers.model import Answer, Cell, Statement, Table
from bot.answers.reference import Reference
from bot.answers.verdict import says
from bot.facts.model import Fact
from bot.language.model import Query

STANDINGS = {"holds": "holds", "agrees": "agrees", "outdated": "outdated", "disputed": "disputed"}
RULE = (
    "Evidence is weighed by kind first (source code, tests, documentation, release notes, maintainers' statements, "
    "declarations, third parties), then by date."
)


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the evidence on what was asked before, or the list of all sources."""
    facts = (
        reference.store.facts_of(query.subjects, query.features) if query.subjects and query.features else {}
    )
    return _evidence(query, facts, reference) if facts else _list(query, reference)


def _list(query: Query, reference: Reference) -> Answer:
    rows = tuple(
        (Cell(source.publisher), Cell(source.title), Cell(KIND_WORDS[source.kind]), Cell(source.date))
        for source in reference.store.sources()
    )
    return Answer(
        status="answered",
        headline=f"{len(rows)} sources, as of {reference.store.as_of}",
        intent=query.intent,
        statements=(Statement(RULE),),
        table=Table("Sources", ("Publisher", "Title", "Kind", "Date"), rows),
        suggestions=reference.suggestions(Query("catalog")),
        confidence=query.confidence,
    )


def _evidence(query: Query, facts: dict[tuple[str, str], Fact], reference: Reference) -> Answer:
    citer = Citer()
    rows = []
    for (subject, feature), fact in facts.items():
        topic = f"{reference.subject(subject)}, {reference.feature(feature)}"
        for entry in fact.evidence:
            what = Cell(says(entry) or "see source", (citer.evidence(entry),))
            kind = Cell(f"{KIND_WORDS[entry.source.kind]}, {entry.date}")
            rows.append((Cell(topic), what, kind, Cell(STANDINGS[entry.standing])))
    return Answer(
        status="answered",
        headline=f"The evidence: {len(rows)} entries",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        statements=(Statement(RULE),),
        table=Table("Evidence", ("On", "Says", "Kind and date", "Standing"), tuple(rows)),
        suggestions=reference.suggestions(Query("sources")),
        citations=citer.citations(),
        confidence=query.confidence,
    )
