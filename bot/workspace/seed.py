"""The workspace as it stands when it opens: people by their roles, and channels."""

from dataclasses import replace
from typing import Final

from bot.workspace.ids import (
    ADMIN,
    BOT_NAME,
    BOT_USER,
    DEVELOPER,
    GENERAL,
    OPERATOR,
    OTHER_BOT,
    OTHER_TEAM,
    PARTNERS,
    PLATFORM,
    PLATFORM_TEAM,
    ROLLOUT,
    SLACKBOT,
    STRANGER,
    dm_of,
)
from bot.workspace.model import Channel, User

USERS: Final = (
    User(DEVELOPER, "dev", "Developer", "Application team"),
    User(OPERATOR, "ops", "Operator", "Platform team"),
    User(ADMIN, "admin", "Administrator", "Workspace admin", is_admin=True),
    User(STRANGER, "partner", "Partner engineer", "Another company", team=OTHER_TEAM, is_stranger=True),
    User(BOT_USER, BOT_NAME, "Meshwise", is_bot=True),
    User(OTHER_BOT, "deploys", "Deploys", is_bot=True),
    User(SLACKBOT, "slackbot", "Slackbot", is_bot=True),
)
GROUPS: Final = {PLATFORM_TEAM: frozenset({OPERATOR})}
"""Members of user groups."""
EVERYONE: Final = frozenset(user.id for user in USERS if not user.is_stranger)


def seeded_users(team: str) -> tuple[User, ...]:
    """The people, as members of this workspace."""
    return tuple(user if user.is_stranger else replace(user, team=team) for user in USERS)


def seeded_channels() -> tuple[Channel, ...]:
    """The channels, and one conversation with the app for each person of this workspace."""
    few = frozenset({OPERATOR, ADMIN, BOT_USER})
    channels = (
        Channel(GENERAL, "general", "For everyone and everything", EVERYONE),
        Channel(PLATFORM, "platform", "Clusters, gateways, meshes", EVERYONE),
        Channel(ROLLOUT, "rollout", "What goes live when", few, is_private=True),
        Channel(PARTNERS, "partners", "Shared with another company", EVERYONE | {STRANGER}, is_shared=True),
    )
    people = (user.id for user in USERS if not user.is_bot and not user.is_stranger)
    direct = (Channel(dm_of(who), "", "", frozenset({who, BOT_USER}), person=who) for who in people)
    return (*channels, *direct)
