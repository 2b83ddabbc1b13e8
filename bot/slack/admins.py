"""Who may do what only admins may: named in the settings, members of a group named there, or Slack's own admins."""

import time
from collections.abc import Callable
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.bounded import Bounded
from bot.slack.forgiving import forgiving
from bot.slack.policy import Policy

FRESH_SECONDS: Final = 60.0
"""For how long it holds what Slack said of a person: long enough for one task, short enough to take a right away."""

_MOST_PEOPLE: Final = 1_000


class Admins:
    """Tells whether somebody is an admin; asks Slack where the settings leave it to Slack, and remembers shortly.

    Attributes:
        policy: what the settings say.
    """

    def __init__(self, policy: Policy, clock: Callable[[], float] = time.monotonic) -> None:
        """Tells by this policy; the clock counts seconds."""
        self.policy = policy
        self._clock = clock
        self._known: Bounded[tuple[str, str], tuple[float, bool]] = Bounded(_MOST_PEOPLE)

    async def has(self, client: AsyncWebClient, team: str, user: str) -> bool:
        """Whether this person of this workspace is an admin; where Slack does not tell, they are none."""
        if self.policy.is_admin(team, user):
            return True
        if not (self.policy.admin_groups or self.policy.slack_admins):
            return False
        known = self._known.find((team, user))
        if known is None or known[0] + FRESH_SECONDS < self._clock():
            known = (self._clock(), await self._ask(client, team, user))
            self._known.put((team, user), known)
        return known[1]

    async def _ask(self, client: AsyncWebClient, team: str, user: str) -> bool:
        with forgiving("Slack did not tell who is an admin"):
            if self.policy.slack_admins:
                person = (await client.users_info(user=user))["user"]
                if person.get("is_admin") or person.get("is_owner"):
                    return True
            for group in self.policy.groups_in(team):
                # The token of a whole organisation wants to be told where the group is.
                if user in (await client.usergroups_users_list(usergroup=group, team_id=team))["users"]:
                    return True
        return False
