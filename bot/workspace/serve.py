"""Starts the workspace and the bot side by side on this machine, and stops both cleanly."""

import asyncio
import signal
import socket
import time
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import Final

import click
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from bot.curation.curator import Curator
from bot.curation.place import Place
from bot.desk import Desk
from bot.errors import SettingsError
from bot.ledger import Ledger
from bot.shipped import shipped
from bot.slack.app import build_app
from bot.slack.policy import Policy
from bot.web.edge import EVENTS_PATH, create_asgi
from bot.web.serving import serving
from bot.workspace.api import api_routes
from bot.workspace.ids import ADMIN
from bot.workspace.manifest import Manifest, shipped_manifest
from bot.workspace.model import Team
from bot.workspace.page import page_routes
from bot.workspace.slack import Slack
from bot.workspace.stage import Addresses
from bot.workspace.workspace import Workspace

_HOST: Final = "127.0.0.1"
_TOKEN: Final = "xoxb-local-workspace"  # noqa: S105 - opens nothing but this stand-in
_SIGNING_SECRET: Final = "local-signing-secret"  # noqa: S105 - likewise

POLICY: Final = Policy(admins=frozenset({ADMIN}))
"""How the bot behaves here unless told otherwise: the administrator sees what administrators see."""


def run(desk: Desk, place: Place, *, port: int = 8170, open_browser: bool = False) -> None:
    """Serves the workspace until Ctrl-C.

    Args:
        desk: who answers.
        place: the files that admins publish from.
        port: where the page is.
        open_browser: show the page at once.

    Raises:
        SettingsError: the port cannot be had.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(desk, place, port, open_browser=open_browser))


@asynccontextmanager
async def running_workspace(
    desk: Desk,
    port: int = 0,
    *,
    policy: Policy = POLICY,
    ledger: Ledger | None = None,
    manifest: Manifest | None = None,
    place: Place | None = None,
) -> AsyncIterator[Workspace]:
    """A workspace and the bot behind real HTTP on this machine.

    Args:
        desk: who answers.
        port: where the page is; 0 takes a free one.
        policy: what the bot's operator decided.
        ledger: what the bot remembers in; one that is forgotten at the end when None.
        manifest: what the bot may do and hears of; without one, what the shipped manifest says.
        place: the files that admins publish from; the shipped ones when None.
    """
    files = place or Place(shipped("knowledge"), shipped("intents"))
    with listening(port) as page, listening(0) as edge, TemporaryDirectory(prefix="meshwise-") as directory:
        bot_url = address_of(edge).rstrip("/") + EVENTS_PATH
        workspace = build_workspace(address_of(page), bot_url, desk.examples, manifest)
        bot = build_app(
            Curator(desk, ledger or Ledger(f"sqlite:///{directory}/ledger.db"), files),
            token=workspace.addresses.token,
            api_url=workspace.api_url,
            policy=policy,
        )
        edge_app = create_asgi(bot, signing_secret=workspace.addresses.signing_secret)
        async with serving(edge_app, edge), serving(create_page(workspace), page):
            try:
                yield workspace
            finally:
                await workspace.close()


def build_workspace(
    page_url: str,
    bot_url: str,
    examples: tuple[str, ...] = (),
    manifest: Manifest | None = None,
    *,
    team: Team | None = None,
    slack: Slack | None = None,
) -> Workspace:
    """A workspace that will be served at `page_url` (ends with a slash) for a bot at `bot_url`.

    One of several that share a `slack` has no token for the app before the app is installed in it.
    """
    token = "" if slack else _TOKEN
    addresses = Addresses(page_url, f"{page_url}api/", bot_url, token, _SIGNING_SECRET)
    return Workspace(addresses, time.time, manifest or shipped_manifest(), examples, team, slack)


def create_page(workspace: Workspace) -> Starlette:
    """The application that serves the page and the stand-in for the Web API."""
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[_HOST, "localhost"])
    return Starlette(routes=[*api_routes(workspace), *page_routes(workspace)], middleware=[hosts])


async def _run(desk: Desk, place: Place, port: int, *, open_browser: bool) -> None:
    async with running_workspace(desk, port, place=place) as workspace:
        address = workspace.addresses.page_url
        click.echo(f"The workspace is at {address} (Ctrl-C stops it)")
        if open_browser:
            await asyncio.to_thread(webbrowser.open, address)
        await _until_stopped()


async def _until_stopped() -> None:
    """Waits for Ctrl-C, or for a polite request to end."""
    stopped = asyncio.Event()
    with suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C works there all the same
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket that listens on this machine; port 0 takes a free one, SettingsError when it cannot be had."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
        except OSError as error:
            why = error.strerror or str(error)
            raise SettingsError(f"port {port}: {why}; choose another with --port") from error
        listener.listen()
        yield listener


def address_of(listener: socket.socket) -> str:
    """The address of what a socket serves, with a slash at its end."""
    return f"http://{_HOST}:{listener.getsockname()[1]}/"
