"""chat.postMessage, chat.postEphemeral, chat.update, chat.delete."""

from dataclasses import replace

from bot.render.limits import MESSAGE_ATTACHMENTS, UPDATE_TEXT_MAX
from bot.workspace.ids import BOT_ID, BOT_USER
from bot.workspace.methods.arguments import get_list, get_text
from bot.workspace.methods.places import open_place, open_thread
from bot.workspace.model import Channel, JsonObject, Message
from bot.workspace.refusal import RefusedError, refuse_if
from bot.workspace.state import State
from bot.workspace.strict import check_message


def post_message(state: State, arguments: JsonObject) -> JsonObject:
    """Posts to a channel, a thread, or a person's direct messages."""
    place = open_place(state, get_text(arguments, "channel"))
    composed = _compose(state, place, arguments)
    if composed.thread_ts and arguments.get("reply_broadcast") in {True, "true"}:
        composed = replace(composed, subtype="thread_broadcast")
    message = state.add(composed)
    return {"channel": place.id, "ts": message.ts, "message": message.as_json()}


def post_ephemeral(state: State, arguments: JsonObject) -> JsonObject:
    """Posts so that one person sees it."""
    place = open_place(state, get_text(arguments, "channel"))
    reader = get_text(arguments, "user")
    if reader not in place.members:
        raise RefusedError("user_not_in_channel")
    message = state.add(_compose(state, place, arguments, only_for=reader))
    return {"message_ts": message.ts}


def update(state: State, arguments: JsonObject) -> JsonObject:
    """Changes one of the bot's own messages; ephemeral ones cannot be reached."""
    message = _own(state, arguments, "cant_update_message")
    text, blocks = get_text(arguments, "text"), arguments.get("blocks")
    refuse_if(check_message(text, blocks, UPDATE_TEXT_MAX))
    changed = state.change(message, text, blocks or ())
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": changed.as_json()}


def delete(state: State, arguments: JsonObject) -> JsonObject:
    """Deletes one of the bot's own messages."""
    message = _own(state, arguments, "cant_delete_message")
    state.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def _compose(state: State, place: Channel, arguments: JsonObject, only_for: str | None = None) -> Message:
    if len(get_list(arguments, "attachments")) > MESSAGE_ATTACHMENTS:
        raise RefusedError("too_many_attachments")
    text, blocks = get_text(arguments, "text"), arguments.get("blocks")
    refuse_if(check_message(text, blocks))
    thread_ts, shown = open_thread(state, place, arguments), tuple(blocks or ())
    return Message(place.id, state.next_ts(), BOT_USER, text, shown, thread_ts, BOT_ID, only_for)


def _own(state: State, arguments: JsonObject, error: str) -> Message:
    place = state.get_channel(get_text(arguments, "channel"))
    message = state.get_message(place.id, get_text(arguments, "ts"))
    if message.only_for is not None:
        raise RefusedError("message_not_found")
    if message.bot_id != BOT_ID:
        raise RefusedError(error)
    return message
