"""Which token answers a delivery: the one of the only workspace, asked of Slack once."""

import asyncio
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient


class SingleWorkspace(AsyncAuthorize):
    """Authorises every delivery with one bot token, and keeps what Slack says about it."""

    def __init__(self, client: AsyncWebClient, token: str) -> None:
        self._client = client
        self._token = token
        self._asking = asyncio.Lock()
        self._known: AuthorizeResult | None = None

    async def __call__(self, **_: Any) -> AuthorizeResult:  # noqa: ANN401 - Bolt passes the delivery, which does not matter here
        """What Slack says about the token; `SlackApiError` when it is not valid."""
        async with self._asking:
            if self._known is None:
                response = await self._client.auth_test(token=self._token)
                self._known = AuthorizeResult.from_auth_test_response(
                    bot_token=self._token, auth_test_response=response
                )
        return self._known
