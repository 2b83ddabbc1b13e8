"""The two addresses by which the app is installed in a workspace; there are none where it serves one only."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.slack.app import SlackApp
from bot.slack.failures import describe
from bot.slack.install_pages import HEADERS, INSTALL_PATH, REDIRECT_PATH, UNFINISHED, render_page

_log: Final = logging.getLogger(__name__)


def install_routes(app: SlackApp) -> list[Route]:
    """GET /slack/install sends a browser to Slack; to GET /slack/oauth_redirect Slack sends it back."""
    if app.flow is None:
        return []
    return [
        Route(INSTALL_PATH, _stepping(app.flow.handle_installation)),
        Route(REDIRECT_PATH, _stepping(app.flow.handle_callback)),
    ]


def _stepping(
    step: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]],
) -> Callable[[Request], Awaitable[Response]]:
    """A step of the installation; where it fails the browser shows a sentence, and a line of the log says why."""

    async def take(request: Request) -> Response:
        try:
            return to_starlette_response(await step(to_async_bolt_request(request, b"")))
        except Exception as error:  # noqa: BLE001 - Slack, the ledger, or an answer of Slack's that lacks something
            _log.error("an installation failed: %s", describe(error))
            return Response(render_page(UNFINISHED), 503, HEADERS)

    return take
