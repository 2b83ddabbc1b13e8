"""Restarts, and several of the bot's processes at one ledger: nothing is answered twice, and threads go on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.ledger import Ledger
from bot.ledger.model import Conversation
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, TEAM
from tests.postgres import Server
from tests.slack.events import envelope, from_bot, mention, written
from tests.slack.replicas import Replica, running_replica

FOLLOW_UP = f"<@{BOT_USER}> and the Quillon?"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of the replicas' ledger, in a file or on a server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'replicas.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.create_database()


@pytest.fixture
async def replicas(workspace: Workspace, desk: Desk, place: str) -> AsyncIterator[list[Replica]]:
    """Three replicas."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(running_replica(workspace, desk, place)) for _ in range(3)]


async def _idle(replicas: list[Replica]) -> None:
    """Returns once no replica is at work."""
    assert [await replica.app.room.in_flight.drain() for replica in replicas] == [0] * len(replicas)


async def test_a_thread_goes_on_after_a_restart(workspace: Workspace, desk: Desk, place: str) -> None:
    """A short follow-up is understood by a process that was not there when the thread began."""
    asked = written(workspace)
    async with running_replica(workspace, desk, place) as before:
        await before.bring(mention(asked))
        assert (await workspace.reply_to(asked)).text.startswith("Yes")
    follow_up = written(workspace, text=FOLLOW_UP, thread_ts=asked.ts)
    async with running_replica(workspace, desk, place) as after:
        await after.bring(mention(follow_up))
        answer = await workspace.reply_to(follow_up)
    assert answer.text.startswith("No")
    assert "Quillon" in answer.text


async def test_a_thread_goes_on_whichever_replica_serves(
    workspace: Workspace, replicas: list[Replica]
) -> None:
    """Each replica leans on the newest question, though it answered an older one itself."""
    first, second, _ = replicas
    asked = written(workspace)
    await first.bring(mention(asked))
    await workspace.reply_to(asked)
    answer = ""
    for replica, text in ((second, "how many gears?"), (first, "and the Quillon?")):
        message = written(workspace, text=f"<@{BOT_USER}> {text}", thread_ts=asked.ts)
        await replica.bring(mention(message))
        answer = (await workspace.reply_to(message)).text
    assert first.app.room.desk.ask("How many gears does the Quillon have?").answer.headline in answer


async def test_a_delivery_is_answered_once_by_all(workspace: Workspace, replicas: list[Replica]) -> None:
    """The same delivery five times to each of three replicas at once has one answer.

    All are accepted, at the latest when they come again: while one is at it, the others are not sure of it.
    """
    for replica in replicas:
        replica.courier.retry_delays = (0.0, 0.5, 2.0)
    for _ in range(3):
        before = len(from_bot(workspace))
        body = envelope(mention(written(workspace)))
        brought = [replica.courier.bring_event(body) for replica in replicas * 5]
        attempts = [each.attempts for each in await asyncio.gather(*brought)]
        assert {each[-1] for each in attempts} == {200}
        assert {status for each in attempts for status in each} <= {200, 503}
        await _idle(replicas)
        assert len(from_bot(workspace)) == before + 1


async def test_a_click_is_answered_once_by_all(workspace: Workspace, replicas: list[Replica]) -> None:
    """Two presses of a double click that reach different replicas ask once; so does one that comes repeatedly."""
    asked = written(workspace)
    await replicas[0].bring(mention(asked))
    await workspace.click(DEVELOPER, await workspace.reply_to(asked), "ask_next_1")
    await workspace.wait_until(lambda: len(from_bot(workspace)) == 2)
    pressed: dict[str, Any] = {**workspace.deliveries[-1].payload}
    presses = [{**pressed, "trigger_id": f"{number // 2}.0.press"} for number in range(6)]
    await asyncio.gather(
        *(
            replica.courier.bring_interaction(press)
            for replica, press in zip(replicas * 2, presses, strict=True)
        )
    )
    await _idle(replicas)
    assert len(from_bot(workspace)) == 3


async def test_what_a_dead_replica_took_is_taken_over(
    workspace: Workspace, replicas: list[Replica], place: str
) -> None:
    """A message whose claim was never finished is answered after its time; before, Slack is asked to come again."""
    replicas[0].courier.retry_delays = ()
    dead = Ledger(place)
    now = datetime.now(UTC)
    messages = [written(workspace), written(workspace)]
    for message, seconds in zip(messages, (-1, 50), strict=True):
        ident, until = f"{TEAM} {GENERAL} {message.ts}", now + timedelta(seconds=seconds)
        assert await dead.claims.take(ident, now, until)
    await dead.close()
    brought = [await replicas[0].bring(mention(message)) for message in messages]
    assert [each.attempts for each in brought] == [(200,), (503,)]
    await _idle(replicas)
    assert [answer.thread_ts for answer in from_bot(workspace)] == [messages[0].ts]


async def test_what_the_release_has_no_more_is_not_gone_on_from(
    workspace: Workspace, replicas: list[Replica], place: str
) -> None:
    """A thread about something unknown, or kept by another version, begins anew."""
    ledger = Ledger(place)
    for query in ('{"intent":"support","subjects":["gone"],"features":["folding"]}', '{"intent":7}', "{"):
        asked = written(workspace)
        thread = Conversation(TEAM, GENERAL, asked.ts)
        await ledger.conversations.keep_query(thread, DEVELOPER, datetime.now(UTC), query)
        follow_up = written(workspace, text=FOLLOW_UP, thread_ts=asked.ts)
        await replicas[0].bring(mention(follow_up))
        alone = replicas[0].app.room.desk.ask("and the Quillon?").answer.headline
        assert alone in (await workspace.reply_to(follow_up)).text
    await ledger.close()


async def test_answers_go_on_without_the_ledger(
    workspace: Workspace, desk: Desk, postgres: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """While the server is away answers come from memory, follow-ups too, each delivery once, and the log says why."""
    address = postgres.create_database()
    async with running_replica(workspace, desk, address) as replica:
        postgres.stop()
        try:
            asked = written(workspace)
            body = envelope(mention(asked))
            for _ in range(2):
                await replica.courier.bring_event(body)
            assert (await workspace.reply_to(asked)).text.startswith("Yes")
            follow_up = written(workspace, text=FOLLOW_UP, thread_ts=asked.ts)
            await replica.bring(mention(follow_up))
            assert (await workspace.reply_to(follow_up)).text.startswith("No")
            await _idle([replica])
        finally:
            postgres.start()
        assert len(from_bot(workspace)) == 2
        complaints = [line.getMessage() for line in caplog.records if line.name == "bot.slack.forgiving"]
        assert any("what was taken on could not be noted" in line for line in complaints)
        assert not any("\n" in line or "Rovella" in line for line in complaints)
        again = written(workspace)
        await replica.bring(mention(again))
        await workspace.reply_to(again)
        await _idle([replica])
        assert await replica.app.room.ledger.questions.most_asked(TEAM, 5)
