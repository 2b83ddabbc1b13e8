"""Connects to a release file, once it has been looked at: it is whole, and of the format that this program reads."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.errors import ReleaseError
from bot.facts.tables import FORMAT

CACHE_KB = 256
"""What is held of the file's pages, where SQLite would hold 2 MB: the system holds the file, and nothing is slower."""


@contextmanager
def connected(path: Path) -> Iterator[tuple[sqlite3.Connection, dict[str, str]]]:
    """Open a release for reading, with what it says of itself; it is closed again where that or what follows fails.

    Raises:
        ReleaseError: there is no release, it is cut short, or it is of another format.
    """
    _check_whole(path)
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with ExitStack() as undone:
        try:
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            undone.callback(connection.close)
            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            yield connection, _read_meta(connection, path)
        except (sqlite3.Error, KeyError) as error:
            raise ReleaseError(f"{path} is no release: {error}; build it again") from error
        undone.pop_all()


def _read_meta(connection: sqlite3.Connection, path: Path) -> dict[str, str]:
    """Return what the release says of itself, if this program can read it."""
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    if meta["format"] != FORMAT:
        raise ReleaseError(f"{path} has format {meta['format']}, this program reads {FORMAT}; build it again")
    return meta


def _check_whole(path: Path) -> None:
    """Refuse a file that is missing, no SQLite file, or shorter than it says itself."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise ReleaseError(f"{path} cannot be opened: {error.strerror}; build it") from error
    if not head.startswith(b"SQLite format 3\x00"):
        raise ReleaseError(f"{path} is no release file; build it again")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    # A page of 65,536 bytes is written as 1, which two bytes could not hold otherwise.
    if size < pages * (65_536 if page == 1 else page):
        raise ReleaseError(f"{path} is cut short; build it again")
