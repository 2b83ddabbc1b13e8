"""Reads the small tables of a release as values."""

import sqlite3
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TypeAlias

from bot.facts.model import (
    Article,
    Category,
    DeskCard,
    Feature,
    Place,
    Retired,
    Source,
    Statement,
    Subject,
    SubjectKind,
)

Sources: TypeAlias = Mapping[str, Source]
Owned: TypeAlias = Mapping[str, tuple[Statement, ...]]


def load_desk(connection: sqlite3.Connection) -> DeskCard:
    """Return what the desk says of itself."""
    name, about = connection.execute("SELECT name, about FROM desk").fetchone()
    kinds = connection.execute("SELECT id, name, plural FROM kinds ORDER BY position")
    examples = connection.execute("SELECT text FROM examples ORDER BY position")
    return DeskCard(
        name, about, tuple(SubjectKind(*row) for row in kinds), tuple(text for (text,) in examples)
    )


def load_sources(connection: sqlite3.Connection) -> Sources:
    """Return all sources by id, in order."""
    rows = connection.execute(
        "SELECT id, title, publisher, kind, date, url, version FROM sources ORDER BY position"
    )
    return MappingProxyType({row[0]: Source(*row) for row in rows})


def load_caveats(connection: sqlite3.Connection) -> Mapping[tuple[str, str], str]:
    """Return the texts of caveats by source and name."""
    rows = connection.execute("SELECT source, id, text FROM caveats")
    return {(source, name): text for source, name, text in rows}


def load_categories(connection: sqlite3.Connection) -> Mapping[str, Category]:
    """Return all categories by id, in order."""
    members = _group(connection, "SELECT category, id FROM features ORDER BY position")
    rows = connection.execute("SELECT id, name, position FROM categories ORDER BY position")
    return MappingProxyType(
        {each: Category(each, name, at, tuple(members.get(each, {}))) for each, name, at in rows}
    )


def load_features(connection: sqlite3.Connection) -> Mapping[str, Feature]:
    """Return all features by id, in order."""
    values = _group(connection, "SELECT feature, id, name FROM feature_values ORDER BY position")
    wider = _group(
        connection, "SELECT feature, id, wider FROM feature_values WHERE wider <> '' ORDER BY position"
    )
    confusions = _group(connection, "SELECT feature, other, difference FROM confusions ORDER BY position")
    rows = connection.execute(
        "SELECT id, name, kind, category, position, summary, exhaustive FROM features ORDER BY position"
    )
    return MappingProxyType(
        {
            each: Feature(
                id=each,
                name=name,
                kind=kind,
                category=category,
                position=position,
                summary=summary,
                values=MappingProxyType(values.get(each, {})),
                wider=MappingProxyType(
                    {one: frozenset(ids.split()) for one, ids in wider.get(each, {}).items()}
                ),
                exhaustive=bool(exhaustive),
                confused_with=MappingProxyType(confusions.get(each, {})),
            )
            for each, name, kind, category, position, summary, exhaustive in rows
        }
    )


def load_subjects(connection: sqlite3.Connection, sources: Sources) -> Mapping[str, Subject]:
    """Return all subjects by id, in order."""
    summaries = _load_statements(connection, "subject", sources)
    ends = _load_statements(connection, "retired", sources)
    rows = connection.execute(
        "SELECT id, name, kind, position, retired_since FROM subjects ORDER BY position"
    )
    return MappingProxyType(
        {
            each: Subject(
                id=each,
                name=name,
                kind=kind,
                position=position,
                summary=summaries.get(each, ()),
                retired=Retired(since, ends[each][0]) if since else None,
            )
            for each, name, kind, position, since in rows
        }
    )


def load_articles(connection: sqlite3.Connection, sources: Sources) -> Mapping[str, Article]:
    """Return all articles by id, in order."""
    statements = _load_statements(connection, "article", sources)
    rows = connection.execute(
        "SELECT id, title, kind, subjects, features, related FROM articles ORDER BY position"
    )
    return MappingProxyType(
        {
            each: Article(
                id=each,
                title=title,
                kind=kind,
                subjects=tuple(subjects.split()),
                features=tuple(features.split()),
                statements=statements[each],
                related=tuple(related.split()),
            )
            for each, title, kind, subjects, features, related in rows
        }
    )


def _load_statements(connection: sqlite3.Connection, owner_kind: str, sources: Sources) -> Owned:
    """Return the statements of all owners of one sort, by the owner's id."""
    rows = connection.execute(
        "SELECT s.owner, s.id, s.text, s.code, s.language, p.source, p.at"
        " FROM statements s JOIN places p ON p.statement = s.id"
        " WHERE s.owner_kind = ? ORDER BY s.id, p.position",
        (owner_kind,),
    )
    owned: dict[str, list[Statement]] = {}
    for (owner, _, text, code, language), places in groupby(rows, key=itemgetter(slice(5))):
        cited = tuple(Place(sources[source], at) for *_, source, at in places)
        owned.setdefault(owner, []).append(Statement(text, cited, code, language))
    return {owner: tuple(statements) for owner, statements in owned.items()}


def _group(connection: sqlite3.Connection, query: str) -> dict[str, dict[str, str]]:
    """Return rows of owner, id and (if given) text as texts by id, by owner."""
    grouped: dict[str, dict[str, str]] = {}
    for owner, name, *text in connection.execute(query):
        grouped.setdefault(owner, {})[name] = text[0] if text else name
    return grouped
