"""Serving one workspace by Socket Mode or HTTP, or many by HTTP, until a signal asks to stop."""

import asyncio
import logging
import signal
from contextlib import suppress
from typing import Final

import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.curation.curator import Curator
from bot.curation.place import Place
from bot.desk import Desk
from bot.errors import MeshwiseError, SettingsError
from bot.ledger import Ledger
from bot.settings import Settings
from bot.slack.app import SlackApp, build_app
from bot.slack.in_flight import DRAIN_SECONDS
from bot.slack.policy import Policy
from bot.slack.workspaces import Credentials
from bot.web.edge import create_asgi

WATCH_SECONDS: Final = 10.0
# The SDK reconnects by itself within seconds; after this long it is stuck, and a fresh process does better.
LOST_SECONDS: Final = 120.0

_log: Final = logging.getLogger(__name__)


def serve(settings: Settings, desk: Desk, place: Place) -> None:
    """Answers Slack until SIGTERM or SIGINT; then finishes what is at work, at most 20 seconds.

    Raises:
        SettingsError: a setting is missing, or Slack refuses a token.
        LedgerError: the ledger cannot be opened.
        MeshwiseError: Slack could not be reached for too long.
    """
    edge = settings.edge()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app = build_app(
        Curator(desk, Ledger(settings.ledger_address(), settings.keys()), place),
        token=_read_token(settings),
        api_url=settings.slack_api_url,
        policy=read_policy(settings),
    )
    _log.info("answering in %s, edge %s", asyncio.run(_read_workspace(app)), edge)
    if edge == "socket":
        asyncio.run(_serve_socket(settings, app))
    else:
        _serve_http(settings, app)


def _read_token(settings: Settings) -> str | Credentials:
    """The token of the only workspace, or what gets the app those of many."""
    if settings.serves_many:
        return Credentials(*settings.client(), settings.slack_redirect_uri)
    return settings.bot_token()


def read_policy(settings: Settings) -> Policy:
    """How the Slack door is to behave."""
    return Policy(
        answers_strangers=settings.strangers == "answer",
        keep_text_days=settings.keep_text_days,
        keep_direct_text=settings.keep_direct_text,
        admins=settings.admins - settings.admin_groups,
        admin_groups=settings.admin_groups,
        slack_admins=settings.slack_admins,
        watch=settings.watch,
        autopublish=settings.autopublish,
        admin_channel=settings.admin_channel,
        contact=settings.contact,
    )


async def _read_workspace(app: SlackApp) -> str:
    """Whom the bot serves; a wrong token is told before anything is served."""
    async with app.running():
        return await app.room.access.check()


def _serve_http(settings: Settings, app: SlackApp) -> None:
    if settings.slack_signing_secret is None:
        raise SettingsError("SLACK_SIGNING_SECRET is not set")
    config = uvicorn.Config(
        create_asgi(app, signing_secret=settings.slack_signing_secret.get_secret_value()),
        host=settings.host,
        port=settings.port,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(DRAIN_SECONDS),
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run()


async def _serve_socket(settings: Settings, app: SlackApp) -> None:
    if settings.slack_app_token is None:
        raise SettingsError("SLACK_APP_TOKEN is not set")
    async with app.running():
        handler = AsyncSocketModeHandler(app.bolt, settings.slack_app_token.get_secret_value().strip())
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it unannotated
        try:
            await _until_stopped(handler)
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


async def _until_stopped(handler: AsyncSocketModeHandler) -> None:
    """Returns on a signal; raises when the connection is lost for good."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    lost = 0.0
    while not stop.is_set():
        lost = 0.0 if await handler.client.is_connected() else lost + WATCH_SECONDS
        if lost >= LOST_SECONDS:
            raise MeshwiseError(f"no connection to Slack for {lost:.0f} seconds; start the bot again")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), WATCH_SECONDS)
