"""A real HTTP server for one test."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from bot.web.serving import serving


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The address of the application on a free port of this machine, while the context lasts."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        async with serving(app, listener):
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
