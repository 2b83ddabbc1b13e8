"""What a release file says, however its pages lie."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from bot.facts.rows import Row
from bot.facts.tables import TABLES

NUMBERED = ("facts", "evidence")
"""Tables whose rows have the numbers that their subjects and places give them."""

Rows = Mapping[str, list[Row]]


def rows_of(release: bytes) -> Rows:
    """All rows of all tables, by table; the full-text index is what the texts make it, or this fails."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(release)
        connection.execute("INSERT INTO texts_index (texts_index, rank) VALUES ('integrity-check', 1)")
        columns = {table.name: "rowid, *" if table.name in NUMBERED else "*" for table in TABLES}
        return {
            name: sorted(connection.execute(f"SELECT {listed} FROM {name}"), key=repr)  # noqa: S608 - ours
            for name, listed in columns.items()
        }
