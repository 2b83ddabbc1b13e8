"""conversations.info, conversations.open."""

from bot.workspace.ids import BOT_USER, dm_of
from bot.workspace.methods.arguments import get_text, require
from bot.workspace.model import JsonObject
from bot.workspace.state import State


def info(state: State, arguments: JsonObject) -> JsonObject:
    """Describes a channel."""
    place = state.get_channel(get_text(arguments, "channel"))
    described: JsonObject = {"id": place.id, "is_im": place.is_im, "is_archived": place.is_archived}
    if place.is_im:
        described["user"] = place.person
    else:
        described |= {"name": place.name, "is_channel": True, "purpose": {"value": place.purpose}}
        described["is_member"] = BOT_USER in place.members
    return {"channel": described}


def open_direct(state: State, arguments: JsonObject) -> JsonObject:
    """Opens, or finds, the direct messages with one person."""
    person = state.get_user(require(arguments, "users"))
    return {"channel": {"id": state.get_channel(dm_of(person.id)).id}, "already_open": True}
