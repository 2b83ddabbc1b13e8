"""As much of Slack as a process needs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.apps import running_app
from tests.web.sockets import PATH, Sockets

MENTION = {
    "type": "event_callback",
    "event_id": "Ev1",
    "team_id": "T1",
    "event": {
        "type": "app_mention",
        "user": "U1",
        "channel": "C1",
        "ts": "1.0",
        "text": "<@UBOT> does the Rovella fold?",
    },
}


AWAITED = frozenset({"chat.postMessage", "apps.connections.open"})
"""The calls that wait while Slack is not open."""


@dataclass
class Slack:
    """As much of Slack as a process needs: it tells who the bot is, opens sockets and takes messages.

    Attributes:
        posted: what was posted.
        told: what was posted to a response address.
        refuse: the error that calls are answered with, "" for none.
        refused: the only method that is refused; "" for every one.
        sockets: what is brought by Socket Mode.
        open: set while messages and openings of sockets are taken at once; while it is not, they wait.
    """

    posted: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    told: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    refuse: str = ""
    refused: str = ""
    sockets: Sockets = field(default_factory=Sockets)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: asyncio.Queue[None] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.open.set()

    async def sending(self, calls: int) -> None:
        """Returns once so many of them more wait."""
        async with asyncio.timeout(30):
            for _ in range(calls):
                await self._waiting.get()

    async def call(self, request: web.Request) -> web.Response:
        """Answers a call of the Web API."""
        method = request.match_info["method"]
        if self.refuse and self.refused in ("", method):
            return web.json_response({"ok": False, "error": self.refuse})
        # Read at once: whoever is killed meanwhile has sent it all the same.
        said = await request.json() if method == "chat.postMessage" else None
        if method in AWAITED and not self.open.is_set():
            self._waiting.put_nowait(None)
            await self.open.wait()
        if said is not None:
            await self.posted.put(said)
        replies = {
            "auth.test": {"team": "Spokes", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"},
            "apps.connections.open": {"url": self.sockets.open(str(request.url.origin()))},
            "chat.postMessage": {"ts": "2.0"},
        }
        return web.json_response({"ok": True, **replies.get(method, {})})

    async def respond(self, request: web.Request) -> web.Response:
        """Takes what only one person sees."""
        await self.told.put(await request.json())
        return web.Response(text="ok")


@asynccontextmanager
async def running_slack(slack: Slack) -> AsyncIterator[str]:
    """The address of the Web API of a running Slack."""
    app = web.Application()
    app.router.add_route("*", "/api/{method}", slack.call)
    app.router.add_post("/respond/{key}", slack.respond)
    app.router.add_get(f"{PATH}/", slack.sockets.connect)
    async with running_app(app) as address:
        yield f"{address}/api/"
