"""A bad line to Slack: every call arrives and is carried out, and what comes back is broken on the way."""

import asyncio
import socket
import struct
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

_OK: Final = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%s"
_PAGE: Final = b"<html>Please sign in to this network</html>"

MISHAPS: Final = (
    "half a body",
    "nothing",
    "reset",
    "not JSON",
    "a page",
    "a text",
    "an empty body",
    "a list",
    "a proxy's error",
    "silence",
)
"""What can become of an answer; of "silence" the caller learns nothing at all."""


@dataclass
class Line:
    """A way to a server, for as long as it is open.

    Attributes:
        address: where callers reach the server by this line.
        mishaps: what becomes of the next answers to posted messages, in order; the others come through.
        carried: how many messages were posted, and carried out.
        cut: lets no new connection come about.
    """

    address: str
    mishaps: deque[str] = field(default_factory=deque)
    carried: int = 0
    cut: Callable[[], None] = lambda: None


@asynccontextmanager
async def bad_line(server: str) -> AsyncIterator[Line]:
    """A line to the server at this address."""
    there = urlsplit(server)
    line = Line("")
    open_for: set[asyncio.Task[None]] = set()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_for.add(task)
        try:
            request = await _read_whole(reader)
            answer = await _ask(there.hostname or "", there.port or 80, request)
            await _bring_back(line, request, answer, writer)
        finally:
            writer.close()
            open_for.discard(task)

    listener = await asyncio.start_server(carry, "127.0.0.1", 0)
    line.address = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}{there.path}"
    line.cut = listener.close
    async with listener:
        yield line
        for task in open_for:
            task.cancel()
        await asyncio.gather(*open_for, return_exceptions=True)


async def _read_whole(reader: asyncio.StreamReader) -> bytes:
    """A request, or a response, with its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (
            int(each.partition(b":")[2])
            for each in head.lower().splitlines()
            if each.startswith(b"content-length:")
        ),
        0,
    )
    return head + await reader.readexactly(length)


async def _ask(host: str, port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(request)
    try:
        return await _read_whole(reader)
    finally:
        writer.close()


async def _bring_back(line: Line, request: bytes, answer: bytes, writer: asyncio.StreamWriter) -> None:
    posts = (
        b"chat.postMessage" in request.partition(b"\r\n")[0] or b"/respond/" in request.partition(b"\r\n")[0]
    )
    line.carried += posts
    mishap = line.mishaps.popleft() if posts and line.mishaps else ""
    if mishap == "silence":
        await asyncio.Event().wait()
    if mishap == "reset":
        writer.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
    writer.write(_spoilt(mishap, answer))
    if mishap != "reset":
        await writer.drain()


def _spoilt(mishap: str, answer: bytes) -> bytes:
    bodies = {
        "not JSON": (b"application/json", b'{"ok": tr'),
        "a page": (b"text/html", _PAGE),
        "a text": (b"text/plain", b"upstream connect error"),
        "an empty body": (b"application/json", b""),
        "a list": (b"application/json", b"[]"),
    }
    if mishap in bodies:
        kind, body = bodies[mishap]
        return _OK % (kind, len(body), body)
    if mishap == "half a body":
        return answer[: -max(1, len(answer.partition(b"\r\n\r\n")[2]) // 2)]
    if mishap == "a proxy's error":
        return (_OK % (b"text/plain", 22, b"upstream connect error")).replace(b"200 OK", b"502 Bad Gateway")
    return b"" if mishap in {"nothing", "reset"} else answer
