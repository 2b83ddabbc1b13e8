"""The settings: what the environment says, how Slack reaches the bot by it, and what is wrong with it."""

from bot.settings.edge import Edge, find_complaints, read_bot_token, read_client, read_edge, read_keys
from bot.settings.fields import LEDGER_FILE, Settings
from bot.settings.reading import read_settings, read_what_can_be, unknown_names

__all__ = [
    "LEDGER_FILE",
    "Edge",
    "Settings",
    "find_complaints",
    "read_bot_token",
    "read_client",
    "read_edge",
    "read_keys",
    "read_settings",
    "read_what_can_be",
    "unknown_names",
]
