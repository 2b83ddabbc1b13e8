"""The program itself, and what it runs on."""

import platform
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib.metadata import version
from typing import Final

from bot.doctor.model import Finding, Patient

_CHECK: Final = "machine"
# What releases are made of: a full-text index, and lists handed over as JSON.
_NEEDED: Final = "CREATE VIRTUAL TABLE t USING fts5(words); SELECT value FROM json_each('[1]');"


async def check(_patient: Patient) -> Iterable[Finding]:
    """Which versions run, and whether this SQLite can do what is asked of it."""
    told = (
        f"meshwise {version('meshwise')}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(_NEEDED)
    except sqlite3.OperationalError as error:
        advice = "use a Python whose SQLite has FTS5 and JSON, as those of python.org and Debian have"
        return [Finding("error", _CHECK, f"{told}, which lacks something: {error}", advice)]
    return [Finding("ok", _CHECK, told)]
