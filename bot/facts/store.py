"""Answers questions about the facts of one release: read-only, the same for ever, safe from any thread."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

from bot.facts.connect import connected
from bot.facts.load import (
    load_articles,
    load_categories,
    load_caveats,
    load_desk,
    load_features,
    load_sources,
    load_subjects,
)
from bot.facts.model import Article, Counts, Evidence, Fact, Golden, NameRow, Source
from bot.text.parts import Kept

Row: TypeAlias = tuple[Any, ...]
Pair: TypeAlias = tuple[str, str]
"""Ids of a subject and a feature."""

MOST_REMEMBERED = 5_000
"""Facts kept once read, absent ones included; a megabyte holds about a thousand."""

_COLUMNS = """
    SELECT f.subject, f.feature, f.verdict, f.value, f.value_ids, f.conflict,
        e.stance, e.value, e.value_ids, e.source, e.at, e.date, e.since, e.until, e.stability, e.edition,
        e.note, e.caveat, e.standing
"""
# The order of the joins is fixed, so that each pair asked for is one look-up.
_FACTS_OF = f"""
    {_COLUMNS} FROM json_each(?) s CROSS JOIN json_each(?) q
    CROSS JOIN facts f ON f.subject = s.value AND f.feature = q.value
    CROSS JOIN evidence e ON e.subject = f.subject AND e.feature = f.feature
    ORDER BY s.key, q.key, e.rank
"""
_COUNT = "SELECT count(*) FROM facts WHERE subject = ?"
_HEAD = itemgetter(slice(6))
"""Of a row of facts with evidence, what all evidence of a fact has in common."""

_COUNT_DISPUTED = "SELECT count(*) FROM facts WHERE conflict"
# As `stale.find_stale` counts: by the newest evidence of each fact, in whole months, without retired subjects.
_DUE = """
    SELECT subject, feature, newest FROM (
        SELECT e.subject, e.feature, max(e.date) AS newest, q.review_months AS allowed
        FROM evidence e JOIN subjects s ON s.id = e.subject JOIN features q ON q.id = e.feature
        WHERE s.retired_since IS NULL GROUP BY e.subject, e.feature
    ) WHERE ? - (substr(newest, 1, 4) * 12 + substr(newest, 6, 2)) > allowed
    ORDER BY newest, subject, feature
