"""Slack's side of Socket Mode: strict about who connects and what is acknowledged; what is not comes again."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import aiohttp
from aiohttp import web

from tests.apps import running_app

PATH: Final = "/link"
WITH_ANSWER: Final = frozenset({"slash_commands", "interactive"})
"""The kinds that may be acknowledged with something to show; they are brought once."""

RETRY_DELAYS: Final = (0.0, 3.0, 9.0)
"""Slack's own are nothing, a minute and five; here all is faster."""


@dataclass(eq=False)
class _Connection:
    """A connection, and the envelopes that went over it and wait to be acknowledged."""

    channel: web.WebSocketResponse
    open: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)


class Sockets:
    """The connections of an app, over which envelopes go in turn.

    Attributes:
        patience: how many seconds an envelope is waited for.
        complaints: what the app did that Slack does not allow.
        acknowledged: the payloads that were acknowledged.
    """

    def __init__(self) -> None:
        self.patience = 3.0
        self.complaints: list[str] = []
        self.acknowledged: list[dict[str, Any]] = []
        self._tickets: set[str] = set()
        self._connections: list[_Connection] = []
        self._changed = asyncio.Condition()
        self._numbers = count(1)
        self._turn = count()

    def open(self, address: str) -> str:
        """An address for one connection, good once; `address` is where the server is, without a path."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return f"{address.replace('http', 'ws', 1)}{PATH}/?ticket={ticket}"

    async def connected(self, number: int = 1) -> None:
        """Returns once there are so many connections."""
        async with asyncio.timeout(120), self._changed:
            await self._changed.wait_for(lambda: len(self._connections) >= number)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Keeps a connection until one side ends it."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            self.complaints.append(f"connected with {ticket or 'no ticket'}")
            raise web.HTTPForbidden
        self._tickets.remove(ticket)
        channel = web.WebSocketResponse()
        await channel.prepare(request)
        await channel.send_json({"type": "hello", "num_connections": len(self._connections) + 1})
        connection = _Connection(channel)
        await self._keep(connection)
        try:
            async for message in channel:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._take(connection, json.loads(message.data))
        finally:
            await self._lose(connection)
        return channel

    async def bring(self, kind: str, payload: dict[str, Any]) -> int:
        """Brings something; an event again, over another connection, until it is acknowledged or given up.

        Returns:
            How many attempts that took, 0 where it was given up.
        """
        delays = () if kind in WITH_ANSWER else RETRY_DELAYS
        for attempt, delay in enumerate((0.0, *delays)):
            await asyncio.sleep(delay)
            if await self._send(kind, payload, attempt):
                self.acknowledged.append(payload)
                return attempt + 1
        return 0

    async def _send(self, kind: str, payload: dict[str, Any], attempt: int) -> bool:
        if not self._connections:
            return False
        connection = self._connections[next(self._turn) % len(self._connections)]
        ident = f"envelope-{next(self._numbers)}"
        envelope = {
            "type": kind,
            "envelope_id": ident,
            "payload": payload,
            "accepts_response_payload": kind in WITH_ANSWER,
        }
        again = {"retry_attempt": attempt, "retry_reason": "timeout"} if attempt else {}
        connection.open[ident] = waiting = asyncio.get_running_loop().create_future()
        try:
            await connection.channel.send_json({**envelope, **again})
            async with asyncio.timeout(self.patience):
                answer = await waiting
        except (ConnectionError, TimeoutError):
            return False
        if "payload" in answer and kind not in WITH_ANSWER:
            self.complaints.append(f"{kind} acknowledged with a payload")
        return True

    def _take(self, connection: _Connection, answer: dict[str, Any]) -> None:
        waiting = connection.open.pop(answer.get("envelope_id", ""), None)
        if waiting is None:
            self.complaints.append(f"acknowledged what did not come over this connection: {answer}")
        elif not waiting.done():
            waiting.set_result(answer)

    async def _keep(self, connection: _Connection) -> None:
        async with self._changed:
            self._connections.append(connection)
            self._changed.notify_all()

    async def _lose(self, connection: _Connection) -> None:
        self._connections.remove(connection)
        for waiting in connection.open.values():
            if not waiting.done():
                waiting.set_exception(ConnectionResetError("the connection ended"))


@asynccontextmanager
async def listening(sockets: Sockets) -> AsyncIterator[str]:
    """The address at which the sockets can be connected to, without a path."""
    app = web.Application()
    app.router.add_get(f"{PATH}/", sockets.connect)
    async with running_app(app) as address:
        yield address
