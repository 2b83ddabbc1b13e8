"""Processes at one PostgreSQL server hear of a publication at once."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime

from bot.ledger import Ledger
from bot.ledger.model import Built
from tests.postgres import Server

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOON = 2.0
LONG = 60.0
"""What nobody waits for here: that it ends sooner shows that the announcement was heard."""

FOLLOW = """
import asyncio, sys
from bot.ledger import Ledger

async def follow():
    ledger = Ledger(sys.argv[1])
    await ledger.open()
    for _ in range(2):
        await ledger.releases.wait(60)
        current = await ledger.releases.current()
        print(current.digest if current else "nothing", flush=True)
    await ledger.close()

asyncio.run(follow())
"""


async def _publish(ledger: Ledger, digest: str) -> None:
    await ledger.releases.keep(Built(digest, "", NOON, (), b"content"))
    assert await ledger.releases.publish(digest, "publish", "T1", "U1", NOON)


async def _line(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


async def test_a_publication_reaches_other_processes(server_address: str) -> None:
    """Three processes that listen know within two seconds what a fourth published."""
    ledger = Ledger(server_address)
    await ledger.open()
    followers = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", FOLLOW, server_address, stdout=PIPE)
        for _ in range(3)
    ]
    assert [await _line(follower) for follower in followers] == ["nothing"] * 3
    await _publish(ledger, "one")
    async with asyncio.timeout(SOON):
        assert [await _line(follower) for follower in followers] == ["one"] * 3
    assert [await follower.wait() for follower in followers] == [0] * 3
    await ledger.close()


async def test_a_lost_connection_is_made_anew(server_address: str, postgres: Server) -> None:
    """After the server was away the next publication is heard again; meanwhile nothing fails."""
    ledger, other = Ledger(server_address), Ledger(server_address)
    await ledger.open()
    await other.open()
    await other.releases.wait(LONG)
    postgres.stop()
    try:
        for _ in range(2):
            await other.releases.wait(0.01)
    finally:
        postgres.start()
    async with asyncio.timeout(SOON):
        await other.releases.wait(LONG)
        waiting = asyncio.create_task(other.releases.wait(LONG))
        await _publish(ledger, "one")
        await waiting
    await ledger.close()
    await other.close()


async def test_nothing_is_announced_that_is_not_published(server_address: str) -> None:
    """A digest that is not kept wakes nobody."""
    ledger = Ledger(server_address)
    await ledger.open()
    await ledger.releases.wait(LONG)
    assert not await ledger.releases.publish("none", "publish", "T1", "U1", NOON)
    waiting = asyncio.create_task(ledger.releases.wait(LONG))
    assert await asyncio.wait({waiting}, timeout=0.3) == (set(), {waiting})
    waiting.cancel()
    await asyncio.wait({waiting})
    await _publish(ledger, "one")
    await ledger.close()


async def test_where_nothing_is_announced_one_waits(file_address: str) -> None:
    """In a file the time given passes, and the publication is found then."""
    ledger = Ledger(file_address)
    await ledger.open()
    begun = asyncio.get_running_loop().time()
    await ledger.releases.wait(0.05)
    assert asyncio.get_running_loop().time() - begun >= 0.05
    await ledger.close()
