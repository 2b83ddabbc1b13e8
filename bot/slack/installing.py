"""Installing the app in a workspace, by the way through Slack's pages: Bolt's flow with stores in the ledger."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.ledger import Ledger
from bot.ledger.model import Installation, Tokens
from bot.slack.install_pages import INSTALL_PATH, REDIRECT_PATH, tell_failure, tell_success
from bot.slack.scopes import SCOPES
from bot.slack.workspaces import Credentials, ManyWorkspaces

STATE_LIFE: Final = timedelta(minutes=10)
"""For how long a browser may take its way through Slack's pages."""

_AUTHORIZE_URL: Final = "https://slack.com/oauth/v2/authorize"


class _States(AsyncOAuthStateStore):
    """States in the ledger, so that any process finishes what another began."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def async_issue(self, *_: object, **__: object) -> str:
        """A new state."""
        state, now = secrets.token_urlsafe(32), datetime.now(UTC)
        await self._ledger.states.issue(state, now, now + STATE_LIFE)
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether the state is good, which it is once."""
        return await self._ledger.states.consume(state, datetime.now(UTC))


class _Installations(AsyncInstallationStore):
    """Installations in the ledger, of which Bolt's flow only keeps new ones."""

    def __init__(self, ledger: Ledger, access: ManyWorkspaces) -> None:
        self._ledger = ledger
        self._access = access

    async def async_save(self, installation: SlackInstallation) -> None:
        """Keeps what the bot needs of an installation, and nothing of who installed it."""
        kept = _read(installation)
        await self._ledger.installations.save(kept)
        await self._access.forget(kept.home)


class InstallFlow(AsyncOAuthFlow):
    """Bolt's flow, but that nothing of a request can change more than it should, and that a refusal says why."""

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Where the browser goes to decide about the installation."""
        asked = {"client_id": self.client_id, "scope": ",".join(self.settings.scopes or ()), "state": state}
        if self.redirect_uri:
            asked["redirect_uri"] = self.redirect_uri
        team = (request.query.get("team") or [""])[0]
        return f"{_AUTHORIZE_URL}?{urlencode(asked | ({'team': team} if team else {}))}"

    async def run_installation(self, code: str) -> SlackInstallation:
        """What the code is exchanged for; a `SlackApiError` tells why for nothing."""
        granted = await self.client.oauth_v2_access(
            client_id=self.client_id,
            client_secret=self.settings.client_secret,
            redirect_uri=self.redirect_uri,
            code=code,
        )
        bot = await self.client.auth_test(token=granted["access_token"])
        return SlackInstallation(
            app_id=granted["app_id"],
            enterprise_id=(granted.get("enterprise") or {}).get("id"),
            team_id=(granted.get("team") or {}).get("id"),
            bot_token=granted["access_token"],
            bot_id=bot["bot_id"],
            bot_user_id=granted["bot_user_id"],
            bot_refresh_token=granted.get("refresh_token"),
            bot_token_expires_in=granted.get("expires_in"),
            user_id=granted["authed_user"]["id"],
            is_enterprise_install=granted.get("is_enterprise_install"),
        )


def create_flow(access: ManyWorkspaces, credentials: Credentials, ledger: Ledger) -> InstallFlow:
    """The flow that installs this app.

    Args:
        access: is told of new installations.
        credentials: what proves to Slack which app asks.
        ledger: where states and installations are kept.
    """
    settings = AsyncOAuthSettings(
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
        redirect_uri=credentials.redirect_uri,
        scopes=[scope.name for scope in SCOPES],
        user_scopes=[],
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        callback_options=AsyncCallbackOptions(tell_success, tell_failure),
        installation_store=_Installations(ledger, access),
        installation_store_bot_only=True,
        state_store=_States(ledger),
        state_expiration_seconds=int(STATE_LIFE.total_seconds()),
        logger=access.client.logger,
    )
    return InstallFlow(client=access.client, logger=access.client.logger, settings=settings)


def _read(installation: SlackInstallation) -> Installation:
    expires_at = installation.bot_token_expires_at
    tokens = Tokens(
        installation.bot_token or "",
        installation.bot_refresh_token or "",
        None if expires_at is None else datetime.fromtimestamp(expires_at, UTC),
    )
    return Installation(
        enterprise=installation.enterprise_id or "",
        team="" if installation.is_enterprise_install else installation.team_id or "",
        bot_user=installation.bot_user_id or "",
        bot_id=installation.bot_id or "",
        tokens=tokens,
        installed_at=datetime.now(UTC),
    )
