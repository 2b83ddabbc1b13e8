"""The prompts in the Messages tab: what is asked most in the workspace, and what the desk is glad to be asked."""

from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.render.buttons import button_text
from bot.render.limits import SUGGESTED_PROMPTS
from bot.slack.forgiving import forgiving
from bot.slack.room import Room

# The other half stays for the desk's own examples, which show what else there is.
MOST_ASKED: Final = SUGGESTED_PROMPTS // 2
# What one person alone asks, perhaps where nobody reads along, is not shown to others.
PEOPLE: Final = 2


async def offer_prompts(room: Room, client: AsyncWebClient, team: str, channel: str) -> None:
    """Offers the prompts in a person's own conversation; where Slack takes none, it stays without."""
    # With a thread's ts Slack would answer that all is well and show nothing.
    prompts = [
        {"title": button_text(question), "message": question} for question in await _questions(room, team)
    ]
    with forgiving("no prompts could be offered"):
        await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)


async def _questions(room: Room, team: str) -> list[str]:
    asked: tuple[str, ...] = ()
    with forgiving("what is asked most could not be read"):
        asked = await room.ledger.patience.wait(room.ledger.questions.most_asked(team, MOST_ASKED, PEOPLE))
    meanings: dict[object, str] = {}
    for question in (*asked, *room.desk.examples):
        reply = room.desk.ask(question)
        # Knowledge changes: what was answered once may be gone. And what is asked most may be an example already.
        if reply.understood is not None and reply.answer.status == "answered":
            meanings.setdefault(reply.understood.meaning, question)
    return list(meanings.values())[:SUGGESTED_PROMPTS]
