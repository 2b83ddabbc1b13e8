"""auth.test."""

from bot.workspace.ids import BOT_ID, BOT_NAME, BOT_USER
from bot.workspace.model import JsonObject
from bot.workspace.state import State


def test(state: State, _arguments: JsonObject) -> JsonObject:
    """Says whose token it is; one of a whole organisation speaks of that, and of no workspace."""
    team = state.team
    return {
        "url": f"https://{team.domain}.{'enterprise.' if team.whole else ''}slack.com/",
        "team": team.name,
        "user": BOT_NAME,
        "team_id": team.home,
        **({"enterprise_id": team.enterprise} if team.enterprise else {}),
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": team.whole,
    }
