"""What the doctor finds where many workspaces are served."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.ledger import Ledger
from bot.ledger.model import Installation, Tokens
from bot.workspace import Workspace
from bot.workspace.ids import BOT_ID, BOT_USER, TEAM
from tests.doctor.examining import Examined, Place

KEY = Fernet.generate_key().decode()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
async def ledger(tmp_path: Path) -> AsyncIterator[Ledger]:
    """The ledger of the place, in which nothing is installed yet."""
    (tmp_path / "data").mkdir(mode=0o700)
    opened = Ledger(f"sqlite:///{tmp_path / 'data' / 'ledger.db'}", (KEY,))
    await opened.open()
    yield opened
    await opened.close()


async def _examine(place: Place, keys: str = KEY) -> Examined:
    """What is found with these keys."""
    many = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "very-secret", "MESHWISE_TOKEN_KEYS": keys}
    return await place.examine(SLACK_BOT_TOKEN="", **many)


async def _install(ledger: Ledger, token: str) -> None:
    await ledger.installations.save(Installation("", TEAM, BOT_USER, BOT_ID, Tokens(token), NOON))


async def test_an_installation_that_is_good(place: Place, ledger: Ledger, workspace: Workspace) -> None:
    """Its token is read with the key and taken by Slack; no bot token is missed, and no secret shown."""
    await _install(ledger, workspace.addresses.token)
    examined = await _examine(place)
    assert examined.of("installed") == [("ok", "workspaces and organisations that have installed the app: 1")]
    assert examined.status == 0
    assert not any(secret in examined.written for secret in ("very-secret", KEY, workspace.addresses.token))


async def test_a_token_that_slack_refuses(place: Place, ledger: Ledger) -> None:
    """One workspace that is lost is a warning, and tells which one it is."""
    await _install(ledger, "xoxb-other")
    examined = await _examine(place)
    assert examined.of("installed") == [("warning", f"Slack refuses the token of {TEAM}: invalid_auth")]
    assert examined.status == 0


async def test_a_token_that_no_key_opens(place: Place, ledger: Ledger, workspace: Workspace) -> None:
    """A key that was lost is an error, and tells whose token it was."""
    await _install(ledger, workspace.addresses.token)
    ((level, told),) = (await _examine(place, Fernet.generate_key().decode())).of("installed")
    assert level == "error"
    assert told.startswith(f"the token of {TEAM} cannot be read")


async def test_a_key_that_is_none(place: Place, ledger: Ledger) -> None:
    """What is no key is told by its place among them, and not shown."""
    await _install(ledger, "xoxb-other")
    examined = await _examine(place, f"{KEY},very-secret")
    assert examined.levels()["edge"] == "error"
    assert "MESHWISE_TOKEN_KEYS: the 2. of 2 is no Fernet key" in examined.of("edge")[0][1]
    assert "very-secret" not in examined.written
