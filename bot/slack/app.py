"""The Slack app: Bolt with our listeners, and what has to be opened and closed around it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.authorization.async_multi_teams_authorization import AsyncMultiTeamsAuthorization

from bot.curation.curator import Curator
from bot.ledger import Ledger
from bot.slack import (
    asking,
    automatic,
    command,
    direct_message,
    duplicates,
    failures,
    feedback,
    home,
    mention,
    organisations,
    picker,
    proposing,
    reviewing,
    sharing,
    shortcut,
    strangers,
    uninstalling,
)
from bot.slack.admins import Admins
from bot.slack.authorize import Access, SingleWorkspace
from bot.slack.calls import Calls
from bot.slack.claims import Claims
from bot.slack.client import AppClient
from bot.slack.conversations import Conversations
from bot.slack.door import Door
from bot.slack.figures import Figures
from bot.slack.file_watch import watch_files
from bot.slack.forgetting import forget_daily, forget_old
from bot.slack.in_flight import DRAIN_SECONDS, InFlight
from bot.slack.installing import InstallFlow, create_flow
from bot.slack.policy import DEFAULT_POLICY, Policy
from bot.slack.readiness import why_not_ready
from bot.slack.repeating import refuse_broken, retry_handlers
from bot.slack.room import Room
from bot.slack.sentences import NOT_AUTHORISED
from bot.slack.workspaces import Credentials, ManyWorkspaces
from bot.telemetry.metrics import Metrics
from bot.telemetry.traces import Traces

CALL_SECONDS: Final = 10.0

_log: Final = logging.getLogger(__name__)


class SlackApp:
    """A Bolt app for one workspace or many, together with its HTTP session and its listeners at work.

    Attributes:
        bolt: the app that deliveries are dispatched to.
        room: what its listeners share.
        flow: the way to install the app in further workspaces; None where it serves one only.
        accepting: it is open, deliveries can reach it, and it is not about to close.
        calls: what becomes of its calls to Slack.
    """

    def __init__(self, bolt: AsyncApp, room: Room, flow: InstallFlow | None = None) -> None:
        self.bolt = bolt
        self.room = room
        self.flow = flow
        self.accepting = False
        self.calls = Calls(room.metrics, room.traces, bolt.client.base_url)
        room.metrics.include(Figures(room, self.why_not_ready))
        self._chores: tuple[asyncio.Task[None], ...] = ()

    async def open(self) -> None:
        """Opens the ledger, freed of what is too old, the release published last, and the one HTTP session."""
        await self.room.ledger.open()
        await forget_old(self.room)
        await self.room.curator.restore()
        timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
        self.bolt.client.session = aiohttp.ClientSession(
            timeout=timeout,
            raise_for_status=refuse_broken,
            # Whoever has a place at work need not wait for a connection, nor who is told that there is none.
            connector=aiohttp.TCPConnector(limit=2 * self.room.in_flight.limit),
            trace_configs=[self.calls.trace()],
        )
        chores = [forget_daily(self.room), self.room.curator.follow(), self.room.access.keep()]
        if self.room.policy.watch:
            chores.append(watch_files(self.room))
        self._chores = tuple(map(asyncio.create_task, chores))
        self.accepting = True

    def why_not_ready(self) -> str:
        """Why deliveries had better go elsewhere, "" where they are welcome; see `bot.slack.readiness`."""
        # Of many workspaces one may take its leave, and the others are served.
        refused = "" if self.flow else self.calls.refused
        return why_not_ready(self.room, refused, accepting=self.accepting)

    async def close(self) -> None:
        """Waits for the listeners at work, at most so long, and closes the session and the ledger."""
        self.accepting = False
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        unfinished = await self.room.in_flight.drain(DRAIN_SECONDS)
        if unfinished:
            _log.warning("%d answers were not finished within %d seconds", unfinished, DRAIN_SECONDS)
        if self.bolt.client.session is not None:
            await self.bolt.client.session.close()
        await self.room.ledger.close()
        await asyncio.to_thread(self.room.traces.close)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Open inside the `async with`, drained and closed after it."""
        await self.open()
        try:
            yield
        finally:
            await self.close()


def build_app(
    curator: Curator,
    *,
    token: str | Credentials,
    api_url: str | None = None,
    policy: Policy = DEFAULT_POLICY,
    traces: Traces | None = None,
) -> SlackApp:
    """The app that asks the desk of this curator.

    Args:
        curator: has the desk, and the ledger, which the app opens and closes.
        token: the only workspace's bot token; or what gets the app the tokens of many, which the ledger keeps.
        api_url: base address of the Web API; slack.com when None.
        policy: how to behave where whoever runs the bot may decide.
        traces: what deliveries are traced in; nowhere when None.
    """
    logger = _quiet_logger()
    client = AppClient(
        base_url=api_url or AppClient.BASE_URL,
        logger=logger,
        retry_handlers=retry_handlers(),
    )
    ledger, in_flight = curator.ledger, InFlight(policy.most_in_flight)
    metrics, traces = Metrics(), traces or Traces()
    access, flow = _access(token, client, ledger, in_flight)
    if flow is not None:
        # Where the app is not installed is told by name, in a line of ours.
        logger.addFilter(_is_not_of_access)
    bolt = Door(
        in_flight,
        metrics,
        traces,
        name="meshwise",
        logger=logger,
        client=client,
        authorize=access,
        oauth_flow=flow,
        request_verification_enabled=False,  # the edge has verified the signature
        attaching_conversation_kwargs_enabled=False,
        raise_error_for_unhandled_request=True,
        user_facing_authorize_error_message=NOT_AUTHORISED,
    )
    room = Room(
        curator,
        access,
        Admins(policy),
        Conversations(ledger),
        Claims(ledger),
        in_flight,
        metrics=metrics,
        traces=traces,
    )
    traces.watch(ledger.engine)
    _register(bolt, room)
    return SlackApp(bolt, room, flow)


def _access(
    token: str | Credentials, client: AppClient, ledger: Ledger, in_flight: InFlight
) -> tuple[Access, InstallFlow | None]:
    """What gets the app its tokens, and the pages on which many workspaces install it."""
    if isinstance(token, str):
        return SingleWorkspace(client, token), None
    access = ManyWorkspaces(client, token, ledger, in_flight)
    return access, create_flow(access, token, ledger)


def _quiet_logger() -> logging.Logger:
    """Bolt and the SDK log whole messages when they are asked for details, so they are never asked."""
    logger = logging.getLogger(f"{__name__}.bolt")
    logger.setLevel(logging.ERROR)
    return logger


def _is_not_of_access(record: logging.LogRecord) -> bool:
    return not record.name.endswith(AsyncMultiTeamsAuthorization.__name__)


def _register(bolt: AsyncApp, room: Room) -> None:
    """Bolt tries listeners in this order: the most frequent come first."""
    strangers.register(bolt, room)
    organisations.register(bolt, room)
    duplicates.register(bolt, room)
    failures.register(bolt, room.metrics)
    for listeners in (
        mention,
        automatic,
        direct_message,
        command,
        asking,
        sharing,
        picker,
        shortcut,
        feedback,
        reviewing,
        proposing,
        home,
        uninstalling,
    ):
        listeners.register(bolt, room)
