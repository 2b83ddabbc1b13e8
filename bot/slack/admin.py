"""`/mesh admin …`: what only admins may do. Who may is asked at every step, and every denial is noted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer, Cell, Choice, Table
from bot.errors import MeshwiseError
from bot.render.form import in_form, read_wanted
from bot.render.message import Frame
from bot.render.proposal import propose_buttons
from bot.slack import ledgers, proposing, reviewing
from bot.slack.delivery import Delivery
from bot.slack.guard import may
from bot.slack.room import Room
from bot.slack.sending import respond, say_privately
from bot.slack.sentences import GIVES, TYPE
from bot.slack.sentences_admin import ADMIN_HELP
from bot.slack.subcommands import ADMIN

Tell = Callable[[Room, Delivery], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class AdminCommand:
    """A word after `/mesh admin`.

    Attributes:
        about: what it gives.
        tell: what answers it; None where more is done than telling.
        form: what may follow it.
        missing: facts that can be proposed below what is told.
    """

    about: str
    tell: Tell | None = None
    form: str = ""
    missing: Callable[[Room, Delivery], Awaitable[tuple[Choice, ...]]] | None = None


COMMANDS: Final[Mapping[str, AdminCommand]] = {
    "reload": AdminCommand("Reads the files and shows what they would change, to publish or reject"),
    "rollback": AdminCommand("Goes back to the release before, or to the one named", form="[digest]"),
    "proposals": AdminCommand("What people would have the knowledge say, to accept or decline"),
    "status": AdminCommand("What I answer from, and since when", ledgers.tell_status),
    "history": AdminCommand("What was published when, by whom and why", ledgers.tell_history),
    "gaps": AdminCommand("What people asked in vain", ledgers.tell_gaps, missing=ledgers.find_missing),
    "stale": AdminCommand("Facts due for review, the most asked first", ledgers.tell_stale),
    "feedback": AdminCommand("Which answers help, the worst first", ledgers.tell_feedback),
    "aliases": AdminCommand("What was meant when I had to ask back", ledgers.tell_picks),
    "audit": AdminCommand("What admins did, and what was denied", ledgers.tell_audit),
}
"""The commands by their words; tables come as files with `as csv` at the end."""


async def answer_admin(room: Room, client: AsyncWebClient, delivery: Delivery, rest: str) -> None:
    """Does what the words after `admin` say, for those who may."""
    wanted = read_wanted(rest)
    word, _, argument = wanted.question.partition(" ")
    command = COMMANDS.get(word.casefold())
    if not await may(room, client, delivery, word.casefold() or "help"):
        return
    try:
        if command is None:
            await respond(client, delivery, _help(), Frame())
        elif command.tell is not None:
            answer = await command.tell(room, delivery)
            missing = await command.missing(room, delivery) if command.missing else ()
            frame = Frame(buttons=propose_buttons(missing))
            await respond(client, delivery, in_form(answer, wanted.form), frame)
        elif word.casefold() == "reload":
            await reviewing.review(room, client, delivery)
        elif word.casefold() == "proposals":
            await proposing.answer_proposals(room, client, delivery)
        else:
            await reviewing.roll_back(room, client, delivery, argument.strip())
    except MeshwiseError as error:
        await say_privately(client, delivery, reviewing.sentence(error))


def _help() -> Answer:
    rows = tuple(
        (Cell(f"{ADMIN.usage.split(' [')[0]} {word} {command.form}".strip()), Cell(command.about))
        for word, command in COMMANDS.items()
    )
    return Answer(status="help", headline=ADMIN_HELP, table=Table(ADMIN_HELP, (TYPE, GIVES), rows))
