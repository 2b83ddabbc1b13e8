"""How much of what Slack counts a message's blocks hold."""

from typing import Final

from bot.render.limits import ELEMENT_WEIGHT

_COUNTED: Final = frozenset({"text", "url", "caption", "value"})


def measure(value: object) -> int:
    """The characters of texts, captions, addresses and values in blocks, and a weight for each element."""
    if isinstance(value, dict):
        return ELEMENT_WEIGHT + sum(_held(key, held) for key, held in value.items())
    return sum(map(measure, value)) if isinstance(value, list | tuple) else 0


def _held(key: str, held: object) -> int:
    if isinstance(held, str):
        return len(held) if key in _COUNTED else 0
    return measure(held)


def count_cells(table: object) -> int:
    """The characters in the cells of a table block."""
    rows = table.get("rows", ()) if isinstance(table, dict) else ()
    return sum(len(cell["text"]) for row in rows for cell in row)
