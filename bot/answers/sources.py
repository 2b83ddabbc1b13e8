"""Answers where the knowledge comes from: all sources, those of an article, or the evidence of facts as weighed."""

from collections.abc import Mapping

from bot.answers.cite import KIND_WORDS, Citer
from bot.answers.model import Answer, Cell, Statement, Table
from bot.answers.reference import Reference, marks_of
from bot.answers.verdict import doubts, says
from bot.facts.model import Article, Evidence, Fact, Place, Source
from bot.language.model import Query

RULE = (
    "Evidence is weighed by kind first (source code, tests, documentation, release notes, maintainers' statements, "
    "declarations, third parties), then by date."
)


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the evidence on what was asked before, or all sources by publisher."""
    facts = (
        reference.store.facts_of(query.subjects, query.features) if query.subjects and query.features else {}
    )
    if facts:
        return _evidence(query, facts, reference)
    article = reference.store.find_article(query.article) if query.article else None
    return _of_article(query, article, reference) if article else _list(query, reference)


def _list(query: Query, reference: Reference) -> Answer:
    sources = reference.store.sources()
    by_publisher: dict[str, list[Source]] = {}
    for source in sources:
        by_publisher.setdefault(source.publisher, []).append(source)
    # Hundreds of titles would be a wall that ends in the middle; publishers can be taken in.
    rows = tuple(_row(*each) for each in sorted(by_publisher.items(), key=lambda each: -len(each[1])))
    return Answer(
        status="answered",
        headline=f"{len(sources)} sources of {len(rows)} publishers, as of {reference.store.as_of}",
        intent=query.intent,
        statements=(Statement(RULE),),
        table=Table("Sources by publisher", ("Publisher", "Sources", "Kinds", "Latest"), rows),
        suggestions=reference.suggestions(Query("catalog")),
        confidence=query.confidence,
    )


def _of_article(query: Query, article: Article, reference: Reference) -> Answer:
    """Returns the documents that an article was written from, in the order in which it cites them."""
    citer = Citer()
    places: dict[Source, list[Place]] = {}
    for place in (each for statement in article.statements for each in statement.places):
        places.setdefault(place.source, []).append(place)
    rows = tuple(
        (
            Cell(source.title, marks_of(tuple(cited), citer)),
            Cell(source.publisher),
            Cell(f"{KIND_WORDS[source.kind]}, {source.date}"),
        )
        for source, cited in places.items()
    )
    return Answer(
        status="answered",
        headline=f"The sources of “{article.title}”: {len(rows)}",
        intent=query.intent,
        subjects=query.subjects,
        article=article.id,
        table=Table("Sources", ("Document", "Publisher", "Kind and date"), rows),
        suggestions=reference.suggestions(Query(article.kind, article=article.id), Query("sources")),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _row(publisher: str, sources: list[Source]) -> tuple[Cell, ...]:
    kinds = ", ".join(
        words for kind, words in KIND_WORDS.items() if any(each.kind == kind for each in sources)
    )
    latest = max(source.date for source in sources)
    return Cell(publisher), Cell(str(len(sources))), Cell(kinds), Cell(latest)


def _evidence(query: Query, facts: dict[tuple[str, str], Fact], reference: Reference) -> Answer:
    citer = Citer()
    rows = [
        (Cell(_topic(fact, reference)), *_entry(entry, citer))
        for fact in facts.values()
        for entry in fact.evidence
    ]
    columns = ("On", "Says", "Kind and date", "Standing")
    # Of one fact the headline has told what the rows are on.
    skipped = 1 if len(facts) == 1 else 0
    return Answer(
        status="answered",
        headline=f"The evidence on {_topics(facts, reference)}: {len(rows)} {'entry' if len(rows) == 1 else 'entries'}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        conflict=any(fact.conflict for fact in facts.values()),
        statements=(Statement(RULE),),
        table=Table("Evidence", columns[skipped:], tuple(row[skipped:] for row in rows)),
        notes=tuple(note for fact in facts.values() for note in doubts(fact, citer, agreeing=True)),
        suggestions=reference.suggestions(Query("sources")),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _topics(facts: Mapping[tuple[str, str], Fact], reference: Reference) -> str:
    """Returns what facts are on: each by itself, or one feature of several subjects."""
    topics = list(dict.fromkeys(_topic(fact, reference) for fact in facts.values()))
    features = {fact.feature for fact in facts.values()}
    if len(topics) == 1 or len(features) > 1:
        return "; ".join(topics)
    subjects = tuple(dict.fromkeys(fact.subject for fact in facts.values()))
    return f"{reference.names(subjects)}, {reference.feature(features.pop())}"


def _topic(fact: Fact, reference: Reference) -> str:
    return f"{reference.subject(fact.subject)}, {reference.feature(fact.feature)}"


def _entry(entry: Evidence, citer: Citer) -> tuple[Cell, Cell, Cell]:
    what = Cell(says(entry) or "see source", (citer.evidence(entry),))
    return what, Cell(f"{KIND_WORDS[entry.source.kind]}, {entry.date}"), Cell(entry.standing)
