"""The ASGI application that Slack calls: everything it sends comes to one address.

POST /slack/events    events, commands and interactions, signed
GET  /healthz         200 while the process runs
GET  /readyz          200 while deliveries are accepted, else 503
GET  /slack/install, /slack/oauth_redirect    where many workspaces are served; see `install`
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.app import SlackApp
from bot.web.install import install_routes
from bot.web.payload import is_readable
from bot.web.signature import is_from_slack

EVENTS_PATH: Final = "/slack/events"
# Slack's deliveries are a few kilobytes; a body above this is not one of them.
BODY_BYTES_MAX: Final = 1024 * 1024


def create_asgi(app: SlackApp, *, signing_secret: str) -> Starlette:
    """The application for any ASGI server; its lifespan opens the Slack app and drains it.

    Args:
        app: what deliveries are handed to.
        signing_secret: what Slack signs them with.
    """

    async def receive(request: Request) -> Response:
        body = await _read_body(request)
        if body is None:
            return PlainTextResponse("request body too large", status_code=413)
        if not is_from_slack(signing_secret, request.headers, body):
            return PlainTextResponse("not signed by Slack", status_code=401)
        if not is_readable(body):
            return PlainTextResponse("neither a JSON object nor a form", status_code=400)
        return to_starlette_response(await app.bolt.async_dispatch(to_async_bolt_request(request, body)))

    async def tell_health(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def tell_readiness(_: Request) -> Response:
        status = 200 if app.accepting else 503
        return PlainTextResponse("ready" if app.accepting else "not accepting deliveries", status_code=status)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with app.running():
            yield

    routes = [
        Route(EVENTS_PATH, receive, methods=["POST"]),
        Route("/healthz", tell_health),
        Route("/readyz", tell_readiness),
        *install_routes(app),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


async def _read_body(request: Request) -> bytes | None:
    """The body, or None as soon as it is longer than accepted, whatever its headers promise."""
    if _promises_too_much(request.headers.get("content-length", "")):
        return None
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_BYTES_MAX:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _promises_too_much(content_length: str) -> bool:
    digits = len(str(BODY_BYTES_MAX))
    return content_length.isdecimal() and (
        len(content_length) > digits or int(content_length) > BODY_BYTES_MAX
    )
