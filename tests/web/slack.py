"""As much of Slack as a process needs."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

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


@dataclass
class Slack:
    """As much of Slack as a process needs: it tells who the bot is, opens sockets and takes messages.

    Attributes:
        posted: what was posted.
        acknowledged: ids of the envelopes that were acknowledged.
        told: what was posted to a response address.
        refuse: the error that calls are answered with, "" for none.
        refused: the only method that is refused; "" for every one.
        open: set while messages are taken at once; while it is not, they wait.
    """

    posted: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    acknowledged: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    told: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    refuse: str = ""
    refused: str = ""
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def call(self, request: web.Request) -> web.Response:
        """Answers a call of the Web API."""
        method = request.match_info["method"]
        if self.refuse and self.refused in ("", method):
            return web.json_response({"ok": False, "error": self.refuse})
        if method == "chat.postMessage":
            await self.open.wait()
            await self.posted.put(await request.json())
        replies = {
            "auth.test": {"team": "Spokes", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"},
            "apps.connections.open": {"url": str(request.url.with_scheme("ws").with_path("/socket"))},
            "chat.postMessage": {"ts": "2.0"},
        }
        return web.json_response({"ok": True, **replies.get(method, {})})

    async def respond(self, request: web.Request) -> web.Response:
        """Takes what only one person sees."""
        await self.told.put(await request.json())
        return web.Response(text="ok")

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Sends one mention through a socket, and listens to what comes back."""
        channel = web.WebSocketResponse()
        await channel.prepare(request)
        await channel.send_json({"type": "hello"})
        await channel.send_json({"type": "events_api", "envelope_id": "E1", "payload": MENTION})
        async for message in channel:
            if message.type is aiohttp.WSMsgType.TEXT:
                await self.acknowledged.put(json.loads(message.data)["envelope_id"])
        return channel


@asynccontextmanager
async def running_slack(slack: Slack) -> AsyncIterator[str]:
    """The address of the Web API of a running Slack."""
    app = web.Application()
    app.router.add_route("*", "/api/{method}", slack.call)
    app.router.add_post("/respond/{key}", slack.respond)
    app.router.add_get("/socket", slack.connect)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()
