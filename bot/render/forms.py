"""Forms: modals with inputs, each in a block of its own name, and reading back what was entered."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.render.message import JsonObject
from bot.render.rich_text import plain_text

Option = tuple[str, str]
"""A value, and what it is called."""


def modal(name: str, title: str, submit: str, kept: str, blocks: Iterable[JsonObject]) -> JsonObject:
    """A modal with the callback id `name` that hands in what its blocks hold, and `kept` with it."""
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": kept,
        "title": plain_text(title),
        "submit": plain_text(submit),
        "close": plain_text("Cancel"),
        "blocks": list(blocks),
    }


def text_field(  # noqa: PLR0913 - each says something of the field
    name: str,
    label: str,
    *,
    most: int,
    hint: str = "",
    initial: str = "",
    optional: bool = False,
    multiline: bool = False,
) -> JsonObject:
    """An input for text of at most `most` characters."""
    element: JsonObject = {
        "type": "plain_text_input",
        "action_id": name,
        "max_length": most,
        "multiline": multiline,
    }
    if initial:
        element["initial_value"] = initial
    return _field(name, label, element, hint, optional=optional)


def choice_field(
    name: str, label: str, options: Iterable[Option], *, initial: str = "", optional: bool = False
) -> JsonObject:
    """A menu with one thing to pick."""
    shown = [{"text": plain_text(text), "value": value} for value, text in options]
    element: JsonObject = {"type": "static_select", "action_id": name, "options": shown}
    picked = next((option for option in shown if option["value"] == initial), None)
    if picked:
        element["initial_option"] = picked
    return _field(name, label, element, optional=optional)


def read_form(view: Mapping[str, Any]) -> dict[str, str]:
    """What was entered, by the names of the fields; "" where nothing was."""
    entered = ((name, block.get(name) or {}) for name, block in view["state"]["values"].items())
    return {name: _read(field) for name, field in entered}


def _read(field: Mapping[str, Any]) -> str:
    picked = field.get("selected_option")
    return str(picked["value"] if picked else field.get("value") or "").strip()


def _field(name: str, label: str, element: JsonObject, hint: str = "", *, optional: bool) -> JsonObject:
    block: JsonObject = {
        "type": "input",
        "block_id": name,
        "label": plain_text(label),
        "element": element,
        "optional": optional,
    }
    return block | {"hint": plain_text(hint)} if hint else block
