"""What a person types, and what Slack makes of it."""

import re
from collections.abc import Iterable
from typing import Final

from bot.workspace.model import Channel, User

_SPECIALS: Final = frozenset({"channel", "here", "everyone"})
_ADDRESS: Final = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]]")
_NAME: Final = re.compile(r"(?<![\w<])([@#])([\w.-]*\w)")


def as_slack_writes(typed: str, users: Iterable[User], channels: Iterable[Channel]) -> str:
    """The text of a typed message: & < > escaped, names in letters of any case as mentions, addresses as links."""
    people = {user.name: f"<@{user.id}>" for user in users}
    places = {channel.name: f"<#{channel.id}|{channel.name}>" for channel in channels if channel.name}

    def mention(match: re.Match[str]) -> str:
        sign, name = match[1], match[2].lower()
        if sign == "@" and name in _SPECIALS:
            return f"<!{name}>"
        return (people if sign == "@" else places).get(name, match.group())

    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ADDRESS.sub(lambda match: f"<{match.group()}>", _NAME.sub(mention, escaped))


def split_command(typed: str) -> tuple[str, str]:
    """The name of a slash command, with its slash, and the rest of what was typed."""
    command, _, rest = typed.strip().partition(" ")
    return command, rest.strip()
