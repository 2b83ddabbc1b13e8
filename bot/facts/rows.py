"""Turns knowledge into the rows of a release, table by table, in the order of `tables.TABLES`' columns."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import TypeAlias

from bot.facts.claims import make_claim
from bot.facts.knowledge import Knowledge
from bot.facts.names import each_name
from bot.facts.record_parts import Place, Statement
from bot.facts.records import Evidence
from bot.facts.stale import count_months
from bot.facts.values import find_wider, is_exhaustive
from bot.facts.weigh import weigh

Row: TypeAlias = tuple[str | int | bytes | None, ...]

ROOM = 1 << 20
"""Numbers for the facts of each subject, and for their evidence: far more than a file has room for."""


def make_rows(knowledge: Knowledge, same: Collection[str] = ()) -> Mapping[str, list[Row]]:
    """Return the rows of every table that knowledge fills, by its name, without facts about the subjects `same`.

    Those of facts and evidence begin with their number, which hangs on nothing but their subject and its place.
    """
    facts, evidence = _make_facts(knowledge, same)
    statements, places = _make_statements(knowledge)
    return {
        "desk": [(knowledge.desk.name, knowledge.desk.about)],
        "examples": [(text, number) for number, text in enumerate(knowledge.desk.examples)],
        "kinds": [
            (name, kind.name, kind.plural, number)
            for number, (name, kind) in enumerate(knowledge.desk.kinds.items())
        ],
        **_make_sources(knowledge),
        **_make_features(knowledge),
        "subjects": [
            (name, subject.name, subject.kind, subject.retired.since if subject.retired else None, number)
            for number, (name, subject) in enumerate(knowledge.subjects.items())
        ],
        "articles": _make_articles(knowledge),
        "statements": statements,
        "places": places,
        "golden": [
            (
                *(each.ask, each.intent, _join(each.subjects), _join(each.features)),
                *(each.article, each.verdict, number),
            )
            for number, each in enumerate(knowledge.golden)
        ],
        "names": [(*name, number) for number, name in enumerate(each_name(knowledge))],
        "facts": facts,
        "evidence": evidence,
    }


def _join(ids: tuple[str, ...] | None) -> str | None:
    return None if ids is None else " ".join(ids)


def _make_sources(knowledge: Knowledge) -> dict[str, list[Row]]:
    sources: list[Row] = [
        (name, each.title, each.publisher, each.kind, each.date, each.url, each.version, number)
        for number, (name, each) in enumerate(knowledge.sources.items())
    ]
    caveats: list[Row] = [
        (name, caveat, text)
        for name, source in knowledge.sources.items()
        for caveat, text in source.caveats.items()
    ]
    return {"sources": sources, "caveats": caveats}


def _make_features(knowledge: Knowledge) -> dict[str, list[Row]]:
    categories = {
        feature: name for name, category in knowledge.categories.items() for feature in category.features
    }
    features = knowledge.features.items()
    return {
        "categories": [
            (name, category.name, number)
            for number, (name, category) in enumerate(knowledge.categories.items())
        ],
        "features": [
            (
                *(name, feature.name, feature.kind, categories[name], feature.summary),
                *(feature.part_of, count_months(feature), is_exhaustive(feature), number),
            )
            for number, (name, feature) in enumerate(features)
        ],
        "feature_values": [
            (name, value, known.name, " ".join(find_wider(value, feature)), number)
            for name, feature in features
            for number, (value, known) in enumerate(feature.values.items())
        ],
        "confusions": [
            (name, other, difference, number)
            for name, feature in features
            for number, (other, difference) in enumerate(feature.confused_with.items())
        ],
    }


def _make_articles(knowledge: Knowledge) -> list[Row]:
    return [
        (name, each.title, each.kind, *map(" ".join, (each.subjects, each.features, each.related)), number)
        for number, (name, each) in enumerate(knowledge.articles.items())
    ]


def _make_statements(knowledge: Knowledge) -> tuple[list[Row], list[Row]]:
    """Return the rows of statements and of their places."""
    numbers = count()
    statements: list[Row] = []
    places: list[Row] = []
    for owner_kind, owner, said in _each_statement(knowledge):
        number = next(numbers)
        statements.append((owner_kind, owner, said.text, said.code, said.language, number))
        places.extend((place.source, place.at, number, at) for at, place in enumerate(said.cite))
    return statements, places


def _each_statement(knowledge: Knowledge) -> Iterator[tuple[str, str, Statement]]:
    for name, subject in knowledge.subjects.items():
        for statement in subject.summary:
            yield "subject", name, statement
        if subject.retired:
            cite: tuple[Place, ...] = subject.retired.cite
            yield "retired", name, Statement(text=subject.retired.text, cite=cite)
    for name, article in knowledge.articles.items():
        for statement in article.statements:
            yield "article", name, statement


def _make_facts(knowledge: Knowledge, same: Collection[str]) -> tuple[list[Row], list[Row]]:
    """Return the rows of facts, with what holds worked out, and of their evidence in its weighed order."""
    facts: list[Row] = []
    evidence: list[Row] = []
    for position, (subject, record) in enumerate(knowledge.subjects.items()):
        if subject in same:
            continue
        number, entry_number = count(position * ROOM), count(position * ROOM)
        for feature in (each for each in knowledge.features if each in record.facts):
            entries = record.facts[feature]
            claims = [make_claim(knowledge, feature, entry) for entry in entries]
            weighed = weigh(claims)
            first = weighed[0].number
            conflict = any(each.standing == "disputed" for each in weighed)
            held, ids = entries[first], " ".join(entries[first].values)
            said = (subject, feature, claims[first].stance, held.value, ids)
            facts.append((next(number), *said, int(conflict)))
            for rank, each in enumerate(weighed):
                row = _evidence_row(entries[each.number], claims[each.number].date)
                evidence.append((next(entry_number), subject, feature, each.standing, *row, rank))
    return facts, evidence


def _evidence_row(entry: Evidence, date: str) -> Row:
    said = (entry.stance, entry.value, " ".join(entry.values), entry.source, entry.at, date)
    return (
        *said,
        entry.since,
        entry.until,
        entry.stability,
        entry.edition,
        entry.note,
        entry.caveat,
    )
