"""Calling Slack without any of what the bot does to get an answer: what comes at once is what is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.model import Finding
from bot.settings import Settings
from bot.slack.refusals import away, error_code

CALL_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What Slack answered.

    Attributes:
        refusal: Slack's code for why not, "" where the call succeeded.
        fields: the answer.
        headers: its headers, with names in lower case.
    """

    refusal: str
    fields: Mapping[str, Any]
    headers: Mapping[str, str]


async def call(settings: Settings, method: str, token: SecretStr | None) -> Reply:
    """What Slack answers to a method without arguments; errors of aiohttp, or TimeoutError, where it does not."""
    timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        client = AsyncWebClient(
            token=token.get_secret_value().strip() if token else None,
            base_url=settings.slack_api_url or AsyncWebClient.BASE_URL,
            session=session,
        )
        try:
            response, refusal = await client.api_call(method), ""
        except SlackApiError as error:
            response, refusal = error.response, error_code(error)
    fields = response.data if isinstance(response.data, Mapping) else {}
    return Reply(refusal, fields, {name.lower(): value for name, value in response.headers.items()})


def told_away(settings: Settings, error: Exception) -> Finding:
    """That Slack cannot be reached."""
    told = away(settings.slack_api_url or AsyncWebClient.BASE_URL, error)
    return Finding(
        "error", "slack", told, "let this machine connect to slack.com and its subdomains, port 443"
    )
