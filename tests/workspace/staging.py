"""A workspace behind real HTTP, with a receiver in the bot's place that keeps what it is sent."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.serving import serving
from bot.workspace.manifest import Command, Manifest, Shortcut
from bot.workspace.model import JsonObject
from bot.workspace.serve import address_of, build_workspace, create_page, listening
from bot.workspace.workspace import Workspace

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "message.im",
    "app_context_changed",
    "agent_session_stopped",
)
SCOPES: Final = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
)
SHORTCUTS: Final = (Shortcut("Ask about this", "ask_about"), Shortcut("Compare", "compare", "global"))
MANIFEST: Final = Manifest(frozenset(SCOPES), frozenset(EVENTS), (Command("/mesh", "a question"),), SHORTCUTS)
"""An app that may do everything, and hears of mentions, direct messages and its tabs."""


@dataclass(frozen=True, slots=True)
class Received:
    """One request as the bot got it.

    Attributes:
        headers: its headers, in lower case.
        body: its body, byte for byte.
        content: the event envelope, the command's fields, or the interaction's payload.
    """

    headers: dict[str, str]
    body: bytes
    content: JsonObject


@dataclass
class Receiver:
    """Stands where the bot would, answers as told, and keeps everything.

    Attributes:
        received: every request, oldest first.
        answers: status, body, headers and delay in seconds of the next answers; after them, 200.
    """

    received: list[Received] = field(default_factory=list)
    answers: deque[tuple[int, str, dict[str, str], float]] = field(default_factory=deque)

    def answer(self, status: int, body: str = "", *, delay: float = 0.0, **headers: str) -> None:
        """Answers the next request this way; underscores in header names stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append((status, body, named, delay))

    async def receive(self, request: Request) -> Response:
        """Takes one request."""
        body = await request.body()
        self.received.append(Received(dict(request.headers), body, _content(request, body)))
        status, text, headers, delay = self.answers.popleft() if self.answers else (200, "", {}, 0.0)
        await asyncio.sleep(delay)
        return Response(text, status, headers)


@asynccontextmanager
async def staged_workspace(receiver: Receiver, manifest: Manifest = MANIFEST) -> AsyncIterator[Workspace]:
    """A workspace whose deliveries go to the receiver."""
    routes = [Route("/slack/events", receiver.receive, methods=["POST"])]
    with listening(0) as page, listening(0) as edge:
        bot_url = f"{address_of(edge)}slack/events"
        made = build_workspace(address_of(page), bot_url, ("What is a mesh?",), manifest)
        made.courier.retry_delays = (0.0, 0.01, 0.02)
        async with serving(Starlette(routes=routes), edge), serving(create_page(made), page):
            yield made
            await made.close()


def _content(request: Request, body: bytes) -> JsonObject:
    if request.headers["content-type"] == "application/json":
        return dict(json.loads(body))
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return dict(json.loads(fields["payload"])) if "payload" in fields else dict(fields)
