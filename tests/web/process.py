"""The bot as a process of its own."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def answering(
    directory: Path, *program: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot's process, which is gone after the context; `program` is a module and its arguments."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MESHWISE_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *(program or ("tests.web.answering", str(directory))),
        cwd=ROOT,
        env={**kept, "MESHWISE_DATA": str(directory), **settings},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def when_ready(client: aiohttp.ClientSession) -> None:
    """Returns once the process says that it is ready, at most after two minutes: it builds its release first."""
    async with asyncio.timeout(120):
        while True:
            try:
                async with client.get("/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def stop(process: asyncio.subprocess.Process) -> str:
    """Asks the process to stop as a supervisor does; returns what it logged."""
    process.send_signal(signal.SIGTERM)
    _, logged = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode in (0, -signal.SIGTERM)
    return logged.decode()
