"""conversations.info, conversations.members, conversations.open."""

from typing import Final

from bot.workspace.ids import BOT_USER, dm_of
from bot.workspace.methods.arguments import get_text, require
from bot.workspace.model import Channel, JsonObject
from bot.workspace.refusal import RefusedError
from bot.workspace.state import State

_MEMBERS_AT_ONCE: Final = 100


def info(state: State, arguments: JsonObject) -> JsonObject:
    """Describes a channel."""
    place = _find(state, arguments)
    described: JsonObject = {"id": place.id, "is_im": place.is_im, "is_archived": place.is_archived}
    if place.is_im:
        return {"channel": described | {"user": place.person}}
    described |= {"name": place.name, "is_channel": not place.is_private, "is_group": place.is_private}
    described |= {"is_private": place.is_private, "is_ext_shared": place.is_shared}
    described |= {"is_member": BOT_USER in place.members, "purpose": {"value": place.purpose}}
    return {"channel": described}


def members(state: State, arguments: JsonObject) -> JsonObject:
    """Lists who is in a channel, so many at a time."""
    people = sorted(_find(state, arguments).members)
    start, size = get_text(arguments, "cursor") or "0", get_text(arguments, "limit") or str(_MEMBERS_AT_ONCE)
    if not start.isdecimal():
        raise RefusedError("invalid_cursor")
    if not size.isdecimal() or int(size) == 0:
        raise RefusedError("invalid_limit")
    end = int(start) + int(size)
    following = str(end) if end < len(people) else ""
    return {"members": people[int(start) : end], "response_metadata": {"next_cursor": following}}


def open_direct(state: State, arguments: JsonObject) -> JsonObject:
    """Opens, or finds, the direct messages with one person."""
    person = state.get_user(require(arguments, "users"))
    return {"channel": {"id": state.get_channel(dm_of(person.id)).id}, "already_open": True}


def _find(state: State, arguments: JsonObject) -> Channel:
    """The channel that is meant, if the bot may know of it."""
    place = state.get_channel(get_text(arguments, "channel"))
    if (place.is_private or place.is_im) and BOT_USER not in place.members:
        raise RefusedError("channel_not_found")
    return place
