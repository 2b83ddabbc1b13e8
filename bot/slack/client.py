"""Slack's client, which proves by the app's own secret who it is where there is no token yet."""

from base64 import b64encode
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse


class AppClient(AsyncWebClient):
    """The SDK's client, but for a way of writing credentials that its HTTP library gives up."""

    async def oauth_v2_access(
        self,
        *,
        client_id: str,
        client_secret: str,
        **grant: Any,  # noqa: ANN401 - as the SDK has it
    ) -> AsyncSlackResponse:
        """Exchanges a code, or a refresh token, for tokens."""
        credentials = b64encode(f"{client_id}:{client_secret}".encode()).decode()
        given = {name: value for name, value in grant.items() if value is not None}
        return await self.api_call(
            "oauth.v2.access", data=given, headers={"Authorization": f"Basic {credentials}"}
        )
