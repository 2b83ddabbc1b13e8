"""A file that another process writes to as well: it is waited for, and everything else goes on meanwhile."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ledger import Ledger

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody else's to the same file."""
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as connection:
        yield connection


@pytest.fixture
async def ledger(file_address: str) -> Ledger:
    """A ledger in a file, in use."""
    opened = Ledger(file_address)
    await opened.open()
    assert await opened.claims.take("before", NOON, LATER)
    return opened


async def test_who_writes_waits_for_the_other(ledger: Ledger, other: sqlite3.Connection) -> None:
    """A claim waits until the other is ready, and is written then; what else is to be done goes on."""
    other.execute("BEGIN IMMEDIATE")
    taking = asyncio.create_task(ledger.claims.take("now", NOON, LATER))
    for _ in range(20):
        await asyncio.sleep(0.01)
    assert not taking.done()
    other.execute("COMMIT")
    assert await taking
    assert other.execute("SELECT ident FROM claim ORDER BY ident").fetchall() == [("before",), ("now",)]
    await ledger.close()


async def test_what_waited_is_no_rule_for_the_next(ledger: Ledger, other: sqlite3.Connection) -> None:
    """Once the other is ready, reading and writing, lasting or not, go on as before, in whatever order they come."""
    other.execute("BEGIN IMMEDIATE")
    asking = asyncio.gather(ledger.claims.is_done("before"), ledger.claims.forget(NOON))
    await asyncio.sleep(0.05)
    other.execute("ROLLBACK")
    done, forgotten = await asking
    assert (done, forgotten) == (False, 0)
    await ledger.claims.finish("before", LATER)
    assert await ledger.claims.is_done("before")
    assert await ledger.claims.forget(LATER) == 1
    assert not await ledger.claims.is_done("before")
    await ledger.close()
