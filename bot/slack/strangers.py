"""The gate for people of other organisations: where they are not to be answered, what they do ends here."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp

from bot.slack.delivery import read_delivery
from bot.slack.room import Room


def register(app: AsyncApp, room: Room) -> None:
    """Puts the gate before all listeners, if there is to be one."""
    if room.policy.answers_strangers:
        return

    @app.middleware
    async def stay_silent(body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        return BoltResponse(status=200) if read_delivery(body).stranger else await next_()
