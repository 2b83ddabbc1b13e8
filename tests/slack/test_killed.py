"""Replicas that are killed, and a database that stops, while questions come: each is answered, and once."""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.workspace import Workspace
from tests.postgres import Server
from tests.slack.events import mention, written
from tests.slack.fleet import Fleet, load, running_fleet, running_socket_fleet
from tests.slack.replicas import running_replica

Running = Callable[[Workspace, Path, str], AbstractAsyncContextManager[Fleet]]

EVENTS = 60
KILLS = 3


def _tell(fleet: Fleet) -> str:
    """What came of it, in one line."""
    attempts = Counter(fleet.asked.values())
    answers = Counter(fleet.answers().values())
    return f"{len(fleet.asked)} asked, attempts {dict(attempts)}, answers to each {dict(answers)}"


@pytest.mark.parametrize("running", [running_fleet, running_socket_fleet])
async def test_killed_replicas_lose_nothing(
    workspace: Workspace, small_release: Path, postgres: Server, running: Running
) -> None:
    """Of three replicas one after the other is killed under load and started again: every event has one answer.

    Or, where the killed one was about to post it, a word that it is open whether there is one.
    """
    release = small_release / "release.sqlite"
    async with running(workspace, release, postgres.create_database()) as fleet:
        coming = asyncio.create_task(load(fleet, EVENTS, 8))
        for number in range(KILLS):
            await asyncio.sleep(0.3)
            await fleet.start(await fleet.kill(number))
        await coming
        # Who dies while Slack has the message leaves it open whether it is there; then that is said, and no more.
        assert set(fleet.answers().values()) <= {"a", "?", "a?"}, _tell(fleet)
        assert 0 not in fleet.asked.values(), _tell(fleet)
        assert not (fleet.sockets and fleet.sockets.complaints)


async def test_what_comes_everywhere_at_once_is_answered_once(
    workspace: Workspace, small_release: Path, postgres: Server
) -> None:
    """Ten messages, each brought five times to each of three processes at the same moment: an answer to each."""
    release = small_release / "release.sqlite"
    async with running_fleet(workspace, release, postgres.create_database()) as fleet:
        for _ in range(10):
            await fleet.ask_all("Does the Rovella fold?", times=5)
        assert set(fleet.answers().values()) == {"a"}, _tell(fleet)
        assert 0 not in fleet.asked.values(), _tell(fleet)


async def test_a_clock_that_is_fast_answers_nothing_twice(
    workspace: Workspace, small_release: Path, postgres: Server
) -> None:
    """Of three replicas one is four minutes ahead, to which all that the others take on seems to be long forgotten.

    Where it takes that over while the answer is on its way, it says that there may be one.
    """
    release = small_release / "release.sqlite"
    async with running_fleet(workspace, release, postgres.create_database(), size=2) as fleet:
        await fleet.start(ahead=240.0)
        for _ in range(10):
            await fleet.ask_all("Does the Rovella fold?", times=5)
        assert set(fleet.answers().values()) <= {"a", "a?", "?a"}, _tell(fleet)


async def test_a_clock_that_is_wrong_loses_nothing(
    workspace: Workspace, small_release: Path, postgres: Server
) -> None:
    """Of three replicas one is ten minutes ahead and refuses all: what comes to it is answered by the others, once."""
    release = small_release / "release.sqlite"
    async with running_fleet(workspace, release, postgres.create_database(), size=2) as fleet:
        await fleet.start(ahead=600.0)
        await load(fleet, EVENTS, 1)
        assert set(fleet.answers().values()) == {"a"}, _tell(fleet)
        assert max(fleet.asked.values()) > 1, _tell(fleet)


async def test_a_database_that_stops_loses_nothing(
    workspace: Workspace, small_release: Path, postgres: Server
) -> None:
    """PostgreSQL is stopped and started under load: every event has one answer, and replicas use it again after it."""
    release, address = small_release / "release.sqlite", postgres.create_database()
    async with running_fleet(workspace, release, address, size=2) as fleet:
        coming = asyncio.create_task(load(fleet, EVENTS, 4))
        for _ in range(2):
            await asyncio.sleep(0.3)
            await asyncio.to_thread(postgres.stop)
            await asyncio.sleep(0.3)
            await asyncio.to_thread(postgres.start)
        await coming
        assert set(fleet.answers().values()) == {"a"}, _tell(fleet)
        assert 0 not in fleet.asked.values(), _tell(fleet)


async def test_a_database_that_hangs_is_waited_for_once(
    workspace: Workspace, desk: Desk, postgres: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """The first question waits two seconds for a server that does not answer, the next ones do not wait for it."""
    async with running_replica(workspace, desk, postgres.create_database()) as replica:
        loop = asyncio.get_running_loop()
        took = []
        with postgres.frozen():
            for _ in range(4):
                asked, began = written(workspace), loop.time()
                await replica.bring(mention(asked))
                await workspace.reply_to(asked)
                took.append(loop.time() - began)
        assert took[0] >= 2.0
        assert sum(took[1:]) < 2.0
        assert await replica.app.room.in_flight.drain() == 0
        waited = [line for line in caplog.messages if "did not answer within 2 seconds" in line]
        assert len(waited) == 1
