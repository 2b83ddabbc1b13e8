"""A ledger whose disk is full: answers go on from memory, and the log says in a line each what was not kept."""

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.desk import Desk
from bot.errors import LedgerError
from bot.ledger import Ledger
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER
from tests.curation.conftest import NOON
from tests.slack.events import envelope, mention, written
from tests.slack.replicas import running_replica


def _take_no_more(connection: Any, _record: object) -> None:
    """What SQLite does on a full disk: it takes what fits into the pages that it has, and no page more."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA max_page_count = 1")
    cursor.close()


async def _fill(ledger: Ledger) -> None:
    """Returns once nothing more can be kept."""
    event.listen(ledger.engine.sync_engine, "connect", _take_no_more)
    await ledger.engine.dispose()
    with pytest.raises(LedgerError, match="database or disk is full"):
        await _take_for_ever(ledger)


async def _take_for_ever(ledger: Ledger) -> None:
    for number in count():
        await ledger.claims.take(f"{number:0200}", NOON, NOON)


async def test_answers_go_on_where_the_disk_is_full(
    workspace: Workspace, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each question has one answer, a repeated delivery none more, a follow-up its sense; no log line holds a word."""
    async with running_replica(workspace, desk, f"sqlite+aiosqlite:///{tmp_path / 'full.db'}") as replica:
        await _fill(replica.app.room.ledger)
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
