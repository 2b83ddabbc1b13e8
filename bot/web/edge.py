"""The ASGI application that Slack calls: everything it sends comes to one address.

POST /slack/events    events, commands and interactions, signed; see `bot.web.receiver`
GET  /healthz         see `bot.web.probes`
GET  /readyz          likewise
GET  /slack/install, /slack/oauth_redirect    where many workspaces are served; see `install`
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.routing import Route

from bot.slack.app import SlackApp
from bot.web.install import install_routes
from bot.web.probes import probe_routes
from bot.web.receiver import Receiver

EVENTS_PATH: Final = "/slack/events"


def create_asgi(app: SlackApp, *, signing_secret: str) -> Starlette:
    """The application for any ASGI server; its lifespan opens the Slack app and drains it.

    Args:
        app: what deliveries are handed to.
        signing_secret: what Slack signs them with.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with app.running():
            yield

    events = Route(EVENTS_PATH, Receiver(app, signing_secret), methods=["POST"])
    edge = Starlette(routes=[events, *probe_routes(app), *install_routes(app)], lifespan=lifespan)
    edge.router.redirect_slashes = False
    return edge
