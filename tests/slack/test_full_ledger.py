"""A ledger whose disk is full: answers go on from memory, and the log says in a line each what was not kept."""

from pathlib import Path

import pytest

from bot.desk import Desk
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER
from tests.slack.events import envelope, mention, written
from tests.slack.full import full_ledger
from tests.slack.replicas import running_replica


async def test_answers_go_on_where_the_disk_is_full(
    workspace: Workspace, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each question has one answer, a repeated delivery none more, a follow-up its sense; no log line holds a word."""
    async with (
        running_replica(workspace, desk, f"sqlite:///{tmp_path / 'full.db'}") as replica,
        full_ledger(replica.app.room.ledger),
    ):
        asked = written(workspace)
        body = envelope(mention(asked))
        for _ in range(2):
            await replica.courier.bring_event(body)
        assert (await workspace.reply_to(asked)).text.startswith("Yes")
        follow_up = written(workspace, text=f"<@{BOT_USER}> and the Quillon?", thread_ts=asked.ts)
        await replica.bring(mention(follow_up))
        assert (await workspace.reply_to(follow_up)).text.startswith("No")
        assert await replica.app.room.in_flight.drain() == 0
    said = [each for each in workspace.state.messages.values() if each.user == BOT_USER]
    assert len(said) == 2
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.forgiving"]
    assert any(line.endswith("database or disk is full") for line in lines)
    assert not any("\n" in line or "Rovella" in line for line in lines)
