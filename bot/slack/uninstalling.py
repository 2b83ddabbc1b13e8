"""What happens when the app loses a workspace: its tokens go, and with an uninstallation all that is kept about it.

Slack delivers such news late and more than once; an installation that was made after it stays.
"""

import logging
from datetime import UTC, datetime
from typing import Any, Final

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.slack.authorize import read_home
from bot.slack.room import Room

_log: Final = logging.getLogger(__name__)


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the loss of workspaces."""

    @app.event("tokens_revoked")
    @room.in_flight.tracked
    async def lose_tokens(body: dict[str, Any], context: AsyncBoltContext) -> None:
        if (body["event"].get("tokens") or {}).get("bot"):
            await _remove(room, read_home(context), _told_at(body))

    @app.event("app_uninstalled")
    @room.in_flight.tracked
    async def lose_everything(body: dict[str, Any], context: AsyncBoltContext) -> None:
        home = read_home(context)
        if await _remove(room, home, _told_at(body)):
            for team in (home, *await room.ledger.installations.members(home)):
                await _forget(room, team)

    @app.event("team_access_revoked")
    @room.in_flight.tracked
    async def lose_members(body: dict[str, Any]) -> None:
        for team in body["event"].get("team_ids") or ():
            await _forget(room, str(team))


async def _remove(room: Room, home: str, at: datetime) -> bool:
    """Deletes the installation; returns whether the app is there no longer."""
    gone = await room.ledger.installations.remove(home, at)
    await room.access.forget(home)
    _log.info(
        "%s: the tokens %s", home, "are deleted" if gone else "are newer than their revocation, and stay"
    )
    return gone


async def _forget(room: Room, team: str) -> None:
    forgotten = await room.ledger.forget_team(team)
    await room.ledger.installations.leave(team)
    _log.info("%s: the app was uninstalled; %d entries are forgotten", team, forgotten)


def _told_at(body: dict[str, Any]) -> datetime:
    """When it happened; Slack tells it in whole seconds, so the whole second counts."""
    at = body.get("event_time")
    return datetime.fromtimestamp(at + 1, UTC) if isinstance(at, int) else datetime.now(UTC)
