"""What is written goes to a log beside the ledger's file, which the file takes over while the ledger is in use."""

import asyncio
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ledger import IN_MEMORY, Ledger
from bot.ledger.engine import CARRIED_OVER

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def _claim_often(ledger: Ledger, first: int = 0, last: int = CARRIED_OVER) -> None:
    for number in range(first, last):
        assert await ledger.claims.take(f"claim {number}", NOON, NOON + timedelta(hours=1))


def _wait_for(claims: int, path: Path) -> None:
    """Returns once a file by itself, without its log, holds so many claims."""
    until = time.monotonic() + 30
    while _claims_in(path) < claims:
        assert time.monotonic() < until
        time.sleep(0.05)


def _claims_in(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM claim").fetchone()[0])
        except sqlite3.DatabaseError:
            return 0  # it is taking its log over just now, or has not yet


def _names(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir()]


async def test_the_file_takes_its_log_over(tmp_path: Path) -> None:
    """After so many transactions the file by itself holds most of them, with the ledger still open."""
    ledger = Ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    await ledger.open()
    await _claim_often(ledger)
    await asyncio.to_thread(_wait_for, CARRIED_OVER // 2, tmp_path / "ledger.db")
    await ledger.close()


async def test_no_transaction_waits_for_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None takes the log over itself: only after so many is that done, by another thread than theirs."""
    threads: set[str] = set()
    connect = sqlite3.connect

    def noted(address: str, *, uri: bool) -> sqlite3.Connection:
        threads.add(threading.current_thread().name)
        return connect(address, uri=uri)

    monkeypatch.setattr("bot.ledger.engine.sqlite3.connect", noted)
    ledger = Ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    await ledger.open()
    await _claim_often(ledger, last=CARRIED_OVER // 2)
    assert not _claims_in(tmp_path / "ledger.db")
    await _claim_often(ledger, first=CARRIED_OVER // 2)
    await asyncio.to_thread(_wait_for, CARRIED_OVER // 2, tmp_path / "ledger.db")
    await ledger.close()
    assert {name for name in threads if name.startswith("ledger")} == {"ledger-log_0"}


async def test_a_ledger_in_memory_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many transactions in memory leave no file behind."""
    monkeypatch.chdir(tmp_path)
    ledger = Ledger(IN_MEMORY)
    await ledger.open()
    await _claim_often(ledger)
    await ledger.close()
    assert not _names(tmp_path)
