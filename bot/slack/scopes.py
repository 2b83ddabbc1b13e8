"""What the bot's token must be allowed to do, and what for: the manifest asks for this and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.slack.subcommands import COMMAND


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope.

    Attributes:
        name: as Slack calls it.
        needed_for: the event, the method, the command or the feature that wants it.
        gives: what people lose without it.
        optional: whoever installs the app may decline it.
    """

    name: str
    needed_for: str
    gives: str
    optional: bool = False


GROUPS_READ: Final = Scope(
    "usergroups:read",
    "usergroups.users.list",
    "admins by a user group that MESHWISE_ADMINS names",
    optional=True,
)
USERS_READ: Final = Scope(
    "users:read", "users.info", "Slack's own admins, where MESHWISE_SLACK_ADMINS is set", optional=True
)

SCOPES: Final = (
    Scope("app_mentions:read", "app_mention", "answers to mentions in channels"),
    Scope("chat:write", "chat.postMessage", "all answers"),
    Scope("commands", COMMAND, f"{COMMAND} and the entries in the menu of a message"),
    Scope("files:write", "files.getUploadURLExternal", "answers as files"),
    Scope("im:history", "message.im", "answers in the Messages tab"),
    Scope("assistant:write", "agent_view", "suggestions in the Messages tab"),
    Scope(
        "channels:history", "message.channels", "answers without a mention in public channels", optional=True
    ),
    Scope("groups:history", "message.groups", "answers without a mention in private channels", optional=True),
    GROUPS_READ,
    USERS_READ,
)


def find_missing(granted: Iterable[str]) -> tuple[Scope, ...]:
    """The scopes that are not among those granted."""
    known = frozenset(granted)
    return tuple(scope for scope in SCOPES if scope.name not in known)
