"""How much of what Slack counts a message's blocks hold."""

from typing import Final

from bot.render.limits import ELEMENT_WEIGHT

_COUNTED: Final = frozenset({"text", "url", "caption", "value"})


def measure(value: object) -> int:
    """The characters of texts, captions, addresses and values in blocks, and a weight for each element."""
    if isinstance(value, dict):
        held = ELEMENT_WEIGHT
        for key, each in value.items():  # many thousands for one message: each is looked at once
            if isinstance(each, str):
                held += len(each) if key in _COUNTED else 0
            elif isinstance(each, (dict, list, tuple)):
                held += measure(each)
        return held
    return sum(map(measure, value)) if isinstance(value, (list, tuple)) else 0


def count_cells(table: object) -> int:
    """The characters in the cells of a table block."""
    rows = table.get("rows", ()) if isinstance(table, dict) else ()
    return sum(len(cell["text"]) for row in rows for cell in row)
