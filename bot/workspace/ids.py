"""The ids of everything that is there when the workspace opens."""

from typing import Final

TEAM: Final = "T0LOCAL01"
"""The workspace's, where there is but one."""
APP: Final = "A0MESHBOT"
BOT_USER: Final = "U0MESHBOT"
BOT_ID: Final = "B0MESHBOT"
SLACKBOT: Final = "USLACKBOT"
BOT_NAME: Final = "meshwise"
OTHER_BOT: Final = "U0OTHRBOT"
OTHER_BOT_ID: Final = "B0OTHRBOT"
DEVELOPER: Final = "U0DEVEL01"
OPERATOR: Final = "U0OPERA01"
ADMIN: Final = "U0ADMIN01"
OTHER_TEAM: Final = "T0OTHER01"
STRANGER: Final = "U0STRANGE"
PLATFORM_TEAM: Final = "S0PLATFRM"
"""A user group."""
GENERAL: Final = "C0GENERAL"
PLATFORM: Final = "C0PLATFRM"
ROLLOUT: Final = "C0ROLLOUT"
"""A private channel."""
PARTNERS: Final = "C0PARTNER"
"""A channel shared with another company."""


def dm_of(user: str) -> str:
    """The id of the direct messages between `user` and the app."""
    return "D" + user[1:]
