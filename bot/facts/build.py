"""Builds a release: one SQLite file, whole or not at all."""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from bot.errors import ReleaseError
from bot.facts.digest import compute_digest
from bot.facts.knowledge import Knowledge
from bot.facts.rows import Row, make_rows
from bot.facts.tables import FORMAT, TABLES, Table
from bot.facts.views import INDEX, VIEWS, forget_texts, index_texts

READABLE = 0o644
"""A release is no secret, and another user may serve it."""


COUNTED = ("facts", "evidence", "sources", "subjects", "features")
"""Tables whose rows a release says the number of."""

PAGE = 16_384
"""Bytes of a page: what is kept whole, at some megabytes, is read in half the time that pages of 4,096 take."""

Derived: TypeAlias = Mapping[str, bytes | None]
"""What other rooms have made, by name; None stands for what an earlier release keeps."""

NOTHING: Derived = MappingProxyType({})


class Earlier(NamedTuple):
    """A release of the same format to start from.

    Attributes:
        path: its file.
        same: ids of the subjects about which it has the same rows of facts and evidence.
    """

    path: Path
    same: Collection[str]


def build_release(
    knowledge: Knowledge,
    documents: Mapping[str, str],
    target: Path,
    derived: Derived = NOTHING,
    earlier: Earlier | None = None,
) -> None:
    """Write knowledge to a release file, replacing an earlier one in one step.

    Args:
        knowledge: what the files say; the rules accept it.
        documents: JSON texts by name to keep with it, for other rooms.
        target: the file to write; its directory exists.
        derived: what other rooms have made of knowledge and documents; it is no part of the digest.
        earlier: the release to start from; it changes nothing but how long it takes.

    Raises:
        ReleaseError: the file cannot be written; an earlier one is as it was.
    """
    kept: dict[str, Collection[str]] = {}
    if earlier:
        kept = dict.fromkeys(("facts", "evidence"), earlier.same)
        kept["derived"] = [name for name, body in derived.items() if body is None]
    rows = dict(make_rows(knowledge, kept.get("facts", ())))
    rows["documents"] = [(name, documents[name]) for name in sorted(documents)]
    rows["derived"] = [(name, body) for name, body in sorted(derived.items()) if body is not None]
    digest = compute_digest(knowledge, documents)
    try:
        with _replacing(target) as path:
            if earlier:
                shutil.copyfile(earlier.path, path)
            with closing(sqlite3.connect(path)) as connection:
                _write(connection, rows, kept, digest)
    except (OSError, sqlite3.Error) as error:
        # The system's own words would name the files once more, one of them with a name of no use to anybody.
        reason = getattr(error, "strerror", None) or error
        raise ReleaseError(f"{target} cannot be written: {reason}") from error


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


def _write(
    connection: sqlite3.Connection,
    rows: Mapping[str, list[Row]],
    kept: Mapping[str, Collection[str]],
    digest: str,
) -> None:
    """Make a file hold these rows and, of those that it holds, the ones whose first column is `kept`."""
    # The file is nobody's until it is complete, and then it is synced whole.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    if not kept:
        _make_tables(connection)
    same = kept.get("facts", ())
    forget_texts(connection, same)
    for table in reversed(TABLES):
        _delete(connection, table, kept.get(table.name, ()))
    for table in TABLES:
        _insert(connection, table, rows.get(table.name, []))
    connection.executemany("INSERT INTO meta VALUES (?, ?)", _make_meta(connection, digest))
    index_texts(connection, same)
    _check_foreign_keys(connection)
    connection.execute("ANALYZE")
    connection.commit()


def _make_tables(connection: sqlite3.Connection) -> None:
    import sqlite_utils  # noqa: PLC0415 - a release that starts from an earlier one has its tables

    connection.execute(f"PRAGMA page_size = {PAGE}")
    database = sqlite_utils.Database(connection, execute_plugins=False)
    for table in TABLES:
        database.table(table.name).create(
            dict(table.columns), pk=table.key, foreign_keys=list(table.foreign_keys)
        )
    database.table("statements").create_index(("owner_kind", "owner"))
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")
    connection.execute(INDEX)


def _delete(connection: sqlite3.Connection, table: Table, kept: Collection[str]) -> None:
    first = next(iter(table.columns))
    listed = "SELECT value FROM json_each(?)"
    connection.execute(
        f"DELETE FROM {table.name} WHERE {first} NOT IN ({listed})",  # noqa: S608 - the names are ours
        (json.dumps(list(kept)),),
    )


def _insert(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    if not rows:
        return
    columns = list(table.columns)
    if len(rows[0]) > len(columns):
        columns.insert(0, "rowid")
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - the names are ours
    connection.executemany(statement, rows)


def _make_meta(connection: sqlite3.Connection, digest: str) -> list[tuple[str, str]]:
    """Return what a release says of itself, by what has been written of it."""
    ((as_of,),) = connection.execute("SELECT coalesce(max(date), '') FROM evidence")
    said = {"format": FORMAT, "digest": digest, "as_of": as_of}
    for table in COUNTED:
        ((count,),) = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - the names are ours
        said[table] = str(count)
    return list(said.items())


def _check_foreign_keys(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise sqlite3.IntegrityError(f"a row of {broken[0]} refers to nothing in {broken[2]}")
