"""A ledger opens with the newest tables, whoever else opens it, or says in one line why not."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from bot.errors import LedgerError
from bot.ledger import Ledger
from bot.ledger.tables import METADATA
from bot.ledger.upgrading import migrations

OPEN = "import asyncio, sys; from bot.ledger import Ledger; asyncio.run(Ledger(sys.argv[1]).open())"


OPEN_AGAIN = f"{OPEN}; print([name for name in ('alembic', 'mako') if name in sys.modules])"


async def test_migrations_lead_to_the_tables_in_use(ledger: Ledger, address: str) -> None:
    """After all migrations the database has just the tables that the code speaks of."""

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))

    engine = create_engine(address)
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()
    assert ledger is not None


async def test_several_may_open_at_once(address: str) -> None:
    """Processes that start together on an empty place all get a whole ledger."""
    starts = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", OPEN, address, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(4)
    ]
    ends = await asyncio.gather(*(start.communicate() for start in starts))
    assert [(start.returncode, end[1]) for start, end in zip(starts, ends, strict=True)] == [(0, b"")] * 4


async def test_a_newer_ledger_is_refused(address: str) -> None:
    """A ledger that a newer version wrote is not touched, and the error says what to do."""
    ledger = Ledger(address)
    await ledger.open()
    await ledger.close()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LedgerError, match="written by a newer version") as refused:
        await Ledger(address).open()
    assert "\n" not in str(refused.value)


async def test_a_ledger_with_the_newest_tables_opens_without_what_migrates(address: str) -> None:
    """The library for migrations, a tenth of all memory, is loaded only where there is something to migrate."""
    opened = []
    for _ in range(2):
        start = await asyncio.create_subprocess_exec(
            sys.executable, "-c", OPEN_AGAIN, address, stdout=asyncio.subprocess.PIPE
        )
        opened.append((await start.communicate())[0])
    assert opened == [b"['alembic', 'mako']\n", b"[]\n"]


def _upgrade_to(connection: Connection, version: str) -> None:
    """Takes the database no further than this migration."""
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


async def test_a_ledger_that_lags_behind_is_brought_up_to_date(address: str) -> None:
    """Tables of an earlier version get what they lack when the ledger is opened, and keep what they hold."""
    engine = create_engine(address)
    with engine.begin() as connection:
        _upgrade_to(connection, "0003")
    engine.dispose()
    ledger = Ledger(address)
    await ledger.open()
    assert await ledger.installations.count() == 0
    await ledger.close()


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("sqlite:///{}/missing/ledger.db", "unable to open database file"),
        ("postgresql+psycopg://anna:secret@/desk?host={}", "connection .* failed: No such file or directory"),
    ],
    ids=["sqlite", "postgresql"],
)
async def test_a_place_that_cannot_be_had_is_told(missing: str, why: str, tmp_path: Path) -> None:
    """One line says which ledger and why, without a password."""
    with pytest.raises(LedgerError, match=f"cannot be opened: {why}") as refused:
        await Ledger(missing.format(tmp_path)).open()
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


async def test_what_is_no_database_is_told(file_address: str, tmp_path: Path) -> None:
    """A file of something else is left as it is."""
    (tmp_path / "ledger.db").write_text("not a database, but long enough to be read as one" * 30)
    with pytest.raises(LedgerError, match="file is not a database"):
        await Ledger(file_address).open()


async def test_it_opens_again_with_what_it_held(address: str) -> None:
    """Closing loses nothing, and the same ledger can be opened again."""
    ledger = Ledger(address)
    await ledger.open()
    await ledger.channels.set_automatic("T1", "C1", "U1", datetime(2026, 3, 1, tzinfo=UTC), on=True)
    await ledger.close()
    await ledger.open()
    assert await ledger.channels.is_automatic("T1", "C1")
    await ledger.close()


@pytest.mark.parametrize(
    "wrong", ["nonsense", "mysql://host/name", "oracle+nothing://host/name", "postgres://host/name"]
)
def test_an_address_that_is_none_is_told(wrong: str) -> None:
    """What is no address of a database that can be used is refused in one line."""
    with pytest.raises(LedgerError, match="address cannot be used") as refused:
        Ledger(wrong)
    assert "\n" not in str(refused.value)
