"""`meshwise migrate`, in processes of their own: the ledger is brought up to date, however many do it at once."""

import asyncio
from pathlib import Path

from bot.ledger import Ledger
from tests.running import COMMAND, environment, meshwise

TOLD = "The ledger is up to date.\n"


async def _migrate(directory: Path, address: str) -> tuple[int | None, str, str]:
    """Exit status, output and complaints of the command."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        "migrate",
        env=environment(directory, MESHWISE_DATABASE_URL=address),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, complaints = await process.communicate()
    return process.returncode, output.decode(), complaints.decode()


async def test_several_at_once_migrate_once(address: str, tmp_path: Path) -> None:
    """Six that start together on an empty database all succeed, and so does one that comes later."""
    together = await asyncio.gather(*(_migrate(tmp_path, address) for _ in range(6)))
    assert together == [(0, TOLD, "")] * 6
    assert await _migrate(tmp_path, address) == (0, TOLD, "")
    ledger = Ledger(address)
    await ledger.open()
    assert await ledger.releases.current() is None
    await ledger.close()


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    """One line says what is wrong, without the password, and the status tells a supervisor to try again."""
    address = f"postgresql+psycopg://anna:secret@/desk?host={tmp_path}"
    done = meshwise("migrate", cache=tmp_path, settings={"MESHWISE_DATABASE_URL": address})
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the ledger postgresql+psycopg://anna:***@/desk")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr
