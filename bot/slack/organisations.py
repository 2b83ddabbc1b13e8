"""Where one installation serves a whole organisation, each call says for which of its workspaces it is."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.identity import read_team
from bot.slack.room import Room


def register(app: AsyncApp, room: Room) -> None:
    """Tells the client of each delivery its workspace, and remembers that it belongs to the organisation."""

    @app.middleware
    async def name_workspace(
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        next_: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        team = read_team(body)
        if context.is_enterprise_install and context.enterprise_id and context.bot_token and team:
            client.default_params["team_id"] = team
            await room.access.meet(team, context.enterprise_id)
        return await next_()
