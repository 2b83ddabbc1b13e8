"""The Slack app: Bolt with our listeners, and what has to be opened and closed around it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncRateLimitErrorRetryHandler,
    async_default_handlers,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.curation.curator import Curator
from bot.errors import MeshwiseError, SettingsError
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
    picker,
    proposing,
    reviewing,
    sharing,
    shortcut,
    strangers,
)
from bot.slack.admins import Admins
from bot.slack.authorize import SingleWorkspace
from bot.slack.claims import Claims
from bot.slack.conversations import Conversations
from bot.slack.file_watch import watch_files
from bot.slack.forgetting import forget_daily, forget_old
from bot.slack.in_flight import DRAIN_SECONDS
from bot.slack.policy import DEFAULT_POLICY, Policy
from bot.slack.refusals import error_code
from bot.slack.room import Room
from bot.slack.sentences import NOT_AUTHORISED

# Each waits as long as Slack asks for, so that a busy channel delays an answer and does not lose it.
RATE_LIMIT_RETRIES: Final = 5
CALL_SECONDS: Final = 10.0

_log: Final = logging.getLogger(__name__)


class SlackApp:
    """A Bolt app for one workspace, together with its HTTP session and its listeners at work.

    Attributes:
        bolt: the app that deliveries are dispatched to.
        room: what its listeners share.
        accepting: it is open, and not about to close.
    """

    def __init__(self, bolt: AsyncApp, room: Room, authorize: SingleWorkspace) -> None:
        self.bolt = bolt
        self.room = room
        self.accepting = False
        self._authorize = authorize
        self._chores: tuple[asyncio.Task[None], ...] = ()

    async def open(self) -> None:
        """Opens the ledger, freed of what is too old, the release published last, and the one HTTP session."""
        await self.room.ledger.open()
        await forget_old(self.room)
        await self.room.curator.restore()
        timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
        self.bolt.client.session = aiohttp.ClientSession(timeout=timeout)
        chores = [forget_daily(self.room), self.room.curator.follow()]
        if self.room.policy.watch:
            chores.append(self._watch())
        self._chores = tuple(map(asyncio.create_task, chores))
        self.accepting = True

    async def _watch(self) -> None:
        """Watches the files in the name of the bot."""
        known = await self._authorize()
        client = AsyncWebClient(
            token=known.bot_token,
            base_url=self.bolt.client.base_url,
            session=self.bolt.client.session,
            retry_handlers=self.bolt.client.retry_handlers,
            logger=self.bolt.client.logger,
        )
        await watch_files(self.room, client, known.team_id or "")

    async def check_token(self) -> str:
        """The name of the workspace that the bot token belongs to.

        Raises:
            SettingsError: Slack refuses the token.
            MeshwiseError: Slack cannot be reached.
        """
        try:
            return str((await self._authorize()).team)
        except SlackApiError as error:
            raise SettingsError(f"Slack refuses SLACK_BOT_TOKEN: {error_code(error)}") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            address = self.bolt.client.base_url
            raise MeshwiseError(f"Slack cannot be reached at {address}: {type(error).__name__}") from None

    async def close(self) -> None:
        """Waits for the listeners at work, at most 20 seconds, and closes the session and the ledger."""
        self.accepting = False
        unfinished = await self.room.in_flight.drain(DRAIN_SECONDS)
        if unfinished:
            _log.warning("%d answers were not finished within %d seconds", unfinished, DRAIN_SECONDS)
        if self.bolt.client.session is not None:
            await self.bolt.client.session.close()
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await self.room.ledger.close()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Open inside the `async with`, drained and closed after it."""
        await self.open()
        try:
            yield
        finally:
            await self.close()


def build_app(
    curator: Curator, *, token: str, api_url: str | None = None, policy: Policy = DEFAULT_POLICY
) -> SlackApp:
    """The app that asks the desk of this curator.

    Args:
        curator: has the desk, and the ledger, which the app opens and closes.
        token: the workspace's bot token.
        api_url: base address of the Web API; slack.com when None.
        policy: how to behave where whoever runs the bot may decide.
    """
    logger = _quiet_logger()
    client = AsyncWebClient(
        base_url=api_url or AsyncWebClient.BASE_URL,
        logger=logger,
        retry_handlers=[
            *async_default_handlers(),
            AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_RETRIES),
        ],
    )
    authorize = SingleWorkspace(client, token)
    bolt = AsyncApp(
        name="meshwise",
        logger=logger,
        client=client,
        authorize=authorize,
        request_verification_enabled=False,  # the edge has verified the signature
        attaching_conversation_kwargs_enabled=False,
        raise_error_for_unhandled_request=True,
        user_facing_authorize_error_message=NOT_AUTHORISED,
    )
    ledger = curator.ledger
    room = Room(curator, Admins(policy), Conversations(ledger), Claims(ledger))
    _register(bolt, room)
    return SlackApp(bolt, room, authorize)


def _quiet_logger() -> logging.Logger:
    """Bolt and the SDK log whole messages when they are asked for details, so they are never asked."""
    logger = logging.getLogger(f"{__name__}.bolt")
    logger.setLevel(logging.ERROR)
    return logger


def _register(bolt: AsyncApp, room: Room) -> None:
    """Bolt tries listeners in this order: the most frequent come first."""
    strangers.register(bolt, room)
    duplicates.register(bolt, room)
    failures.register(bolt)
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
    ):
        listeners.register(bolt, room)
