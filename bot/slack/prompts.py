"""The prompts in the Messages tab: what is asked most in the workspace, and what the desk is glad to be asked."""

from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.render.cut import cut
from bot.render.limits import BUTTON_TEXT_MAX, SUGGESTED_PROMPTS
from bot.slack.forgiving import forgiving
from bot.slack.room import Room

# The other half stays for the desk's own examples, which show what else there is.
MOST_ASKED: Final = SUGGESTED_PROMPTS // 2


async def offer_prompts(room: Room, client: AsyncWebClient, team: str, channel: str) -> None:
    """Offers the prompts in a person's own conversation; where Slack takes none, it stays without."""
    # With a thread's ts Slack would answer that all is well and show nothing.
    prompts = [
        {"title": cut(question, BUTTON_TEXT_MAX), "message": question}
        for question in await _questions(room, team)
    ]
    with forgiving("no prompts could be offered"):
        await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)


async def _questions(room: Room, team: str) -> list[str]:
    asked: tuple[str, ...] = ()
    with forgiving("what is asked most could not be read"):
        asked = await room.ledger.most_asked(team, MOST_ASKED)
    # Knowledge changes: what was answered once may be gone.
    known = [question for question in asked if room.desk.ask(question).answer.status == "answered"]
    return list(dict.fromkeys((*known, *room.desk.examples)))[:SUGGESTED_PROMPTS]
