"""Waiting for listeners before the end."""

import asyncio

from bot.slack.in_flight import InFlight


async def test_draining_waits_for_a_listener_at_work() -> None:
    """What had begun is finished before draining ends."""
    in_flight = InFlight()
    begun, go, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    @in_flight.tracked
    async def listener() -> None:
        begun.set()
        await go.wait()
        done.set()

    task = asyncio.create_task(listener())
    await begun.wait()
    assert len(in_flight) == 1
    asyncio.get_running_loop().call_soon(go.set)
    assert await in_flight.drain(5.0) == 0
    assert done.is_set()
    await task
    assert len(in_flight) == 0


async def test_draining_gives_up_and_counts() -> None:
    """A listener that does not end is counted, not waited for without end."""
    in_flight = InFlight()
    begun = asyncio.Event()

    @in_flight.tracked
    async def listener() -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(listener())
    await begun.wait()
    assert await in_flight.drain(0.01) == 1
    task.cancel()
    await asyncio.wait([task])


async def test_draining_nothing_ends_at_once() -> None:
    """Without listeners at work there is nothing to wait for."""
    assert await InFlight().drain() == 0
