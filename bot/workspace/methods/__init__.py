"""The methods of the Web API, one function each, by name."""

from collections.abc import Callable
from typing import Final, TypeAlias

from bot.workspace.methods import agents, apps, auth, chat, conversations, files, users, views
from bot.workspace.model import JsonObject
from bot.workspace.state import State

Method: TypeAlias = Callable[[State, JsonObject], JsonObject]
"""Takes the arguments, returns the response without `ok`, or raises RefusedError."""

METHODS: Final[dict[str, Method]] = {
    "agents.sessions.rename": agents.rename_session,
    "agents.sessions.setStatus": agents.set_session_status,
    "apps.connections.open": apps.open_connection,
    "assistant.threads.setStatus": agents.set_thread_status,
    "assistant.threads.setSuggestedPrompts": agents.set_suggested_prompts,
    "auth.test": auth.test,
    "chat.delete": chat.delete,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.info": conversations.info,
    "conversations.members": conversations.members,
    "conversations.open": conversations.open_direct,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "usergroups.users.list": users.list_group,
    "users.info": users.info,
    "views.open": views.open_modal,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}

BY_THE_APP: Final = frozenset({"apps.connections.open"})
"""Methods that are called with the app's own token; all others are called with the bot's."""
