"""Forms: modals with inputs, each in a block of its own name, and reading back what was entered."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.render.message import JsonObject
from bot.render.rich_text import plain_text

Option = tuple[str, str]
"""A value, and what it is called."""


def modal(
    name: str, title: str, submit: str, kept: str, blocks: Iterable[JsonObject], *, close: str = "Cancel"
) -> JsonObject:
    """A modal with the callback id `name` that hands in what its blocks hold, and `kept` with it."""
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": kept,
        "title": plain_text(title),
        "submit": plain_text(submit),
        "close": plain_text(close),
        "blocks": list(blocks),
    }


def field(
    name: str, label: str, element: JsonObject, *, hint: str = "", optional: bool = False
) -> JsonObject:
    """An input whose block and element have the same name: a form of ours asks each thing once."""
    block: JsonObject = {
        "type": "input",
        "block_id": name,
        "label": plain_text(label),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    return block | {"hint": plain_text(hint)} if hint else block


def words(most: int, initial: str = "", *, multiline: bool = False) -> JsonObject:
    """What at most `most` characters are typed into."""
    element: JsonObject = {"type": "plain_text_input", "max_length": most, "multiline": multiline}
    return element | {"initial_value": initial} if initial else element


def choice(options: Iterable[Option], initial: str = "") -> JsonObject:
    """A menu with one thing to pick."""
    shown = [{"text": plain_text(text), "value": value} for value, text in options]
    element: JsonObject = {"type": "static_select", "options": shown}
    picked = next((option for option in shown if option["value"] == initial), None)
    return element | {"initial_option": picked} if picked else element


def read_form(view: Mapping[str, Any]) -> dict[str, str]:
    """What was entered, by the names of the fields; "" where nothing was."""
    entered = ((name, block.get(name) or {}) for name, block in view["state"]["values"].items())
    return {name: _read(field) for name, field in entered}


def _read(field: Mapping[str, Any]) -> str:
    picked = field.get("selected_option")
    return str(picked["value"] if picked else field.get("value") or "").strip()
