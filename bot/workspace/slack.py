"""All workspaces of one Web API, and which of them a call is for."""

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from bot.workspace.faults import Faults
from bot.workspace.grants import Grants
from bot.workspace.model import JsonObject

if TYPE_CHECKING:
    from bot.workspace.stage import Stage


class Slack:
    """What workspaces share.

    Attributes:
        grants: what the app was granted.
        faults: what will go wrong with calls.
        event_numbers: what the ids of events are made of.
    """

    def __init__(self, now: Callable[[], float], scopes: frozenset[str]) -> None:
        """Slack without workspaces; the app may ask for these scopes."""
        self.grants = Grants(now, scopes)
        self.faults = Faults()
        self.event_numbers = count(1)
        self._stages: dict[str, Stage] = {}

    def join(self, stage: "Stage") -> None:
        """Adds a workspace."""
        self._stages[stage.state.team.id] = stage

    @property
    def first(self) -> "Stage":
        """The workspace that was there first, where calls are noted that are for none."""
        return next(iter(self._stages.values()))

    def find(self, token: str, arguments: JsonObject) -> "Stage":
        """The workspace that a token is for, though it may be good no longer; the first one for what is no token.

        The token of a whole organisation is for the workspace that the call names, else for its first one.
        """
        home = self.grants.find_home(token)
        stages = [stage for stage in self._stages.values() if stage.state.team.home == home]
        named = [stage for stage in stages if stage.state.team.id == arguments.get("team_id")]
        return next(iter(named or stages), self.first)

    def exchange(self, credentials: str, arguments: JsonObject) -> JsonObject:
        """oauth.v2.access."""
        home, response = self.grants.exchange(credentials, arguments)
        stages = (stage for stage in self._stages.values() if stage.state.team.home == home)
        team = next(stages).state.team
        if team.whole:
            return response | {"team": None, "enterprise": {"id": team.enterprise, "name": "Organisation"}}
        enterprise = {"id": team.enterprise, "name": "Organisation"} if team.enterprise else None
        return response | {"team": {"id": team.id, "name": team.name}, "enterprise": enterprise}
