"""Serving one workspace by Socket Mode: the bot calls Slack, and what happens comes through that connection."""

import asyncio
import logging
from contextlib import suppress
from typing import Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.errors import MeshwiseError
from bot.slack.app import SlackApp
from bot.slack.refusals import trying

WATCH_SECONDS: Final = 10.0
# The SDK reconnects by itself within seconds; after this long it is stuck, and a fresh process does better.
LOST_SECONDS: Final = 120.0

LAST_SECONDS: Final = 3.0
"""How long what is at work is waited for before the connection ends: as long as Slack waits to be told of it."""

_log: Final = logging.getLogger(__name__)


async def serve_socket(app: SlackApp, token: str, stop: asyncio.Event) -> None:
    """Answers what comes through the connection until `stop` is set.

    Args:
        app: answers; it is open.
        token: the app-level token.
        stop: asks for the end; what came before is finished and acknowledged, what comes after is left to Slack, which
            brings it to another process.

    Raises:
        SettingsError: Slack refuses the token.
        MeshwiseError: there is no connection for too long.
    """
    handler, app.accepting = _Handler(app.bolt, token), False
    try:
        # The SDK would go on trying with a token that is refused.
        with trying("SLACK_APP_TOKEN", app.bolt.client.base_url):
            opened = await app.bolt.client.apps_connections_open(app_token=token)
        handler.client.wss_uri = str(opened["url"])
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it unannotated
        await _watch(app, handler, stop)
    finally:
        app.accepting = False
        await handler.finish()
        await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


class _Handler(AsyncSocketModeHandler):
    """Bolt's handler, which knows what it is at.

    Slack is told of an event once it is answered, as by HTTP; what Slack is not told of it brings again.
    """

    def __init__(self, app: AsyncApp, token: str) -> None:
        super().__init__(app, token)
        self._at_work: set[asyncio.Task[object]] = set()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as Bolt's
        """Lets a delivery be answered, and tells Slack of it."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - it is a coroutine
        self._at_work.add(task)
        try:
            await super().handle(client, req)
        except ConnectionError:
            _log.warning("the connection went before Slack was told of a delivery, which it will bring again")
        finally:
            self._at_work.discard(task)

    async def finish(self) -> None:
        """Takes nothing more; returns once Slack is told of what came before."""
        self.client.auto_reconnect_enabled = False
        self.client.socket_mode_request_listeners.clear()
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=LAST_SECONDS)


async def _watch(app: SlackApp, handler: _Handler, stop: asyncio.Event) -> None:
    """Returns when asked to stop; raises when the connection is lost for good. Without one nothing comes to the app."""
    lost = 0.0
    while not stop.is_set():
        app.accepting = await handler.client.is_connected()
        lost = 0.0 if app.accepting else lost + WATCH_SECONDS
        if lost >= LOST_SECONDS:
            raise MeshwiseError(f"no connection to Slack for {lost:.0f} seconds; start the bot again")
        with suppress(TimeoutError):
            async with asyncio.timeout(WATCH_SECONDS):
                await stop.wait()
