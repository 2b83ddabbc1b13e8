"""Where the bot may post."""

from bot.workspace.ids import BOT_USER
from bot.workspace.methods.arguments import get_text
from bot.workspace.model import Channel, JsonObject
from bot.workspace.refusal import RefusedError
from bot.workspace.state import State


def open_place(state: State, channel: str) -> Channel:
    """The conversation with this id, if the bot may post there."""
    place = state.get_channel(channel)
    if place.is_archived:
        raise RefusedError("is_archived")
    if BOT_USER not in place.members:
        raise RefusedError("channel_not_found" if place.is_im or place.is_private else "not_in_channel")
    return place


def open_thread(state: State, place: Channel, arguments: JsonObject) -> str | None:
    """The thread that `thread_ts` names, None where it names none; RefusedError where there is no such thread."""
    thread_ts = get_text(arguments, "thread_ts") or None
    if thread_ts is not None and not state.is_root(place.id, thread_ts):
        raise RefusedError("thread_not_found")
    return thread_ts
