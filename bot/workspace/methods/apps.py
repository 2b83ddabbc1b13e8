"""apps.connections.open."""

from bot.workspace.model import JsonObject
from bot.workspace.state import State


def open_connection(_state: State, _arguments: JsonObject) -> JsonObject:
    """Gives the address of a socket; nobody listens there, for deliveries come by HTTP here."""
    return {"url": "ws://127.0.0.1:9/link/"}
