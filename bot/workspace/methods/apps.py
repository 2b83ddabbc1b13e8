"""apps.connections.open."""

from bot.workspace.model import JsonObject
from bot.workspace.state import State


def open_connection(state: State, _arguments: JsonObject) -> JsonObject:
    """Gives the address of a socket, which is good for one connection."""
    return {"url": state.open_socket()}
