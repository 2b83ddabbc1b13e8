"""Requests put straight to an ASGI application, without a server."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message

from bot.web.edge import EVENTS_PATH
from bot.web.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign

SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside of tests
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as a server hands it on; whoever sent one that is not complete hung up before its end."""

    chunks: tuple[bytes, ...] = (b"",)
    headers: Headers = ()
    method: str = "POST"
    path: str = EVENTS_PATH
    complete: bool = True


@dataclass(slots=True)
class Reply:
    """What the application sent back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


async def ask(app: ASGIApp, request: Request) -> Reply:
    """What the application replies; whatever it raises is raised."""
    reply, left = Reply(), list(request.chunks)

    async def receive() -> Message:
        if not left:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left) or not request.complete}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            reply.status = message["status"]
            reply.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            reply.body += message.get("body", b"")

    await app(_scope(request), receive, send)
    return reply


def signed(body: bytes, content_type: str = JSON, *, age: float = 0, secret: str = SECRET) -> Request:
    """A request as Slack signs it, so many seconds ago."""
    timestamp = str(int(time.time() - age))
    return Request((body,), headers_of(content_type, timestamp, sign(secret, timestamp, body)))


def event(number: int, kind: str = "app_mention", **fields: Any) -> bytes:
    """The body of an event, of which each number makes another one."""
    said = {"type": kind, "user": "U1", "channel": "C1", "ts": f"{1_700_000_000 + number}.0", **fields}
    whole = {"type": "event_callback", "event_id": f"Ev{number}", "team_id": "T1", "event": said}
    return json.dumps(whole).encode()


def headers_of(content_type: str, timestamp: str, signature: str) -> Headers:
    """Headers as Slack sends them."""
    named: Mapping[str, str] = {
        "host": "bot.example",
        "user-agent": "Slackbot 1.0",
        "content-type": content_type,
        TIMESTAMP_HEADER: timestamp,
        SIGNATURE_HEADER: signature,
    }
    return tuple((name.encode(), value.encode("latin-1", "replace")) for name, value in named.items())


def _scope(request: Request) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": request.path,
        "raw_path": request.path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": list(request.headers),
        "client": ("203.0.113.1", 1),
        "server": ("bot.example", 80),
        "state": {},
    }
