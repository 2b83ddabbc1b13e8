"""agents.sessions.setStatus and .rename, assistant.threads.setStatus, assistant.threads.setSuggestedPrompts."""

from typing import Final

from bot.render.limits import SESSION_TITLE_MAX, SUGGESTED_PROMPTS
from bot.workspace.methods.arguments import get_list, get_text, require
from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError
from bot.workspace.state import WORKING, State

_SESSION_STATUSES: Final = frozenset({WORKING, "active", "suspended", "closed"})


def set_session_status(state: State, arguments: JsonObject) -> JsonObject:
    """Says whether the app is at work in a thread; opens the session where there is none yet."""
    place = state.get_channel(get_text(arguments, "channel_id"))
    thread_ts, status = require(arguments, "thread_ts"), require(arguments, "status")
    title = get_text(arguments, "title")
    if status not in _SESSION_STATUSES or len(title) > SESSION_TITLE_MAX:
        raise RefusedError("invalid_arguments")
    known = state.sessions.get((place.id, thread_ts), {"title": title})
    session = state.set_session(place.id, thread_ts, status=status, title=known["title"])
    return {"status": status, "title": session["title"]}


def rename_session(state: State, arguments: JsonObject) -> JsonObject:
    """Gives a session another title."""
    place = state.get_channel(get_text(arguments, "channel_id"))
    thread_ts, title = require(arguments, "thread_ts"), require(arguments, "title")
    if len(title) > SESSION_TITLE_MAX:
        raise RefusedError("invalid_arguments")
    if (place.id, thread_ts) not in state.sessions:
        raise RefusedError("session_not_found")
    return {"title": state.set_session(place.id, thread_ts, title=title)["title"]}


def set_thread_status(state: State, arguments: JsonObject) -> JsonObject:
    """Says in words what the app is doing in a thread."""
    place = state.get_channel(get_text(arguments, "channel_id"))
    state.set_status(place.id, require(arguments, "thread_ts"), get_text(arguments, "status"))
    return {}


def set_suggested_prompts(state: State, arguments: JsonObject) -> JsonObject:
    """Offers prompts in direct messages; with a thread_ts nothing happens, and nothing is said about it."""
    place = state.get_channel(get_text(arguments, "channel_id"))
    prompts = get_list(arguments, "prompts")
    if not 1 <= len(prompts) <= SUGGESTED_PROMPTS or not all(_is_prompt(prompt) for prompt in prompts):
        raise RefusedError("invalid_arguments")
    if not get_text(arguments, "thread_ts"):
        state.set_prompts(place.id, tuple(prompts))
    return {}


def _is_prompt(prompt: object) -> bool:
    return isinstance(prompt, dict) and bool(prompt.get("title")) and bool(prompt.get("message"))
