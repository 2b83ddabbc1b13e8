"""Disks that are full for as long as a context lasts."""

import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Final

import pytest
from sqlalchemy import Connection, event

from bot.errors import LedgerError
from bot.ledger import Ledger
from tests.curation.conftest import NOON

MOST_PAGES: Final = 4_294_967_294
"""As many as SQLite takes where it is not told otherwise."""


@asynccontextmanager
async def full_disk(_ledger: Ledger, room: int = 100_000) -> AsyncIterator[None]:
    """No file takes more than so many bytes, here and in processes that are started meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@asynccontextmanager
async def full_ledger(ledger: Ledger) -> AsyncIterator[None]:
    """The ledger takes nothing more, and everything else does."""
    engine = ledger.engine
    event.listen(engine, "begin", _take_no_more)
    with pytest.raises(LedgerError, match="database or disk is full"):
        await _take_for_ever(ledger)
    yield
    event.remove(engine, "begin", _take_no_more)
    event.listen(engine, "begin", _take_more, once=True)


def _take_no_more(connection: Connection) -> None:
    """What SQLite does on a full disk: it takes what fits into the pages that it has, and no page more."""
    connection.exec_driver_sql("PRAGMA max_page_count = 1")


def _take_more(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA max_page_count = {MOST_PAGES}")


async def _take_for_ever(ledger: Ledger) -> None:
    for number in count():
        await ledger.claims.take(f"{number:0200}", NOON, NOON)
