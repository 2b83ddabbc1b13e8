"""Events as Slack sends them, with whatever a test wants to be otherwise."""

import time
from itertools import count
from typing import Any

from bot.workspace import Workspace
from bot.workspace.deliver import Delivery
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, TEAM, dm_of
from bot.workspace.model import Message

QUESTION = "Does the Rovella fold?"

_numbers = count(1)


def envelope(event: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An event as it is delivered, once."""
    authorization = {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
    return {
        "type": "event_callback",
        "event_id": f"EvTest{next(_numbers):04d}",
        "event_time": int(time.time()),
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "authorizations": [{**authorization, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event": event,
        **changes,
    }


async def bring(workspace: Workspace, event: dict[str, Any], **changes: Any) -> Delivery:
    """Delivers an event, signed; returns once the bot has accepted it."""
    return await workspace.courier.bring_event(envelope(event, **changes))


def written(
    workspace: Workspace, channel: str = GENERAL, text: str = f"<@{BOT_USER}> {QUESTION}", **fields: Any
) -> Message:
    """A message that is there, without the bot having been told."""
    state = workspace.state
    message = Message(channel, state.next_ts(), fields.pop("user", DEVELOPER), text, **fields)
    return state.add(message, heard=False)


def mention(message: Message, /, **changes: Any) -> dict[str, Any]:
    """The event that tells of a mention."""
    return {**_shown(message), "type": "app_mention", **changes}


def said(message: Message, /, **changes: Any) -> dict[str, Any]:
    """The event that tells of a message."""
    kind = "im" if message.channel == dm_of(DEVELOPER) else "channel"
    return {**_shown(message), "type": "message", "channel_type": kind, **changes}


def _shown(message: Message) -> dict[str, Any]:
    return {**message.as_json(), "team": TEAM, "event_ts": message.ts}


def methods(workspace: Workspace) -> list[str]:
    """The methods of the Web API that were called, but for who the bot is."""
    return [call.method for call in workspace.calls if call.method != "auth.test"]


def from_bot(workspace: Workspace) -> list[Message]:
    """All messages of the bot."""
    return [message for message in workspace.state.messages.values() if message.user == BOT_USER]
