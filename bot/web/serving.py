"""Serving an ASGI application for as long as a context lasts."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from bot.web.connections import Connection

REQUEST_SECONDS: Final = 4
"""How long requests under way are waited for at the end: somewhat longer than Slack waits for an answer."""

IDLE_SECONDS: Final = 75
"""How long a connection is kept that nothing comes through: longer than reverse proxies keep theirs, a minute mostly,
so that none sends a delivery through one that ends at this moment."""

LATE_SECONDS: Final = 0.05
"""How long a connection that came through the door as it was closed stays unaware of that."""

YOUNG_MOST: Final = 30_000
"""New objects after which those among them that hold each other are looked for. A reply makes some thousands, nearly
all of which go by themselves, and with many replies at work Python would look them through again and again."""


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncIterator[None]:
    """Serves an application on a listening socket; at the end what is under way is finished."""
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        log_config=None,
        # Whoever sends what is no request must not fill the log with lines about it.
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=REQUEST_SECONDS,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    await server.ready.wait()
    try:
        yield
    finally:
        server.stop()
        await task


def keep_loaded() -> None:
    """Looks for garbage in all that is loaded, and never again in the rest: most of it lives as long as the process.

    Looking it through takes a tenth of a second, in which nothing is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_MOST, *gc.get_threshold()[1:])


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever started it, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Lets it finish what is under way and end."""
        self.should_exit = True
        self._stopped.set()

    async def main_loop(self) -> None:
        """Serves until it is stopped, and ends at once then, not at the next tick."""
        while not self.should_exit:
            await self.on_tick(0)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), timeout=1.0)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to serve."""
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finishes what is under way and ends."""
        telling = asyncio.create_task(self._tell_late())
        try:
            await super().shutdown(sockets)
        finally:
            telling.cancel()

    async def _tell_late(self) -> None:
        """Tells every connection again that this is the end: one may have been made after the others were told.

        It would be kept, and take requests, until time runs out and they are cut off.
        """
        while True:
            await asyncio.sleep(LATE_SECONDS)
            for connection in list(self.server_state.connections):
                connection.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Takes no signals."""
        yield
