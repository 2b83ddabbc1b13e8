"""The slash command: an answer that only the person who asked sees, and may share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer
from bot.language.model import Ambiguous, NoMatch, Query
from bot.render.message import Frame
from bot.render.picker import LEAST_SUBJECTS
from bot.slack import admin, channel, forgetting, manual, watch
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.picker import open_picker
from bot.slack.privately import answer_privately
from bot.slack.room import Room
from bot.slack.selection import agreed, meant
from bot.slack.sending import respond, say_privately
from bot.slack.sentences import HELP as HELP_QUESTION
from bot.slack.subcommands import (
    ADMIN,
    CHANNEL,
    COMMAND,
    COMPARE,
    FEATURES,
    FORGET,
    HELP,
    SETTINGS,
    SHOW,
    WATCH,
    SubCommand,
    read_sub_command,
)
from bot.slack.utterance import read_utterance


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, and what it takes to answer it."""

    room: Room
    client: AsyncWebClient
    body: Mapping[str, Any]
    delivery: Delivery
    text: str

    async def show(self, answer: Answer) -> None:
        """Shows what the bot says by itself, which nobody shares."""
        await respond(self.client, self.delivery, answer, Frame())

    async def ask(self, question: str) -> None:
        """Shows the answer of the desk."""
        await answer_privately(self.room, self.client, self.delivery, question, words=self.text)


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the command."""

    @app.command(COMMAND)
    @room.in_flight.tracked
    async def answer_command(
        ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        text = read_utterance(body.get("text", ""), context.bot_user_id) or HELP_QUESTION
        await _answer(_Typed(room, client, body, read_delivery(body), text))


async def _answer(typed: _Typed) -> None:
    """Does what the first word says; what is no sub-command, or makes no sense as one, is a question."""
    sub_command, rest = read_sub_command(typed.text)
    if sub_command is None:
        await typed.ask(typed.text)
    elif sub_command is HELP and not rest:
        await typed.show(manual.answer_help(typed.room.desk))
    elif sub_command is SETTINGS and not rest:
        await typed.show(await channel.answer_settings(typed.room, typed.delivery))
    elif sub_command is FORGET and rest.casefold() == forgetting.ME:
        await typed.show(await forgetting.forget_person(typed.room, typed.delivery))
    elif sub_command is ADMIN:
        await admin.answer_admin(typed.room, typed.client, typed.delivery, rest)
    elif sub_command is WATCH:
        await typed.show(await watch.answer_watch(typed.room, typed.delivery, rest))
    elif sub_command is CHANNEL and rest.casefold() in channel.SWITCHES:
        on = channel.SWITCHES[rest.casefold()]
        await channel.switch(typed.room, typed.client, typed.delivery, typed.body, on=on)
    else:
        await _ask_as(sub_command, rest, typed)


async def _ask_as(sub_command: SubCommand, rest: str, typed: _Typed) -> None:
    """Asks what the sub-command asks; where the desk makes nothing of it, tells what would have been right."""
    desk = typed.room.desk
    question = _about_features(rest, typed) if sub_command is FEATURES else typed.text
    understood = desk.understand(question)
    if sub_command is COMPARE and _lacks_subjects(rest, understood):
        # What a single subject is asked for is what it is to be compared on.
        picked = meant(desk, f"{SHOW.word} {rest}") if rest else Query("compare")
        await open_picker(typed.room, typed.client, typed.body["trigger_id"], typed.delivery, picked)
    elif sub_command.needs_more and not rest:
        await say_privately(typed.client, typed.delivery, manual.tell_misuse(sub_command, desk))
    elif isinstance(understood, Query) or _is_asked_back(understood, sub_command):
        await typed.ask(question)
    else:
        await say_privately(typed.client, typed.delivery, manual.tell_misuse(sub_command, desk))


def _about_features(rest: str, typed: _Typed) -> str:
    """The question for what can be asked about, on a category where one is named."""
    desk = typed.room.desk
    everything = desk.phrase(Query("catalog"))
    if not rest:
        return everything
    narrowed = f"{everything} on {rest}"
    understood = desk.understand(narrowed)
    found = isinstance(understood, Query) and understood.intent == "catalog" and bool(understood.categories)
    return narrowed if found else typed.text


def _lacks_subjects(rest: str, understood: Query | Ambiguous | NoMatch) -> bool:
    """Whether a comparison is asked for that names fewer subjects than it takes, and nothing else is asked."""
    if not rest:
        return True
    found = agreed(understood) if isinstance(understood, Ambiguous) else understood
    if isinstance(found, NoMatch) or found.article or len(found.subjects) >= LEAST_SUBJECTS:
        return False
    return bool(found.subjects) or isinstance(understood, Query)


def _is_asked_back(understood: Ambiguous | NoMatch, sub_command: SubCommand) -> bool:
    """Whether the desk asks back about what the sub-command asks."""
    readings = understood.readings if isinstance(understood, Ambiguous) else ()
    return any(reading.intent in sub_command.intents for reading in readings)
