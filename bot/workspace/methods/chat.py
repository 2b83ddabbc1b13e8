"""chat.postMessage, chat.postEphemeral, chat.update, chat.delete."""

from bot.render.limits import MESSAGE_ATTACHMENTS
from bot.workspace.ids import BOT_ID, BOT_USER
from bot.workspace.methods.arguments import get_list, get_text
from bot.workspace.model import Channel, JsonObject, Message
from bot.workspace.refusal import RefusedError, refuse_if
from bot.workspace.state import State
from bot.workspace.strict import check_message


def post_message(state: State, arguments: JsonObject) -> JsonObject:
    """Posts to a channel, a thread, or a person's direct messages."""
    place = _open_place(state, arguments)
    message = state.add(_compose(state, place, arguments))
    return {"channel": place.id, "ts": message.ts, "message": message.as_json()}


def post_ephemeral(state: State, arguments: JsonObject) -> JsonObject:
    """Posts so that one person sees it."""
    place = _open_place(state, arguments)
    reader = get_text(arguments, "user")
    if reader not in place.members:
        raise RefusedError("user_not_in_channel")
    message = state.add(_compose(state, place, arguments, only_for=reader))
    return {"message_ts": message.ts}


def update(state: State, arguments: JsonObject) -> JsonObject:
    """Changes one of the bot's own messages; ephemeral ones cannot be reached."""
    message = _own(state, arguments, "cant_update_message")
    text, blocks = get_text(arguments, "text"), arguments.get("blocks")
    refuse_if(check_message(text, blocks))
    changed = state.change(message, text, blocks or ())
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": changed.as_json()}


def delete(state: State, arguments: JsonObject) -> JsonObject:
    """Deletes one of the bot's own messages."""
    message = _own(state, arguments, "cant_delete_message")
    state.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def _open_place(state: State, arguments: JsonObject) -> Channel:
    place = state.get_channel(get_text(arguments, "channel"))
    if place.is_archived:
        raise RefusedError("is_archived")
    if BOT_USER not in place.members:
        raise RefusedError("channel_not_found" if place.is_im else "not_in_channel")
    return place


def _compose(state: State, place: Channel, arguments: JsonObject, only_for: str | None = None) -> Message:
    if len(get_list(arguments, "attachments")) > MESSAGE_ATTACHMENTS:
        raise RefusedError("too_many_attachments")
    text, blocks = get_text(arguments, "text"), arguments.get("blocks")
    refuse_if(check_message(text, blocks))
    thread_ts = get_text(arguments, "thread_ts") or None
    if thread_ts is not None and _root(state, place, thread_ts) is None:
        raise RefusedError("thread_not_found")
    shown = tuple(blocks or ())
    return Message(place.id, state.next_ts(), BOT_USER, text, shown, thread_ts, BOT_ID, only_for)


def _root(state: State, place: Channel, ts: str) -> Message | None:
    """The message a thread can hang on: one that everyone sees, and that is no reply itself."""
    message = state.messages.get((place.id, ts))
    rooted = message is not None and message.only_for is None and message.thread_ts in {None, ts}
    return message if rooted else None


def _own(state: State, arguments: JsonObject, error: str) -> Message:
    place = state.get_channel(get_text(arguments, "channel"))
    message = state.get_message(place.id, get_text(arguments, "ts"))
    if message.only_for is not None:
        raise RefusedError("message_not_found")
    if message.bot_id != BOT_ID:
        raise RefusedError(error)
    return message