"""


class Derived(Mapping[str, bytes]):
    """What is kept in a release by name, each read anew when it is asked for: some of it is large and seldom needed."""

    def __init__(self, query: Callable[..., list[Row]]) -> None:
        self._query = query

    def __getitem__(self, name: str) -> bytes:
        for (body,) in self._query("SELECT body FROM derived WHERE name = ?", name):
            return bytes(body)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for (name,) in self._query("SELECT name FROM derived ORDER BY name"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Store:
    """One release, open for reading.

    Attributes:
        digest: names what the release says.
        as_of: the latest date of any evidence, "YYYY-MM" or "YYYY-MM-DD"; "" without evidence.
        counts: how much it holds.
        derived: what another room has made of the release's contents and put into it, by name.
        desk: what the desk says of itself.
        categories: by id, in the order to show them; features and subjects likewise.
    """

    def __init__(self, connection: sqlite3.Connection, meta: dict[str, str]) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._remembered: dict[Pair, Fact | None] = {}
        self._sources = load_sources(connection)
        self._caveats = load_caveats(connection)
        self.derived = Derived(self._query)
        self.digest = meta["digest"]
        self.as_of = meta["as_of"]
        self.counts = Counts(
            *(int(meta[name]) for name in ("facts", "evidence", "sources", "subjects", "features"))
        )
        self.desk = load_desk(connection)
        self.categories = load_categories(connection)
        self.features = load_features(connection)
        self.subjects = load_subjects(connection, self._sources)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a release file.

        Raises:
            ReleaseError: there is none, it is cut short, or it is of another format.
        """
        with connected(path) as (connection, meta):
            return cls(connection, meta)

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Lend the store; it is closed afterwards."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def lend(self, name: str) -> Kept:
        """Return what is kept in `derived` by a name, to be read where it lies in the file."""
        ((row, size),) = self._query("SELECT rowid, length(body) FROM derived WHERE name = ?", name)
        blob = self._connection.blobopen("derived", "body", row, readonly=True)

        def read(start: int, end: int) -> bytes:
            return blob[start:end]  # type: ignore[return-value]  # typeshed has the bytes of a stretch for a number

        return Kept(read, 0, size)

    def sources(self) -> tuple[Source, ...]:
        """Return all sources, in the order of their ids."""
        return tuple(self._sources.values())

    def names(self) -> tuple[NameRow, ...]:
        """Return everything that things are called."""
        rows = self._query("SELECT kind, id, text, how FROM names ORDER BY position")
        return tuple(NameRow(*row) for row in rows)

    @cached_property
    def called(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """What everything is called, by kind and id; ways of asking for it are no names."""
        found: dict[str, dict[str, list[str]]] = {}
        for kind, identity, text in self._query(
            "SELECT kind, id, text FROM names WHERE how IN ('name', 'alias') ORDER BY position"
        ):
            found.setdefault(kind, {}).setdefault(identity, []).append(text)
        return {
            kind: {identity: tuple(texts) for identity, texts in each.items()} for kind, each in found.items()
        }

    def golden(self) -> tuple[Golden, ...]:
        """Return the questions whose answers must not change unnoticed."""
        rows = self._query(
            "SELECT ask, intent, subjects, features, article, verdict FROM golden ORDER BY position"
        )
        return tuple(
            Golden(ask, intent, _split(subjects), _split(features), article, verdict)
            for ask, intent, subjects, features, article, verdict in rows
        )

    def find_fact(self, subject: str, feature: str) -> Fact | None:
        """Return what is held about one subject and one feature, or None where nobody says anything."""
        return self.facts_of((subject,), (feature,)).get((subject, feature))

    def facts_of(self, subjects: Sequence[str], features: Sequence[str]) -> dict[tuple[str, str], Fact]:
        """Return the facts of these subjects and features in the order asked, without absent ones."""
        wanted = tuple(product(subjects, features))
        remembered = self._remembered
        known = {pair: remembered[pair] for pair in wanted if pair in remembered}
        absent = [pair for pair in wanted if pair not in known]
        if absent:
            known |= self._read(absent)
        return {pair: fact for pair in wanted if (fact := known[pair]) is not None}

    def facts_about(self, subject: str) -> dict[str, Fact]:
        """Return all facts of one subject by feature, in the order of the features."""
        facts = self.facts_of((subject,), tuple(self.features))
        return {feature: fact for (_, feature), fact in facts.items()}

    def count_facts(self, subject: str) -> int:
        """Return how many facts there are about one subject."""
        return int(self._query(_COUNT, subject)[0][0])

    def count_disputed(self) -> int:
        """Return on how many facts the sources disagree."""
        return int(self._query(_COUNT_DISPUTED)[0][0])

    def count_due(self, today: date) -> int:
        """Return how many facts are due for review on a day."""
        return len(self.find_due(today))

    def find_due(self, today: date) -> tuple[tuple[str, str, str], ...]:
        """Return the facts that are due for review on a day: subject, feature, newest evidence; the oldest first."""
        return tuple(self._query(_DUE, today.year * 12 + today.month))

    def _read(self, pairs: Sequence[Pair]) -> dict[Pair, Fact | None]:
        """Read the facts of these pairs, absent ones as None, and keep them: they never change."""
        subjects = tuple(dict.fromkeys(subject for subject, _ in pairs))
        features = tuple(dict.fromkeys(feature for _, feature in pairs))
        rows = self._query(_FACTS_OF, json.dumps(subjects), json.dumps(features))
        held = {(fact.subject, fact.feature): fact for fact in self._facts(rows)}
        read = {pair: held.get(pair) for pair in pairs}
        # Others who look up facts meanwhile keep what they look them up in.
        if len(self._remembered) + len(read) > MOST_REMEMBERED:
            self._remembered = {}
        self._remembered.update(read)
        return read

    def find_article(self, article: str) -> Article | None:
        """Return an article, or None."""
        return self._articles.get(article)

    def articles(self, kind: str | None = None) -> tuple[Article, ...]:
        """Return all articles, or those of one kind, in the order of their ids."""
        return tuple(each for each in self._articles.values() if kind in {None, each.kind})

    def document(self, name: str) -> str | None:
        """Return a document that was built into the release, or None."""
        rows = self._query("SELECT body FROM documents WHERE name = ?", name)
        return rows[0][0] if rows else None

    @cached_property
    def _articles(self) -> Mapping[str, Article]:
        with self._lock:
            return load_articles(self._connection, self._sources)

    def _query(self, query: str, *values: str | int) -> list[Row]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _facts(self, rows: Iterable[Row]) -> Iterator[Fact]:
        """Yield a fact for each run of rows with the same head, one row an entry of evidence."""
        for head, entries in groupby(rows, key=_HEAD):
            subject, feature, verdict, value, values, conflict = head
            evidence = tuple(map(self._evidence, entries))
            yield Fact(subject, feature, verdict, value, tuple(values.split()), bool(conflict), evidence)

    def _evidence(self, row: Row) -> Evidence:
        stance, value, values, source, at, date, since, until, stability, edition = row[6:16]
        note, caveat, standing = row[16:]
        return Evidence(
            stance=stance,
            value=value,
            values=tuple(values.split()),
            source=self._sources[source],
            at=at,
            date=date,
            since=since,
            until=until,
            stability=stability,
            edition=edition,
            note=note,
            caveat=self._caveats[source, caveat] if caveat else None,
            standing=standing,
        )


def _split(ids: str | None) -> tuple[str, ...] | None:
    return None if ids is None else tuple(ids.split())
