"""Which token answers a delivery, and which one the bot speaks with where no delivery brought one."""

import asyncio
from abc import abstractmethod
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.refusals import trying


class Access(AsyncAuthorize):
    """The bot's access to the workspaces it serves, one or many.

    Attributes:
        client: a client without a token, whose session and manners all others share.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client

    @abstractmethod
    async def find(self, team: str) -> AuthorizeResult | None:
        """The access to this workspace; None where there is none."""

    @abstractmethod
    async def check(self) -> str:
        """Whom the bot serves, in a few words; a `MeshwiseError` tells why it can serve nobody."""

    async def keep(self) -> None:
        """What has to be done about tokens while the bot serves; until it is cancelled."""

    async def forget(self, home: str) -> None:
        """Takes back what was remembered of the access to a workspace or an organisation."""

    async def meet(self, team: str, enterprise: str) -> None:
        """Takes note that a delivery of this workspace came for its organisation's installation."""

    async def client_for(self, team: str) -> AsyncWebClient | None:
        """A client that speaks for the bot in this workspace; None where it has no access."""
        access = await self.find(team)
        if access is None:
            return None
        return AsyncWebClient(
            token=access.bot_token,
            team_id=team or None,
            base_url=self.client.base_url,
            session=self.client.session,
            retry_handlers=self.client.retry_handlers,
            logger=self.client.logger,
        )


class SingleWorkspace(Access):
    """Access by one bot token, and what Slack says about it, asked once."""

    def __init__(self, client: AsyncWebClient, token: str) -> None:
        super().__init__(client)
        self._token = token
        self._asking = asyncio.Lock()
        self._known: AuthorizeResult | None = None

    async def __call__(self, **_: Any) -> AuthorizeResult:  # noqa: ANN401 - Bolt passes the delivery, which does not matter here
        """What Slack says about the token; `SlackApiError` when it is not valid."""
        async with self._asking:
            if self._known is None:
                response = await self.client.auth_test(token=self._token)
                self._known = AuthorizeResult.from_auth_test_response(
                    bot_token=self._token, auth_test_response=response
                )
        return self._known

    async def find(self, team: str) -> AuthorizeResult | None:  # noqa: ARG002 - there is one
        """The access by the only token, whichever workspace it is for."""
        return await self()

    async def check(self) -> str:
        """The name of the workspace that the token belongs to.

        Raises:
            SettingsError: Slack refuses the token.
            MeshwiseError: Slack cannot be reached.
        """
        with trying("SLACK_BOT_TOKEN", self.client.base_url):
            return str((await self()).team)


def read_home(context: AsyncBoltContext) -> str:
    """The id of what the app is installed in that a delivery is for: a workspace, or a whole organisation."""
    whole = context.is_enterprise_install or not context.team_id
    return (context.enterprise_id if whole else context.team_id) or ""
