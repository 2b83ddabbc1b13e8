"""Access to many workspaces: by the tokens in the ledger, remembered shortly, and renewed before they expire."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import LedgerError, SealedError
from bot.ledger import Ledger
from bot.ledger.installations import Held
from bot.ledger.model import Installation, Tokens
from bot.ledger.patience import PATIENCE_SECONDS
from bot.slack.authorize import Access, read_home
from bot.slack.bounded import Bounded
from bot.slack.client import AppClient
from bot.slack.failures import SLACK_ERRORS, describe
from bot.slack.forgiving import forgiving
from bot.slack.in_flight import InFlight

FRESH_SECONDS: Final = 60.0
"""How long a change made elsewhere that was not heard of may stay unknown."""

DUE: Final = timedelta(hours=2)
"""How long before its end a token is renewed; it is good for twelve hours."""

SPENT: Final = timedelta(minutes=1)
"""How long before its end a token is not used any more."""

RENEWAL_SECONDS: Final = 300.0
"""How often tokens are looked through for those that are due."""

ASKING_SECONDS: Final = 8.0
"""How long Slack may take to renew a token: less than others wait for the ledger meanwhile."""

MOST_HOMES: Final = 10_000

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the app proves to Slack that it is itself with.

    Attributes:
        client_id: the app's id among those who install apps.
        client_secret: the secret that goes with it.
        redirect_uri: where Slack sends browsers back to; what the app's page says when None.
    """

    client_id: str
    client_secret: str
    redirect_uri: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of one home, until when it can be used, and in which round it was learnt."""

    access: AuthorizeResult | None
    until: datetime | None
    round: int


class ManyWorkspaces(Access):
    """Access by the installations in the ledger; what one of many processes changes the others hear of."""

    def __init__(
        self, client: AsyncWebClient, credentials: Credentials, ledger: Ledger, in_flight: InFlight
    ) -> None:
        super().__init__(client)
        self._credentials = credentials
        self._ledger = ledger
        self._in_flight = in_flight
        self._known: Bounded[str, _Known] = Bounded(MOST_HOMES)
        self._met: Bounded[str, tuple[str, int]] = Bounded(MOST_HOMES)
        self._round = 0
        self._renewing = asyncio.Lock()

    async def __call__(self, *, context: AsyncBoltContext, **_: Any) -> AuthorizeResult | None:  # noqa: ANN401 - as Bolt calls it
        """The access that a delivery is answered with; None where the app is not installed, and a line in the log."""
        return await self._find(read_home(context))

    async def find(self, team: str) -> AuthorizeResult | None:
        """The access to this workspace, by its own installation or by its organisation's."""
        organisation = await self._ledger.installations.find_organisation(team)
        return await self._find(organisation or team) if team else None

    async def check(self) -> str:
        """How many workspaces and organisations there are."""
        number = await self._ledger.installations.count()
        return f"{number} workspace{'' if number == 1 else 's'}"

    async def meet(self, team: str, enterprise: str) -> None:
        """Remembers which organisation's installation serves a workspace."""
        met = (enterprise, self._round)
        if self._met.find(team) != met:
            with forgiving("which organisation a workspace belongs to could not be kept"):
                await self._ledger.installations.join(team, enterprise)
                self._met.put(team, met)

    async def forget(self, home: str) -> None:
        """Takes back what is remembered of all homes, which costs one look into the ledger each."""
        self._round += 1
        self._known.drop(home)

    async def keep(self) -> None:
        """Renews tokens in time, and forgets what was remembered whenever something changed."""
        async with asyncio.TaskGroup() as both:  # cancelled, it ends when both have let the ledger go
            both.create_task(self._follow())
            both.create_task(self._renew_all())

    async def _follow(self) -> None:
        while True:
            await self._ledger.installations.wait(FRESH_SECONDS)
            self._round += 1

    async def _renew_all(self) -> None:
        while True:
            with forgiving("tokens that expire soon could not be looked for"):
                for home in await self._ledger.installations.due(datetime.now(UTC) + DUE):
                    with forgiving(f"the token of {home} could not be renewed"):
                        await self._renew(home)
            await asyncio.sleep(RENEWAL_SECONDS)

    async def _find(self, home: str) -> AuthorizeResult | None:
        known = self._known.find(home)
        if known is None or known.round != self._round or _expires(known.until):
            known = await self._learn(home, known)
        return known.access

    async def _learn(self, home: str, before: _Known | None) -> _Known:
        """What the ledger says; while it is away, what was known before goes on."""
        this_round = self._round
        try:
            installation = await self._read(home)
        except (LedgerError, TimeoutError) as error:
            if before is None or _expires(before.until):
                raise
            _log.error("whether %s is still installed is not known: %s", home, describe(error))
            known = _Known(before.access, before.until, this_round)
        else:
            known = _know(installation, this_round)
        self._known.put(home, known)
        return known

    async def _read(self, home: str) -> Installation | None:
        """The installation, with a token that can be used; None, and a line in the log, where there is none."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                installation = await self._ledger.installations.find(home) if home else None
            if installation is not None and _expires(installation.tokens.expires_at, SPENT):
                installation = await self._renew(home)
        except SealedError as error:
            _log.error("%s", error)
            return None
        if installation is None:
            _log.warning(
                "nothing is answered in %s: the app is not installed there", home or "a nameless place"
            )
        elif _expires(installation.tokens.expires_at):
            _log.error("nothing is answered in %s: its token expired; install the app there again", home)
            return None
        return installation

    async def _renew(self, home: str) -> Installation | None:
        """The installation with its token renewed where that was due; once begun it is carried through."""
        return await asyncio.shield(asyncio.create_task(self._in_flight.tracked(self._renew_held)(home)))

    async def _renew_held(self, home: str) -> Installation | None:
        async with self._renewing, self._ledger.installations.held(home) as held:
            if held is None:
                return None
            if _expires(held.installation.tokens.expires_at, DUE):
                await self._ask(home, held)
            return held.installation

    async def _ask(self, home: str, held: Held) -> None:
        """Exchanges the refresh token, which can be done once; a failure leaves the old token until it expires."""
        client = AppClient(
            base_url=self.client.base_url,
            session=self.client.session,
            logger=self.client.logger,
            retry_handlers=[],
        )
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                response = await client.oauth_v2_access(
                    client_id=self._credentials.client_id,
                    client_secret=self._credentials.client_secret,
                    grant_type="refresh_token",
                    refresh_token=held.installation.tokens.refresh_token,
                )
        except SLACK_ERRORS as error:
            _log.error("the token of %s could not be renewed: %s", home, describe(error))
            return
        expires_at = datetime.now(UTC) + timedelta(seconds=int(response["expires_in"]))
        held.renew(Tokens(response["access_token"], response["refresh_token"], expires_at))
        _log.info("the token of %s was renewed", home)


def _expires(at: datetime | None, within: timedelta = timedelta()) -> bool:
    return at is not None and at <= datetime.now(UTC) + within


def _know(installation: Installation | None, this_round: int) -> _Known:
    if installation is None:
        return _Known(None, None, this_round)
    access = AuthorizeResult(
        enterprise_id=installation.enterprise or None,
        team_id=installation.team or None,
        bot_id=installation.bot_id,
        bot_user_id=installation.bot_user,
        bot_token=installation.tokens.token,
    )
    until = installation.tokens.expires_at
    # What could not be renewed serves to its very end, without another try at each delivery.
    return _Known(access, until if until is None or _expires(until, SPENT) else until - SPENT, this_round)
