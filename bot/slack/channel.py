"""Channels that are answered without a mention: switched by anybody in them, for all to see, and off until then."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer, Statement
from bot.render.home import SHORT_DIGEST
from bot.render.rich_text import rich_text, section, text, user
from bot.slack.delivery import Delivery
from bot.slack.publishing import NOT_A_MEMBER
from bot.slack.refusals import error_code
from bot.slack.room import Room
from bot.slack.sending import respond_raw
from bot.slack.sentences import (
    ALREADY_SO,
    ASKED_HERE,
    AUTOMATIC_HERE,
    CHANNELS_ONLY,
    DIRECT_HERE,
    INVITE_ME,
    KNOWLEDGE,
    NEEDS_SCOPE,
    RUN_BY,
    RUN_BY_NOBODY_NAMED,
    SETTINGS_HERE,
    SWITCHED,
    WAY_TO_FORGET,
)

SWITCHES: Final = {"auto": True, "off": False}

_SCOPES: Final = {"channel": "channels:history", "group": "groups:history"}
_PRIVATE: Final = "privategroup"
_SEVERAL: Final = "mpdm-"


async def switch(
    room: Room, client: AsyncWebClient, delivery: Delivery, body: Mapping[str, Any], *, on: bool
) -> None:
    """Switches the channel that the command was typed in, and says there who did it."""
    refusal = await _refusal(room, client, delivery, body, on=on)
    if not refusal:
        # Switched before it is said, so that what is asked at once afterwards finds it so.
        await _keep(room, delivery, on=on)
        refusal = await _announce(client, delivery, on=on)
        if refusal:
            await _keep(room, delivery, on=not on)
    if refusal:
        await respond_raw(client, delivery, text=refusal)


async def _keep(room: Room, delivery: Delivery, *, on: bool) -> None:
    await room.ledger.channels.set_automatic(
        delivery.team, delivery.channel, delivery.user, datetime.now(UTC), on=on
    )


async def answer_settings(room: Room, delivery: Delivery) -> Answer:
    """How the bot behaves in this conversation, what it knows, and who runs it."""
    release = room.desk.release
    counted = ", ".join(f"{number:,} {noun}" for noun, number in room.desk.counts)
    knowledge = KNOWLEDGE.format(counts=counted, as_of=release.as_of, digest=release.digest[:SHORT_DIGEST])
    here = await _behaviour(room, delivery)
    return Answer(
        status="help",
        headline=SETTINGS_HERE,
        statements=tuple(map(Statement, (here, knowledge, _run_by(room.policy.contact), WAY_TO_FORGET))),
    )


def _run_by(contact: str) -> str:
    return RUN_BY.format(contact=contact) if contact else RUN_BY_NOBODY_NAMED


async def _behaviour(room: Room, delivery: Delivery) -> str:
    if delivery.direct:
        return DIRECT_HERE
    return (
        AUTOMATIC_HERE
        if await room.ledger.channels.is_automatic(delivery.team, delivery.channel)
        else ASKED_HERE
    )


async def _refusal(
    room: Room, client: AsyncWebClient, delivery: Delivery, body: Mapping[str, Any], *, on: bool
) -> str:
    """Why the channel cannot be switched so, "" where it can."""
    name = str(body.get("channel_name", ""))
    if delivery.direct or name.startswith(_SEVERAL):
        return CHANNELS_ONLY
    if await room.ledger.channels.is_automatic(delivery.team, delivery.channel) is on:
        return ALREADY_SO[on]
    scope = _SCOPES["group" if name == _PRIVATE else "channel"]
    granted = (await client.auth_test()).headers.get("x-oauth-scopes", "")
    missing = on and scope not in granted.replace(" ", "").split(",")
    return NEEDS_SCOPE.format(scope=scope) if missing else ""


async def _announce(client: AsyncWebClient, delivery: Delivery, *, on: bool) -> str:
    """Says in the channel who switched it; returns why it cannot be so where the bot is no member."""
    said = SWITCHED[on]
    try:
        await client.chat_postMessage(
            channel=delivery.channel,
            text=f"<@{delivery.user}> {said}",
            blocks=[rich_text(section(user(delivery.user), text(f" {said}")))],
        )
    except SlackApiError as error:
        if error_code(error) not in NOT_A_MEMBER:
            raise
        return INVITE_ME if on else ""
    return ""
