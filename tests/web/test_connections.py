"""Connections of somebody who means no good: each ends by itself, costs little, and is never taken for two requests."""

import asyncio
import logging
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from bot.slack.app import SlackApp
from bot.web import create_asgi
from bot.web.connections import HEAD_BYTES_MAX
from tests.web.asgi import SECRET, Request, event, signed
from tests.web.serving import served

PIECE = b"a" * 8_192
POST = b"POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
SMUGGLED = b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"

UNFINISHED = {
    "nothing at all": b"",
    "empty lines": b"\r\n\r\n",
    "half a line": b"POST /sla",
    "half a head": POST + b"x-half: ",
    "half a body": POST + b"content-length: 9\r\n\r\n{",
    "half a chunk": POST + b"transfer-encoding: chunked\r\n\r\n9\r\n{",
    "a refused one's body": b"PUT /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
    "half of a second one": SMUGGLED + b"GET /hea",
    "no last chunk": POST + b"transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
}

ENDLESS = {
    "an address": (b"GET /", PIECE),
    "a name": (b"GET /healthz HTTP/1.1\r\nhost: x\r\n", PIECE),
    "a value": (b"GET /healthz HTTP/1.1\r\nhost: ", PIECE),
    "headers": (b"GET /healthz HTTP/1.1\r\n", b"x: " + PIECE + b"\r\n"),
    "chunks' remarks": (POST + b"transfer-encoding: chunked\r\n\r\n", b"1;" + PIECE + b"\r\n{\r\n"),
    "what follows the chunks": (
        POST + b"transfer-encoding: chunked\r\n\r\n0\r\n",
        b"x: " + PIECE + b"\r\n",
    ),
}

AMBIGUOUS = {
    "a length and chunks": POST
    + b"content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
    + SMUGGLED,
    "two lengths": POST + b"content-length: 0\r\ncontent-length: 33\r\n\r\n" + SMUGGLED,
    "a list of lengths": POST + b"content-length: 0, 33\r\n\r\n" + SMUGGLED,
    "a length with a sign": POST + b"content-length: +0\r\n\r\n" + SMUGGLED,
    "a hexadecimal length": POST + b"content-length: 0x21\r\n\r\n" + SMUGGLED,
    "a space before the colon": POST + b"content-length : 33\r\n\r\n" + SMUGGLED,
    "chunks by another name": POST + b"transfer-encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "chunks that are none": POST + b"transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "chunks, twice": POST + b"transfer-encoding: chunked\r\ntransfer-encoding: x\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "a vertical tab": POST + b"transfer-encoding: \x0bchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "a folded line": POST + b"transfer-encoding:\r\n chunked\r\ncontent-length: 33\r\n\r\n" + SMUGGLED,
    "a lone line feed": POST + b"x: y\ncontent-length: 33\n\r\n" + SMUGGLED,
    "a lone carriage return": POST + b"x: y\rcontent-length: 33\r\n\r\n" + SMUGGLED,
    "a null": POST + b"x: y\x00\r\ncontent-length: 33\r\n\r\n" + SMUGGLED,
    "a chunk of a negative length": POST + b"transfer-encoding: chunked\r\n\r\n-1\r\n\r\n" + SMUGGLED,
    "a chunk of an endless length": POST
    + b"transfer-encoding: chunked\r\n\r\n"
    + b"f" * 20
    + b"\r\n"
    + SMUGGLED,
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SMUGGLED,
    "a way through": b"CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n" + SMUGGLED,
    "encrypted": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + SMUGGLED,
}


@pytest.fixture
async def address(closed: SlackApp) -> AsyncIterator[str]:
    """Where the edge is served."""
    async with served(create_asgi(closed, signing_secret=SECRET)) as address:
        yield address


async def _open(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    place = urlsplit(address)
    return await asyncio.open_connection(place.hostname, place.port)


async def _say(address: str, words: bytes) -> bytes:
    """What comes back until the connection ends."""
    reader, writer = await _open(address)
    writer.write(words)
    async with asyncio.timeout(20):
        said = await reader.read()
    writer.close()
    return said


async def _repeat(writer: asyncio.StreamWriter, words: bytes) -> None:
    """Says the same over and over, until it would be a thousand times what a head may have."""
    for _ in range(1_000 * HEAD_BYTES_MAX // len(words)):
        writer.write(words)
        await writer.drain()


def _whole(request: Request) -> bytes:
    body = b"".join(request.chunks)
    head = [b"POST /slack/events HTTP/1.1", *(b": ".join(each) for each in request.headers)]
    if not any(name == b"content-length" for name, _ in request.headers):
        head.append(b"content-length: %d" % len(body))
    return b"\r\n".join(head) + b"\r\n\r\n" + body


@pytest.mark.parametrize("name", UNFINISHED)
async def test_what_is_never_finished_is_given_up(
    address: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred at once: each connection is ended from here, and meanwhile Slack is heard as ever."""
    monkeypatch.setattr("bot.web.connections.WHOLE_SECONDS", 0.5)
    slow = [asyncio.create_task(_say(address, UNFINISHED[name])) for _ in range(100)]
    reader, writer = await _open(address)
    writer.write(_whole(signed(event(1, "team_join"))))
    assert (await reader.readline()).startswith(b"HTTP/1.1 200 ")
    said = await asyncio.gather(*slow)
    assert all(each.count(b"HTTP/1.1 ") <= 1 for each in said)
    writer.close()


async def test_what_comes_whole_is_not_given_up(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is kept between two requests is nobody's who dawdles."""
    monkeypatch.setattr("bot.web.connections.WHOLE_SECONDS", 0.1)
    reader, writer = await _open(address)
    for number in range(3):
        writer.write(_whole(signed(event(number, "team_join"))))
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        await asyncio.sleep(0.3)
    assert not reader.at_eof()
    writer.close()


@pytest.mark.parametrize("name", ENDLESS)
async def test_what_has_no_end_is_cut_off(address: str, name: str) -> None:
    """No head grows beyond its limit, nor anything else that is no body."""
    first, more = ENDLESS[name]
    _, writer = await _open(address)
    writer.write(first)
    with pytest.raises(ConnectionError):
        await _repeat(writer, more)
    writer.close()


@pytest.mark.parametrize("name", AMBIGUOUS)
async def test_nothing_is_smuggled_in(address: str, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """What two servers might read differently is refused with one response and an end, and no line of the log."""
    caplog.set_level(logging.INFO)
    said = await _say(address, AMBIGUOUS[name])
    assert said.startswith(b"HTTP/1.1 400 ")
    assert said.count(b"HTTP/1.1 ") == 1
    assert [record for record in caplog.records if record.name != "asyncio"] == []


async def test_no_header_is_smuggled_out(address: str) -> None:
    """Line breaks in an address or in a challenge stay what they are."""
    asked = b"GET /a%0d%0aset-cookie:%20x=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    challenge = signed(b'{"type":"url_verification","challenge":"a\\r\\nset-cookie: x=1\\r\\n\\r\\n"}')
    for words in (asked, _whole(challenge).replace(b"\r\n", b"\r\nconnection: close\r\n", 1)):
        head, _, body = (await _say(address, words)).partition(b"\r\n\r\n")
        assert b"cookie" not in head.lower()
        assert b"\r\n" not in body
