"""The gate before all listeners: a delivery that was taken on already ends there, accepted."""

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
        if delivery.id and not room.claims.claim(f"{delivery.team} {delivery.id}"):
            return BoltResponse(status=200)
        return await next_()
