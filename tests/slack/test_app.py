"""The app without its edge: what it does when it closes, and when our own code fails."""

import asyncio
import logging
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest

from bot.desk import Desk, Reply
from bot.errors import LedgerError
from bot.language.model import Query
from bot.slack import SlackApp, build_app
from bot.slack.failures import describe
from bot.workspace import Workspace
from bot.workspace.faults import Hang
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, TEAM
from tests.desks import make_curator


class BrokenDesk(Desk):
    """A desk with a defect that quotes what it was asked."""

    def ask(self, utterance: str, previous: Query | None = None) -> Reply:
        """Fails."""
        raise RuntimeError(f"cannot answer {utterance} after {previous}")


def _app(desk: Desk, workspace: Workspace) -> SlackApp:
    return build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)


def _mention(ts: str, **changes: Any) -> AsyncBoltRequest:
    event: dict[str, Any] = {"type": "app_mention", "user": DEVELOPER, "channel": GENERAL, "ts": ts}
    event |= {"text": f"<@{BOT_USER}> does the Rovella fold?", **changes}
    body = {"type": "event_callback", "event_id": "Ev1", "team_id": TEAM, "event": event}
    return AsyncBoltRequest(mode="socket_mode", body=body)


async def test_closing_finishes_what_is_at_work(
    desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer on its way when the app closes still arrives."""
    monkeypatch.setattr("bot.slack.in_flight.SETTLING_SECONDS", 0.01)
    asked = await workspace.type(DEVELOPER, GENERAL, "about the Rovella")
    workspace.faults.next("chat.postMessage", Hang(0.2))
    app = _app(desk, workspace)
    async with app.running():
        assert (await app.bolt.async_dispatch(_mention(asked.ts))).status == 200
        await asyncio.sleep(0)
        assert len(app.room.in_flight) == 1
    answer = await workspace.reply_to(asked)
    assert answer.text.startswith("Yes")
    assert len(app.room.in_flight) == 0


async def test_a_defect_is_told_without_its_words(
    desk: Desk, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """A defect of ours gives the person a plain sentence, and the log its place, never the question."""
    caplog.set_level(logging.DEBUG)
    asked = await workspace.type(DEVELOPER, GENERAL, "about the Rovella")
    app = _app(BrokenDesk(desk.release), workspace)
    async with app.running():
        await app.bolt.async_dispatch(_mention(asked.ts))
        told = await workspace.reply_to(asked)
    assert told.text.startswith("Something went wrong on my side")
    assert "Ev1" in told.text
    assert "Traceback" not in told.text
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.failures"]
    assert [line.split(":")[0] for line in lines] == ["delivery Ev1 failed"]
    assert "RuntimeError at BrokenDesk.ask" in lines[0]
    assert "Rovella" not in caplog.text


async def test_the_token_is_checked_by_name(desk: Desk, workspace: Workspace) -> None:
    """The app tells which workspace its token belongs to, asking once."""
    app = _app(desk, workspace)
    async with app.running():
        access = app.room.access
        assert await access.check() == await access.check()
    assert [call.method for call in workspace.calls] == ["auth.test"]


def test_an_error_without_a_place_is_described_by_its_kind() -> None:
    """What was never raised has no place to name."""
    assert describe(ValueError("words of a person")) == "ValueError"


def test_an_error_of_ours_says_what_was_wrong() -> None:
    """Our own errors hold one line for people, and nothing that anybody asked."""
    assert (
        describe(LedgerError("the ledger cannot be used: disk full"))
        == "the ledger cannot be used: disk full"
    )
