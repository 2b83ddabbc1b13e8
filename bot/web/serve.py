"""Serving one workspace by Socket Mode or HTTP, or many by HTTP, until a signal asks to stop."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

from uvicorn.loops.auto import auto_loop_factory

from bot.curation.curator import Curator
from bot.curation.place import Place
from bot.desk import Desk
from bot.errors import SettingsError
from bot.ledger import Ledger
from bot.settings import Settings, read_bot_token, read_client, read_edge, read_keys
from bot.slack.app import SlackApp, build_app
from bot.slack.policy import Policy
from bot.slack.workspaces import Credentials
from bot.telemetry.logs import set_up_log
from bot.telemetry.traces import find_traces
from bot.web.edge import create_asgi
from bot.web.probes import create_probes
from bot.web.serving import keep_loaded, serving

BACKLOG: Final = 2048
"""Connections that may wait to be taken: more than Slack opens at once."""

_log: Final = logging.getLogger(__name__)


def serve(settings: Settings, desk: Desk, place: Place) -> None:
    """Answers Slack until SIGTERM or SIGINT; then finishes what is at work, at most 20 seconds.

    Raises:
        SettingsError: a setting is missing, or Slack refuses a token.
        LedgerError: the ledger cannot be opened.
        MeshwiseError: Slack could not be reached for too long.
    """
    edge = read_edge(settings)
    set_up_log(settings.log_level, settings.log_format)
    app = build_app(
        Curator(desk, Ledger(settings.ledger_address(), read_keys(settings)), place),
        token=_read_token(settings),
        api_url=settings.slack_api_url,
        policy=read_policy(settings),
        traces=find_traces(settings.otel_endpoint),
    )
    _log.info("answering in %s, edge %s", asyncio.run(_read_workspace(app)), edge)
    keep_loaded()
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        if edge == "socket":
            runner.run(_serve_socket(settings, app))
        else:
            runner.run(_serve_http(settings, app))


def _read_token(settings: Settings) -> str | Credentials:
    """The token of the only workspace, or what gets the app those of many."""
    if settings.serves_many:
        return Credentials(*read_client(settings), settings.slack_redirect_uri)
    return read_bot_token(settings)


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
        most_in_flight=settings.max_in_flight,
    )


async def _read_workspace(app: SlackApp) -> str:
    """Whom the bot serves; a wrong token is told before anything is served."""
    async with app.running():
        return await app.room.access.check()


async def _serve_http(settings: Settings, app: SlackApp) -> None:
    if settings.slack_signing_secret is None:
        raise SettingsError("SLACK_SIGNING_SECRET is not set")
    edge = create_asgi(app, signing_secret=settings.slack_signing_secret.get_secret_value())
    with _listening(settings.host, settings.port, "MESHWISE_PORT") as listener:
        async with _probing(settings, app), serving(edge, listener):
            await _stop_signal().wait()
            app.accepting = False


async def _serve_socket(settings: Settings, app: SlackApp) -> None:
    if settings.slack_app_token is None:
        raise SettingsError("SLACK_APP_TOKEN is not set")
    from bot.web.sockets import serve_socket  # noqa: PLC0415 - by HTTP it is not needed

    token = settings.slack_app_token.get_secret_value().strip()
    async with _probing(settings, app), app.running():
        await serve_socket(app, token, _stop_signal())


@asynccontextmanager
async def _probing(settings: Settings, app: SlackApp) -> AsyncIterator[None]:
    """Tells of health and figures on a port of their own, if there is to be one, until everything else has ended."""
    if settings.metrics_port is None:
        yield
        return
    with _listening(settings.host, settings.metrics_port, "MESHWISE_METRICS_PORT") as listener:
        async with serving(create_probes(app), listener):
            yield


@contextmanager
def _listening(host: str, port: int, setting: str) -> Iterator[socket.socket]:
    """A listening socket; a `SettingsError` names the setting where it cannot be had."""
    try:
        listener = socket.create_server((host, port), family=_family(host), backlog=BACKLOG)
    except OSError as error:
        raise SettingsError(f"{setting}: {host} port {port}: {error.strerror or error}") from None
    with listener:
        _log.info("listening at %s port %d (%s)", host, listener.getsockname()[1], setting)
        yield listener


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _stop_signal() -> asyncio.Event:
    """What is set once somebody asks the process to end."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
