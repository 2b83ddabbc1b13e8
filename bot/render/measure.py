"""How much of what Slack counts a message's blocks hold."""

from typing import Final

from bot.render.limits import ELEMENT_WEIGHT

_COUNTED: Final = frozenset({"text", "url", "caption", "value"})


def measure(value: object) -> int:
    """The characters of texts, captions, addresses and values in blocks, and a weight for each element."""
    if isinstance(value, dict):
        own = sum(len(held) for key, held in value.items() if key in _COUNTED and isinstance(held, str))
        return ELEMENT_WEIGHT + own + sum(map(measure, value.values()))
    return sum(map(measure, value)) if isinstance(value, list | tuple) else 0


def count_cells(table: object) -> int:
    """The characters in the cells of a table block."""
    rows = table.get("rows", ()) if isinstance(table, dict) else ()
    return sum(len(cell["text"]) for row in rows for cell in row)
