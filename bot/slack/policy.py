"""How the bot is to behave where whoever runs it may decide."""

from dataclasses import dataclass
from typing import Final

from bot.slack.in_flight import MOST_IN_FLIGHT


@dataclass(frozen=True, slots=True)
class Policy:
    """What the settings decide about the Slack door.

    Attributes:
        answers_strangers: people of other organisations are answered in the channels shared with them.
        keep_text_days: for how many days the words of a question are kept; 0 keeps none.
        keep_direct_text: the words of questions in direct messages are kept as well.
        admins: who keeps the knowledge: ids of users, or `TEAM/USER` where several workspaces are
            served.
        admin_groups: ids of user groups whose members are admins as well, or `TEAM/GROUP`.
        slack_admins: the admins and owners that Slack knows of are admins here as well.
        watch: files that change prepare a review by themselves.
        autopublish: such a review is published by itself, where golden questions hold.
        admin_channel: id of the channel that such reviews are posted to, or `TEAM/CHANNEL` where several workspaces
            are served; "" for none.
        contact: who runs the bot, for people to turn to; "" where that is not told.
        most_in_flight: how many deliveries may be at work at once.
    """

    answers_strangers: bool = True
    keep_text_days: int = 30
    keep_direct_text: bool = False
    admins: frozenset[str] = frozenset()
    admin_groups: frozenset[str] = frozenset()
    slack_admins: bool = False
    watch: bool = False
    autopublish: bool = False
    admin_channel: str = ""
    contact: str = ""
    most_in_flight: int = MOST_IN_FLIGHT

    def is_admin(self, team: str, user: str) -> bool:
        """Whether this person of this workspace is among the admins."""
        return bool(self.admins & {user, f"{team}/{user}"})

    def groups_in(self, team: str) -> tuple[str, ...]:
        """The user groups of this workspace whose members are admins."""
        groups = (each.rpartition("/") for each in sorted(self.admin_groups))
        return tuple(group for where, _, group in groups if where in ("", team))

    @property
    def admin_place(self) -> tuple[str, str]:
        """The ids of the admins' workspace, "" for the only one, and of their channel there."""
        team, _, channel = self.admin_channel.rpartition("/")
        return team, channel

    def keeps_text(self, *, direct: bool) -> bool:
        """Whether the words of a question may be kept, asked where others read along or not."""
        return self.keep_text_days > 0 and (self.keep_direct_text or not direct)


DEFAULT_POLICY: Final = Policy()
