"""What Slack says when it refuses a call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from aiohttp import ClientError, ClientResponseError
from slack_sdk.errors import SlackApiError

from bot.errors import MeshwiseError, SettingsError

BLOCKS_REFUSED: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_blocks_too_long"}
)
"""Codes after which the same is worth saying in simpler blocks."""

MESSAGE_REFUSED: Final = BLOCKS_REFUSED | {"msg_too_long"}
"""The same of a message, which has a text beside its blocks."""


def error_code(error: Exception) -> str:
    """Slack's code for what it refused, the HTTP status without one; the error's name where nothing came back."""
    if not isinstance(error, (SlackApiError, ClientResponseError)):
        return type(error).__name__
    response = error.response if isinstance(error, SlackApiError) else error
    told = getattr(response, "data", response)
    code = told.get("error") if isinstance(told, dict) else None
    # Where its answer cannot be read, the SDK hands on that of its HTTP library.
    status = getattr(response, "status_code", None) or getattr(response, "status", "unknown")
    return str(code or f"http_{status}")


def away(address: str, error: Exception) -> str:
    """That Slack cannot be reached at this address, in one line."""
    return f"Slack cannot be reached at {address}: {type(error).__name__}"


@contextmanager
def trying(setting: str, address: str) -> Iterator[None]:
    """Tries the token that this setting holds on the Slack at this address.

    Raises:
        SettingsError: Slack refuses the token.
        MeshwiseError: Slack cannot be reached.
    """
    try:
        yield
    except SlackApiError as error:
        raise SettingsError(f"Slack refuses {setting}: {error_code(error)}") from None
    except (ClientError, TimeoutError) as error:
        raise MeshwiseError(away(address, error)) from None
