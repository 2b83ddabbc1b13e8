"""What a process does before it serves, and how it ends."""

import asyncio
import gc
import logging
import socket

import pytest
from starlette.applications import Starlette
from uvicorn.loops.auto import auto_loop_factory

from bot.web.serving import keep_loaded, serving


def test_what_is_loaded_is_not_looked_through_again() -> None:
    """What is there before serving is left alone from then on; what comes later is looked after as ever."""
    loaded = [object()]
    try:
        keep_loaded()
        later = [object()]
        assert any(each is later for each in gc.get_objects())
        assert not any(each is loaded for each in gc.get_objects())
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("steps", range(4))
def test_who_comes_at_the_end_is_told(steps: int, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever is let in as the door is closed, which is after one of these steps, is not waited for and cut off."""
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_end_while_somebody_comes(steps))
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []


async def _end_while_somebody_comes(steps: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as somebody:
        address = listener.getsockname()
        async with serving(Starlette(), listener):
            await asyncio.sleep(0.05)
            coming = asyncio.create_task(_connect(somebody, address, steps))
        await coming


async def _connect(somebody: socket.socket, address: tuple[str, int], steps: int) -> None:
    """Connects after some steps of the loop."""
    for _ in range(steps):
        await asyncio.sleep(0)
    somebody.connect_ex(address)
