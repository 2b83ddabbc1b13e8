"""Slack's side of a load: it brings signed mentions to the bot, and takes what the bot posts.

Nothing is looked at but which mention a message replies to: what Slack refuses is tried elsewhere, and here it would
cost more than the bot does.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, Final

import aiohttp
from starlette.types import Receive, Scope, Send

from bot.web.edge import EVENTS_PATH
from bot.web.serving import serving
from bot.web.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from bot.workspace.serve import address_of, listening
from tests.bench.load.bot import SECRET

REPLY_SECONDS: Final = 30.0
"""After this long a reply is missing."""

IDLE_SECONDS: Final = 2.0
"""For how long a connection is kept that nothing is posted on; the bot keeps it for five seconds."""

_ME: Final = {"ok": True, "team": "Load", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"}
_HEADERS: Final = [(b"content-type", b"application/json")]


class Slack:
    """Brings questions and waits for replies.

    Attributes:
        api_url: where the bot's calls go.
    """

    def __init__(self, questions: Sequence[str], session: aiohttp.ClientSession, api_url: str) -> None:
        """Asks these questions, again and again."""
        self.api_url = api_url
        self._questions = questions
        self._session = session
        self._numbers = count(1)
        self._awaited: dict[str, asyncio.Future[float]] = {}

    async def ask(self, address: str) -> float:
        """Brings one mention to the bot at this address; returns in how many seconds its reply was there."""
        number = next(self._numbers)
        ts, body = _mention(number, self._questions[number % len(self._questions)])
        second = str(int(time.time()))
        headers = {
            "content-type": "application/json",
            TIMESTAMP_HEADER: second,
            SIGNATURE_HEADER: sign(SECRET, second, body),
        }
        reply = self._awaited[ts] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        async with self._session.post(address + EVENTS_PATH, data=body, headers=headers) as response:
            response.raise_for_status()
        arrived: float = await asyncio.wait_for(reply, REPLY_SECONDS)
        return arrived - began

    async def take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Takes a call of the bot's, as an ASGI application."""
        answer = _ME
        if scope["path"].endswith("chat.postMessage"):
            message = json.loads(await _body(receive))
            answer = {"ok": True, "ts": message["thread_ts"] + "1"}
            self._awaited.pop(message["thread_ts"]).set_result(time.perf_counter())
        content = json.dumps(answer).encode()
        length = (b"content-length", str(len(content)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS, length]})
        await send({"type": "http.response.body", "body": content})


@asynccontextmanager
async def slack(questions: Sequence[str]) -> AsyncIterator[Slack]:
    """Slack's side, for as long as the context lasts."""
    # Let go of before the bot does so: who posts on a connection in that moment would be turned away.
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS)
    async with aiohttp.ClientSession(connector=connector) as session:
        with listening(0) as listener:
            side = Slack(questions, session, address_of(listener) + "api/")

            async def take(scope: Scope, receive: Receive, send: Send) -> None:
                if scope["type"] == "http":
                    await side.take(scope, receive, send)

            async with serving(take, listener):
                yield side


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _mention(number: int, question: str) -> tuple[str, bytes]:
    ts = f"{int(time.time())}.{number:06d}"
    event = {
        "type": "app_mention",
        "user": f"U{number % 500}",
        "channel": f"C{number % 50}",
        "team": "T1",
        "ts": ts,
        "event_ts": ts,
        "text": f"<@UBOT> {question}",
    }
    envelope: dict[str, Any] = {"type": "event_callback", "event_id": f"Ev{number}", "team_id": "T1"}
    return ts, json.dumps({**envelope, "event": event}).encode()
