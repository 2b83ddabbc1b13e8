"""files.getUploadURLExternal, files.completeUploadExternal."""

from dataclasses import replace

from bot.workspace.ids import BOT_ID, BOT_USER
from bot.workspace.methods.arguments import get_list, get_text, require
from bot.workspace.methods.places import open_place, open_thread
from bot.workspace.model import JsonObject, Message
from bot.workspace.refusal import RefusedError, refuse_if
from bot.workspace.state import State
from bot.workspace.strict import check_message


def get_upload_url(state: State, arguments: JsonObject) -> JsonObject:
    """Hands out an address to upload one file to."""
    length = require(arguments, "length")
    if not length.isdecimal() or int(length) == 0:
        raise RefusedError("invalid_arguments")
    file_id, address = state.files.announce(require(arguments, "filename"), int(length))
    return {"file_id": file_id, "upload_url": address}


def complete_upload(state: State, arguments: JsonObject) -> JsonObject:
    """Shares uploaded files in a conversation, or keeps them to the app where none is named."""
    wanted = get_list(arguments, "files")
    if not wanted or not all(isinstance(each, dict) and each.get("id") for each in wanted):
        raise RefusedError("invalid_arguments")
    place = open_place(state, get_text(arguments, "channel_id")) if arguments.get("channel_id") else None
    thread_ts = open_thread(state, place, arguments) if place else None
    text, blocks = _read_words(arguments)
    files = tuple(state.files.complete(each["id"], str(each.get("title") or ""), BOT_USER) for each in wanted)
    if place is not None:
        message = Message(place.id, state.next_ts(), BOT_USER, text, blocks, thread_ts, BOT_ID)
        state.add(replace(message, subtype="file_share", files=files))
    return {"files": [file.as_json() for file in files]}


def _read_words(arguments: JsonObject) -> tuple[str, tuple[JsonObject, ...]]:
    """What stands above the files: a comment, or else blocks, among which Slack fails on markdown."""
    text, blocks = get_text(arguments, "initial_comment"), get_list(arguments, "blocks")
    if text or not blocks:
        return text, ()
    refuse_if(check_message("", blocks))
    if any(block["type"] == "markdown" for block in blocks):
        raise RefusedError("internal_error")
    return "", tuple(blocks)
