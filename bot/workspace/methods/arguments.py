"""Reading the arguments of a call."""

from typing import Any

from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError


def get_text(arguments: JsonObject, name: str) -> str:
    """An argument that may be absent, as text."""
    value = arguments.get(name)
    return "" if value is None else str(value)


def require(arguments: JsonObject, name: str) -> str:
    """An argument that must be there, or RefusedError invalid_arguments."""
    value = get_text(arguments, name)
    if not value:
        raise RefusedError("invalid_arguments")
    return value


def get_list(arguments: JsonObject, name: str) -> list[Any]:
    """A list argument that may be absent."""
    value = arguments.get(name) or []
    if not isinstance(value, list):
        raise RefusedError("invalid_arguments")
    return value
