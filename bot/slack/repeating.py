"""What is said to Slack again where it failed: only what Slack surely has not done.

A message has no key by which Slack would know it again. Where the connection broke after a message was sent, or the
answer cannot be read, it may be there already, so the person is told that, and it is not sent a second time.
"""

from typing import Final

from aiohttp import ClientConnectorError, ClientResponse, ClientResponseError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)

# Each waits as long as Slack asks for, so that a busy channel delays an answer and does not lose it.
RATE_LIMIT_RETRIES: Final = 5
_API: Final = "/api/"


def retry_handlers() -> list[AsyncRetryHandler]:
    """The SDK's handlers for calls that were refused for now, or whose connection never came about."""
    return [
        AsyncConnectionErrorRetryHandler(error_types=[ClientConnectorError]),
        AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_RETRIES),
    ]


async def refuse_broken(response: ClientResponse) -> None:
    """Raises `ClientResponseError` for what is no answer of Slack's: a server's error, or a page instead."""
    page = (
        response.status == 200 and _API in response.url.path and response.content_type != "application/json"
    )
    if response.status >= 500 or page:
        raise ClientResponseError(
            response.request_info, response.history, status=response.status, message="no answer of Slack's"
        )
