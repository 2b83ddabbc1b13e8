"""The gate before what people press and command: a delivery that was taken on already ends there, accepted.

An event goes through: of every message that is said Slack tells in one, and most are nothing to the bot. A message is
claimed where it is answered, and what else is told of may be done twice.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp

from bot.slack.delivery import read_delivery
from bot.slack.room import Room


def register(app: AsyncApp, room: Room) -> None:
    """Puts the gate before all listeners."""

    @app.middleware
    async def drop_duplicates(
        body: dict[str, Any],
        next_: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        delivery = read_delivery(body)
        if "event" in body or not delivery.id:
            return await next_()
        async with room.claims.working(f"{delivery.team} {delivery.id}") as first:
            return await next_() if first else BoltResponse(status=200)
