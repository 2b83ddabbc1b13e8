"""`meshwise tokens`, in a process of its own: keys are made, and everything is encrypted with the newest."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from cryptography.fernet import Fernet

from bot.ledger import Ledger
from bot.ledger.model import Installation, Tokens
from bot.settings import LEDGER_FILE
from tests.running import meshwise

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


async def _install(directory: Path, team: str, key: str) -> None:
    ledger = Ledger(f"sqlite:///{directory / LEDGER_FILE}", (key,))
    await ledger.open()
    await ledger.installations.save(Installation("", team, "U0BOT", "B0BOT", Tokens(f"xoxb-{team}"), NOON))
    await ledger.close()


async def _token(directory: Path, team: str, key: str) -> str:
    ledger = Ledger(f"sqlite:///{directory / LEDGER_FILE}", (key,))
    await ledger.open()
    found = await ledger.installations.find(team)
    await ledger.close()
    return found.tokens.token if found else ""


def test_a_new_key_is_one(tmp_path: Path) -> None:
    """What the command prints is a key, and another one each time."""
    made = [meshwise("tokens", "new-key", cache=tmp_path).stdout.strip() for _ in range(2)]
    assert all(Fernet(key) for key in made)
    assert made[0] != made[1]


def test_the_old_key_is_needed_no_more(tmp_path: Path) -> None:
    """After the keys were rotated the newest alone opens every token."""
    for team in ("T1", "T2"):
        asyncio.run(_install(tmp_path, team, OLD))
    settings = {"MESHWISE_DATA": str(tmp_path), "MESHWISE_TOKEN_KEYS": f"{NEW},{OLD}"}
    done = meshwise("tokens", "rotate-keys", cache=tmp_path, settings=settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Encrypted with the newest key: the tokens of 2 installations.\n"
    assert [asyncio.run(_token(tmp_path, team, NEW)) for team in ("T1", "T2")] == ["xoxb-T1", "xoxb-T2"]


def test_without_keys_nothing_is_said_to_be_encrypted(tmp_path: Path) -> None:
    """A setting that is missing is told in one line, and the ledger is not touched."""
    done = meshwise(
        "tokens", "rotate-keys", cache=tmp_path, settings={"MESHWISE_DATA": str(tmp_path / "data")}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: MESHWISE_TOKEN_KEYS is not set; put the new key and the old one there\n"
    assert not (tmp_path / "data").exists()


def test_a_token_that_no_key_opens_is_named(tmp_path: Path) -> None:
    """One line says which workspace must install the app again; the others are encrypted anew all the same."""
    asyncio.run(_install(tmp_path, "T1", Fernet.generate_key().decode()))
    asyncio.run(_install(tmp_path, "T2", OLD))
    settings = {"MESHWISE_DATA": str(tmp_path), "MESHWISE_TOKEN_KEYS": f"{NEW},{OLD}"}
    done = meshwise("tokens", "rotate-keys", cache=tmp_path, settings=settings)
    assert done.returncode == 1
    assert done.stdout == "Encrypted with the newest key: the tokens of 1 installation.\n"
    assert done.stderr == "No key opens the token of T1: the app must be installed there again.\n"
    assert asyncio.run(_token(tmp_path, "T2", NEW)) == "xoxb-T2"
