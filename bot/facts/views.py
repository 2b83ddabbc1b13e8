"""Readable comparisons inside a release file, for whoever opens it with SQL, and its full-text index.

The desk itself asks the tables; nothing here is needed to answer.
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
    # An entry of evidence and a statement may have the same rowid, so one has the even ids and one the odd.
    "texts": """
        SELECT 2 * e.rowid AS id, 'fact' AS kind, s.name AS subject, q.name AS about,
            trim(coalesce(e.stance, '') || ' ' || coalesce(e.value, '') || ' ' || coalesce(e.note, '')) AS text
        FROM evidence e
        JOIN subjects s ON s.id = e.subject
        JOIN features q ON q.id = e.feature
        UNION ALL
        SELECT 2 * t.id + 1, t.owner_kind, coalesce(s.name, ''), coalesce(a.title, 'Summary'), t.text
        FROM statements t
        LEFT JOIN subjects s ON t.owner_kind <> 'article' AND s.id = t.owner
        LEFT JOIN articles a ON t.owner_kind = 'article' AND a.id = t.owner
    """,
}
"""Queries by the name of their view."""

INDEX = (
    """CREATE VIRTUAL TABLE texts_index USING fts5(
        subject, about, text, content='texts', content_rowid='id', tokenize='porter unicode61'
    )""",
    "INSERT INTO texts_index (texts_index) VALUES ('rebuild')",
    "INSERT INTO texts_index (texts_index) VALUES ('optimize')",
)
"""What makes the full-text index over the view `texts`; the file never changes, so nothing keeps it current."""
