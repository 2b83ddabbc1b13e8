"""auth.test."""

from bot.workspace.ids import BOT_ID, BOT_NAME, BOT_USER, TEAM, TEAM_DOMAIN, TEAM_NAME
from bot.workspace.model import JsonObject
from bot.workspace.state import State


def test(_state: State, _arguments: JsonObject) -> JsonObject:
    """Says whose token it is."""
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_NAME,
        "user": BOT_NAME,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }
