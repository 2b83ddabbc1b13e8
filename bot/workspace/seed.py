"""The workspace as it stands when it opens: people by their roles, and channels."""

from typing import Final

from bot.workspace.ids import (
    ADMIN,
    BOT_NAME,
    BOT_USER,
    DEVELOPER,
    GENERAL,
    OPERATOR,
    PLATFORM,
    SLACKBOT,
    dm_of,
)
from bot.workspace.model import Channel, User

USERS: Final = (
    User(DEVELOPER, "dev", "Developer", "Application team"),
    User(OPERATOR, "ops", "Operator", "Platform team"),
    User(ADMIN, "admin", "Administrator", "Workspace admin", is_admin=True),
    User(BOT_USER, BOT_NAME, "Meshwise", is_bot=True),
    User(SLACKBOT, "slackbot", "Slackbot", is_bot=True),
)
EVERYONE: Final = frozenset(user.id for user in USERS)


def seeded_channels() -> tuple[Channel, ...]:
    """The channels everyone is in, and one conversation with the app for each person."""
    public = (
        Channel(GENERAL, "general", "For everyone and everything", EVERYONE),
        Channel(PLATFORM, "platform", "Clusters, gateways, meshes", EVERYONE),
    )
    people = (user.id for user in USERS if not user.is_bot)
    direct = (Channel(dm_of(who), "", "", frozenset({who, BOT_USER}), person=who) for who in people)
    return (*public, *direct)
