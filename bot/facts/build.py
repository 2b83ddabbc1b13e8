"""Builds a release: one SQLite file, whole or not at all."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType

import sqlite_utils

from bot.errors import ReleaseError
from bot.facts.digest import compute_digest
from bot.facts.knowledge import Knowledge
from bot.facts.rows import Row, find_as_of, make_rows
from bot.facts.tables import FORMAT, TABLES, VERDICT_INDEX, Table
from bot.facts.views import INDEX, VIEWS

READABLE = 0o644
"""A release is no secret, and another user may serve it."""


PAGE = 16_384
"""Bytes of a page: what is kept whole, at some megabytes, is read in half the time that pages of 4,096 take."""

NOTHING: Mapping[str, bytes] = MappingProxyType({})


def build_release(
    knowledge: Knowledge,
    documents: Mapping[str, str],
    target: Path,
    derived: Mapping[str, bytes] = NOTHING,
) -> None:
    """Write knowledge to a release file, replacing an earlier one in one step.

    Args:
        knowledge: what the files say; the rules accept it.
        documents: JSON texts by name to keep with it, for other rooms.
        target: the file to write; its directory exists.
        derived: what other rooms have made of knowledge and documents, by name; it is no part of the digest.

    Raises:
        ReleaseError: the file cannot be written; an earlier one is as it was.
    """
    rows = dict(make_rows(knowledge))
    rows["documents"] = [(name, documents[name]) for name in sorted(documents)]
    rows["derived"] = [(name, derived[name]) for name in sorted(derived)]
    rows["meta"] = _make_meta(knowledge, compute_digest(knowledge, documents), rows)
    try:
        with _replacing(target) as path:
            _write(path, rows)
    except (OSError, sqlite3.Error) as error:
        raise ReleaseError(f"{target} cannot be written: {error}") from error


def _make_meta(knowledge: Knowledge, digest: str, rows: Mapping[str, list[Row]]) -> list[Row]:
    counted = ("facts", "evidence", "sources", "subjects", "features")
    counts = {name: str(len(rows[name])) for name in counted}
    return list({"format": FORMAT, "digest": digest, "as_of": find_as_of(knowledge), **counts}.items())


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Lend a new file beside the target that takes its place if all goes well and vanishes if not."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    path = Path(name)
    try:
        yield path
        path.chmod(READABLE)
        os.fsync(handle)
        path.replace(target)
    finally:
        os.close(handle)
        path.unlink(missing_ok=True)
    _sync_directory(target.parent)


def _sync_directory(directory: Path) -> None:
    """Make a replacement outlast a power cut."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, rows: Mapping[str, list[Row]]) -> None:
    database = sqlite_utils.Database(path, execute_plugins=False)
    with closing(database.conn) as connection:
        # The file is nobody's until it is complete, and then it is synced whole.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA page_size = {PAGE}")
        for table in TABLES:
            database.table(table.name).create(
                dict(table.columns), pk=table.key, foreign_keys=list(table.foreign_keys)
            )
            _insert(connection, table, rows[table.name])
        database.table("facts").create_index(VERDICT_INDEX)
        database.table("statements").create_index(("owner_kind", "owner"))
        _check_foreign_keys(connection)
        _add_views(connection)
        connection.execute("ANALYZE")
        connection.commit()


def _insert(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - the names are ours
    connection.executemany(statement, rows)


def _add_views(connection: sqlite3.Connection) -> None:
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")
    for statement in INDEX:
        connection.execute(statement)


def _check_foreign_keys(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise sqlite3.IntegrityError(f"a row of {broken[0]} refers to nothing in {broken[2]}")
