"""What the bot's token must be allowed to do for each method."""

from typing import Final

from bot.workspace.manifest import Manifest
from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError
from bot.workspace.state import State

_POSTING: Final = ("chat:write",)
_ANY_OF: Final[dict[str, tuple[str, ...]]] = {
    "agents.sessions.rename": _POSTING,
    "agents.sessions.setStatus": _POSTING,
    "assistant.threads.setStatus": ("chat:write", "assistant:write"),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
    "chat.delete": _POSTING,
    "chat.postEphemeral": _POSTING,
    "chat.postMessage": _POSTING,
    "chat.update": _POSTING,
    "conversations.open": ("im:write",),
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "usergroups.users.list": ("usergroups:read",),
    "users.info": ("users:read",),
}
"""One of these is enough; a method that is not here needs none."""
_READING: Final = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
"""What it takes to look at a conversation, by its kind."""


class MissingScopeError(RefusedError):
    """A call that the token is not allowed to make.

    Attributes:
        needed: what would do.
        provided: what the token may do.
    """

    def __init__(self, needed: tuple[str, ...], provided: frozenset[str]) -> None:
        self.needed = needed
        self.provided = provided
        super().__init__("missing_scope")

    def as_response(self) -> JsonObject:
        """The body that Slack answers with."""
        scopes = {"needed": ",".join(self.needed), "provided": ",".join(sorted(self.provided))}
        return {**super().as_response(), **scopes}


def check_scope(state: State, manifest: Manifest, method: str, arguments: JsonObject) -> None:
    """Raises MissingScopeError where the manifest does not ask for what a method needs."""
    needed = _ANY_OF.get(method, ())
    place = state.channels.get(str(arguments.get("channel", "")))
    if method in {"conversations.info", "conversations.members"} and place is not None:
        needed = (_READING[place.kind],)
    if needed and not manifest.scopes.intersection(needed):
        raise MissingScopeError(needed, manifest.scopes)
