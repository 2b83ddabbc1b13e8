"""The App Home: published when somebody opens it."""

from typing import TYPE_CHECKING, Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.home import Card, render_home
from bot.slack.room import Room

if TYPE_CHECKING:
    from bot.desk import Desk


def register(app: AsyncApp, room: Room) -> None:
    """Listens to people opening the app; its Messages tab needs nothing done."""

    @app.event("app_home_opened")
    @room.in_flight.tracked
    async def publish_home(event: dict[str, Any], client: AsyncWebClient) -> None:
        if event.get("tab") == "home":
            await client.views_publish(user_id=event["user"], view=render_home(read_card(room.desk)))


def read_card(desk: "Desk") -> Card:
    """What the App Home tells about the desk as it is now."""
    return Card(
        name=desk.card.name,
        about=desk.card.about,
        counts=desk.counts,
        as_of=desk.release.as_of,
        digest=desk.release.digest,
        examples=desk.examples,
    )
