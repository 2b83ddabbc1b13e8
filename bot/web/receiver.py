"""What takes a delivery in by HTTP: everything is checked before anything of it is believed."""

import asyncio
import json
import logging
import time
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncBoltRequest
from starlette.types import Message, Receive, Scope, Send

from bot.slack.app import SlackApp
from bot.web.payload import read_payload
from bot.web.refusal import (
    CONTENT_TYPE,
    INCOMPLETE,
    REPLAYED,
    STALE,
    TOO_LARGE,
    UNREADABLE,
    Refusal,
    RefusedError,
)
from bot.web.replays import Replays
from bot.web.signature import check_signature, sole_header

BODY_BYTES_MAX: Final = 1024 * 1024
"""Slack's deliveries are a few kilobytes; a body above this is not one of them."""

BODY_SECONDS: Final = 3.0
"""How long a body may take to come, which is as long as Slack waits for everything."""

SILENT_SECONDS: Final = 60.0
"""How long nothing more is said of the clock once it was."""

WRONG_CLOCK: Final = (
    "Slack's requests are refused: they were signed more than five minutes before or after the time here; set this"
    " machine's clock right"
)

_log: Final = logging.getLogger(__name__)

_TYPES: Final = (b"application/json", b"application/x-www-form-urlencoded")
_RETRY_HEADERS: Final = ("x-slack-retry-num", "x-slack-retry-reason")


class Receiver:
    """An ASGI application for one address, where Slack posts what happens.

    In this order: content type, announced and real size, shape of the headers, signature over the raw body, time,
    whether it was taken before, and whether it can be read. The first that fails ends it with a status of 4xx and one
    line. Of what is refused nothing is logged but that the clock may be wrong; it is counted.
    """

    def __init__(self, app: SlackApp, signing_secret: str) -> None:
        """Hands to `app` what is signed with the secret."""
        self._app = app
        self._secret = signing_secret
        self._replays = Replays()
        self._silent_until = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, of which method and path are right."""
        try:
            response = await self._answer(scope["headers"], receive)
        except RefusedError as error:
            self._app.room.metrics.count_delivery("other", error.refusal.reason)
            if error.refusal is STALE:
                self._tell_of_clock()
            response = _refused(error.refusal)
        for message in _messages(response):
            await send(message)

    def _tell_of_clock(self) -> None:
        """What Slack signed at another time is an old copy, or the clock here is wrong; the log names that."""
        now = time.monotonic()
        if now >= self._silent_until:
            self._silent_until = now + SILENT_SECONDS
            _log.warning(WRONG_CLOCK)

    async def _answer(self, headers: list[tuple[bytes, bytes]], receive: Receive) -> BoltResponse:
        if sole_header(headers, "content-type").partition(b";")[0].strip().lower() not in _TYPES:
            raise RefusedError(CONTENT_TYPE)
        if _promises_too_much(sole_header(headers, "content-length")):
            raise RefusedError(TOO_LARGE)
        body = await _read_body(receive)
        signature = check_signature(self._secret, headers, body)
        if not self._replays.take(signature):
            raise RefusedError(REPLAYED)
        status = 0
        try:
            response = await self._dispatch(headers, body)
            status = response.status
        finally:
            if not 200 <= status < 300:
                self._replays.drop(signature)
        return response

    async def _dispatch(self, headers: list[tuple[bytes, bytes]], body: bytes) -> BoltResponse:
        payload = read_payload(body)
        if payload is None:
            raise RefusedError(UNREADABLE)
        if payload.get("type") == "url_verification":
            return BoltResponse(status=200, body={"challenge": str(payload.get("challenge", ""))})
        if "ssl_check" in payload:
            return BoltResponse(status=200)
        return await self._app.bolt.async_dispatch(_request(headers, payload))


def _request(headers: list[tuple[bytes, bytes]], payload: dict[str, Any]) -> AsyncBoltRequest:
    """The payload for Bolt, with what is known of earlier attempts, and no other header."""
    told = {name: sole_header(headers, name).decode("latin-1") for name in _RETRY_HEADERS}
    try:
        # Only in this mode does Bolt take what is parsed already.
        return AsyncBoltRequest(body=payload, headers={**told}, mode="socket_mode")
    except (AttributeError, LookupError, TypeError, ValueError):
        raise RefusedError(UNREADABLE) from None


async def _read_body(receive: Receive) -> bytes:
    """The body; a `RefusedError` as soon as it is longer than accepted, whatever its headers promise."""
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        body: bytes = message.get("body", b"")
        if len(body) > BODY_BYTES_MAX:
            raise RefusedError(TOO_LARGE)
        return body
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _read_on(message, receive)
    except TimeoutError:
        raise RefusedError(INCOMPLETE) from None


async def _read_on(message: Message, receive: Receive) -> bytes:
    body = bytearray()
    while message["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > BODY_BYTES_MAX:
            raise RefusedError(TOO_LARGE)
        if not message.get("more_body"):
            return bytes(body)
        message = await receive()
    raise RefusedError(INCOMPLETE)


def _promises_too_much(content_length: bytes) -> bool:
    digits = len(str(BODY_BYTES_MAX))
    return content_length.isdigit() and (len(content_length) > digits or int(content_length) > BODY_BYTES_MAX)


def _refused(refusal: Refusal) -> BoltResponse:
    # What was taken already must not be brought yet again.
    headers = {"x-slack-no-retry": "1"} if refusal is REPLAYED else None
    return BoltResponse(status=refusal.status, body=refusal.line, headers=headers)  # type: ignore[arg-type]  # invariant


def _messages(response: BoltResponse) -> tuple[Message, Message]:
    """The response as ASGI sends it."""
    body = response.body if isinstance(response.body, str) else json.dumps(response.body)
    content = body.encode()
    headers = [(name.encode(), value.encode()) for name, value in response.first_headers().items()]
    length = (b"content-length", str(len(content)).encode())
    start = {"type": "http.response.start", "status": response.status, "headers": [length, *headers]}
    return start, {"type": "http.response.body", "body": content}
