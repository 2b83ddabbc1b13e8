"""The app's own tabs: the App Home is published when somebody opens it, the Messages tab gets its prompts."""

from datetime import UTC, datetime
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Choice
from bot.render.home import MOST_RECENT, Card, State, render_bare_home, render_home
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.forgiving import forgiving
from bot.slack.ledgers import find_missing
from bot.slack.prompts import offer_prompts
from bot.slack.refusals import BLOCKS_REFUSED, error_code
from bot.slack.room import Room

_VIEW_REFUSED: Final = BLOCKS_REFUSED | {"invalid_arguments", "view_too_large"}
# A newer view is there already: the same person opened the tab twice.
_OVERTAKEN: Final = "hash_conflict"


def register(app: AsyncApp, room: Room) -> None:
    """Listens to people opening the app's tabs."""

    @app.event("app_home_opened")
    @room.in_flight.tracked
    async def open_tab(body: dict[str, Any], client: AsyncWebClient) -> None:
        event, delivery = body["event"], read_delivery(body)
        if event.get("tab") == "messages":
            await offer_prompts(room, client, delivery.team, delivery.channel)
        elif event.get("tab") == "home":
            shown = (event.get("view") or {}).get("hash")
            with forgiving("the App Home could not be published"):
                await _publish(client, delivery.user, await read_card(room, client, delivery), shown)


async def read_card(room: Room, client: AsyncWebClient, delivery: Delivery) -> Card:
    """What the App Home tells this person about the desk as it is now."""
    desk = room.desk
    recent: tuple[str, ...] = ()
    with forgiving("what was asked lately could not be read"):
        asked = await room.ledger.patience.wait(
            room.ledger.questions.recent(delivery.team, delivery.user, MOST_RECENT)
        )
        recent = tuple(each.understood for each in asked)
    admin = await room.admins.has(client, delivery.team, delivery.user)
    return Card(
        name=desk.card.name,
        about=desk.card.about,
        counts=desk.counts,
        as_of=desk.release.as_of,
        digest=desk.release.digest,
        examples=desk.examples,
        subjects=desk.subjects,
        recent=recent,
        state=await _read_state(room, delivery) if admin else None,
    )


async def _read_state(room: Room, delivery: Delivery) -> State:
    upkeep = room.desk.upkeep(datetime.now(UTC).date())
    missing: tuple[Choice, ...] = ()
    with forgiving("what was asked in vain could not be read"):
        missing = await find_missing(room, delivery)
    files = tuple(map(str, upkeep.files))
    return State(upkeep.digest, upkeep.built, files, upkeep.due, upkeep.disputed, missing)


async def _publish(client: AsyncWebClient, user: str, card: Card, shown: str | None) -> None:
    """Publishes the view in the place of the one that was shown; once more, bare, where Slack refuses its blocks."""
    try:
        await client.views_publish(user_id=user, view=render_home(card), hash=shown)
    except SlackApiError as error:
        if error_code(error) in _VIEW_REFUSED:
            await client.views_publish(user_id=user, view=render_bare_home(card))
        elif error_code(error) != _OVERTAKEN:
            raise
