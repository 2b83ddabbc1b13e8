"""Readable comparisons inside a release file, for whoever opens it with SQL, and its full-text index.

The desk itself asks the tables; nothing here is needed to answer.
"""

import json
import sqlite3
from collections.abc import Collection

# An entry of evidence and a statement may have the same rowid, so one has the even ids and one the odd.
_TEXTS_OF_FACTS = """
    SELECT 2 * e.rowid AS id, 'fact' AS kind, s.name AS subject, q.name AS about,
        trim(coalesce(e.stance, '') || ' ' || coalesce(e.value, '') || ' ' || coalesce(e.note, '')) AS text
    FROM evidence e
    JOIN subjects s ON s.id = e.subject
    JOIN features q ON q.id = e.feature
"""
_TEXTS_OF_STATEMENTS = """
    SELECT 2 * t.id + 1 AS id, t.owner_kind AS kind, coalesce(s.name, '') AS subject,
        coalesce(a.title, 'Summary') AS about, t.text
    FROM statements t
    LEFT JOIN subjects s ON t.owner_kind <> 'article' AND s.id = t.owner
    LEFT JOIN articles a ON t.owner_kind = 'article' AND a.id = t.owner
"""

VIEWS = {
    "held": """
        SELECT f.rowid AS fact, s.name AS subject, q.name AS feature, c.name AS category,
            coalesce(f.verdict, 'value') AS verdict, f.value, f.conflict,
            e.since, e.until, e.stability, e.edition, e.note, e.date, o.title AS source, e.at, o.url
        FROM facts f
        JOIN evidence e ON e.subject = f.subject AND e.feature = f.feature AND e.rank = 0
        JOIN subjects s ON s.id = f.subject
        JOIN features q ON q.id = f.feature
        JOIN categories c ON c.id = q.category
        JOIN sources o ON o.id = e.source
        ORDER BY s.position, q.position
    """,
    "comparison": """
        SELECT q.name AS feature, s.name AS subject, coalesce(f.verdict, 'value') AS verdict, f.value,
            f.conflict, o.title AS source, e.date
        FROM facts f
        JOIN evidence e ON e.subject = f.subject AND e.feature = f.feature AND e.rank = 0
        JOIN subjects s ON s.id = f.subject
        JOIN features q ON q.id = f.feature
        JOIN sources o ON o.id = e.source
        ORDER BY q.position, s.position
    """,
    "disputed": """
        SELECT s.name AS subject, q.name AS feature, e.standing, coalesce(e.stance, 'value') AS says, e.value,
            e.note, o.kind, e.date, o.title AS source, e.at, o.url
        FROM facts f
        JOIN evidence e ON e.subject = f.subject AND e.feature = f.feature
        JOIN subjects s ON s.id = f.subject
        JOIN features q ON q.id = f.feature
        JOIN sources o ON o.id = e.source
        WHERE f.conflict
        ORDER BY s.position, q.position, e.rank
    """,
    "stale": """
        SELECT subject, feature, newest, review_months,
            date(substr(newest || '-01', 1, 10), '+' || review_months || ' months') AS due
        FROM (
            SELECT s.name AS subject, q.name AS feature, max(e.date) AS newest, q.review_months
            FROM evidence e
            JOIN subjects s ON s.id = e.subject
            JOIN features q ON q.id = e.feature
            WHERE s.retired_since IS NULL
            GROUP BY e.subject, e.feature
        )
        WHERE due < date('now')
        ORDER BY due, subject, feature
    """,
    "texts": f"{_TEXTS_OF_FACTS} UNION ALL {_TEXTS_OF_STATEMENTS}",
}
"""Queries by the name of their view."""

INDEX = """
    CREATE VIRTUAL TABLE texts_index USING fts5(
        subject, about, text, content='texts', content_rowid='id', tokenize='porter unicode61'
    )
"""
"""Makes the full-text index over the view `texts`."""

_TEXTS_BUT = f"""
    SELECT id, subject, about, text
    FROM ({_TEXTS_OF_FACTS} WHERE e.subject NOT IN (SELECT value FROM json_each(?))
        UNION ALL {_TEXTS_OF_STATEMENTS})
"""  # noqa: S608 - the queries are ours, here and below
_FORGET = f"INSERT INTO texts_index (texts_index, rowid, subject, about, text) SELECT 'delete', * FROM ({_TEXTS_BUT})"  # noqa: S608
_ADD = f"INSERT INTO texts_index (rowid, subject, about, text) {_TEXTS_BUT}"


def forget_texts(connection: sqlite3.Connection, same: Collection[str]) -> None:
    """Take out of the index what the tables say of all subjects but those that stay the `same`, before they change."""
    if same:
        connection.execute(_FORGET, (json.dumps(list(same)),))


def index_texts(connection: sqlite3.Connection, same: Collection[str]) -> None:
    """Index what the tables say now of all subjects but the `same`."""
    if same:
        connection.execute(_ADD, (json.dumps(list(same)),))
        return
    for whole in ("rebuild", "optimize"):
        connection.execute("INSERT INTO texts_index (texts_index) VALUES (?)", (whole,))
