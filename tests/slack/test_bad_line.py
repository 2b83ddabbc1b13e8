"""Whatever comes back of a call: nothing is posted twice, and the person learns what is known, in plain words."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.desk import Desk
from bot.ledger import IN_MEMORY
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER
from bot.workspace.model import Message
from tests.slack.bad_line import MISHAPS, Line, bad_line
from tests.slack.events import mention, written
from tests.slack.replicas import Replica, running_replica
from tests.slack.test_failures import OPEN


@dataclass(frozen=True, slots=True)
class Spoken:
    """A workspace, a bot that speaks to it by a bad line, and the line."""

    workspace: Workspace
    replica: Replica
    line: Line

    def answers(self) -> list[Message]:
        """What the bot posted."""
        return [each for each in self.workspace.state.messages.values() if each.user == BOT_USER]


@pytest.fixture
async def spoken(workspace: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Spoken]:
    """A call is given up soon, so that silence is not waited for."""
    monkeypatch.setattr("bot.slack.app.CALL_SECONDS", 1.0)
    async with (
        bad_line(workspace.api_url) as line,
        running_replica(workspace, desk, IN_MEMORY, api_url=line.address) as replica,
    ):
        yield Spoken(workspace, replica, line)


@pytest.mark.parametrize("mishap", MISHAPS)
async def test_an_answer_that_may_have_arrived_is_not_sent_again(
    spoken: Spoken, mishap: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The message is there once, and below it a sentence that it may be; the log has one line without its words."""
    spoken.line.mishaps.append(mishap)
    asked = written(spoken.workspace)
    await spoken.replica.bring(mention(asked))
    assert await spoken.replica.app.room.in_flight.drain() == 0
    answer, told = spoken.answers()
    assert answer.text.startswith("Yes")
    assert told.text.startswith(OPEN)
    assert {each.thread_ts for each in (answer, told)} == {asked.ts}
    assert spoken.line.carried == 2
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.failures"]
    assert len(lines) == 1
    assert "Rovella" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_line_that_stays_bad_ends(spoken: Spoken) -> None:
    """Where nothing comes back at all, there are three tries to say something, each once, and no fourth."""
    spoken.line.mishaps.extend(["reset"] * 10)
    await spoken.replica.bring(mention(written(spoken.workspace)))
    assert await spoken.replica.app.room.in_flight.drain() == 0
    assert spoken.line.carried == 3
    assert [each.text.startswith(OPEN) for each in spoken.answers()] == [False, True, True]


async def test_a_line_that_is_cut_is_logged(spoken: Spoken, caplog: pytest.LogCaptureFixture) -> None:
    """Where no connection comes about nothing was said, which is tried again at once, and the log tells it."""
    await spoken.replica.bring(mention(written(spoken.workspace)))
    assert await spoken.replica.app.room.in_flight.drain() == 0
    spoken.line.cut()
    await spoken.replica.bring(mention(written(spoken.workspace)))
    assert await spoken.replica.app.room.in_flight.drain() == 0
    assert len(spoken.answers()) == 1
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.failures"]
    assert len(lines) == 3
    assert "ClientConnectorError" in lines[0]
