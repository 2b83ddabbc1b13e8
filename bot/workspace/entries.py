"""What is entered in the blocks of a view: what is there at first, what a person enters, what is missing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bot.workspace.blocks import elements_of, options_of
from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError

_HELD_AS: Final = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "users_select": "selected_user",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "multi_users_select": "selected_users",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
"""The key under which an element's entry stands, by the element's type."""
REQUIRED: Final = "Please complete this required field."


def initial_values(blocks: Iterable[JsonObject]) -> JsonObject:
    """What is entered before anyone touches anything, as `values[block_id][action_id]`."""
    values: JsonObject = {}
    for block, element in _holders(blocks):
        key = _HELD_AS[element["type"]]
        initial = element.get(key.replace("selected_", "initial_") if key != "value" else "initial_value")
        empty: object = [] if key.endswith("s") else None
        entry = {"type": element["type"], key: initial if initial is not None else empty}
        values.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return values


def overlay(blocks: Iterable[JsonObject], entered: JsonObject) -> JsonObject:
    """The initial values with what was entered in their place, as far as the same element is still there."""
    values = initial_values(blocks)
    for block_id, entries in values.items():
        for action_id, entry in entries.items():
            given = entered.get(block_id, {}).get(action_id)
            if isinstance(given, dict) and given.keys() & entry.keys() - {"type"}:
                entries[action_id] = {**given, "type": entry["type"]}
    return values


def enter(blocks: Iterable[JsonObject], chosen: Mapping[str, object]) -> JsonObject:
    """Entries made by hand, in Slack's shape.

    Args:
        blocks: the blocks of the view.
        chosen: by action id: a text, an option's value or text, a whole option (an external menu's), or a list
            of these where several may be chosen.
    """
    elements = {element["action_id"]: (block, element) for block, element in _holders(blocks)}
    values: JsonObject = {}
    for action_id, choice in chosen.items():
        if action_id not in elements:
            raise RefusedError("action_not_found")
        block, element = elements[action_id]
        key = _HELD_AS[element["type"]]
        entry = {"type": element["type"], key: _as_held(element, key, choice)}
        values.setdefault(block["block_id"], {})[action_id] = entry
    return values


def find_missing(blocks: Iterable[JsonObject], values: JsonObject) -> dict[str, str]:
    """What Slack itself complains about before it hands a modal to the app, by block_id."""
    complaints: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input" and block["element"]["type"] in _HELD_AS:
            entry = values[block["block_id"]][block["element"]["action_id"]]
            words = _complain(block, entry[_HELD_AS[block["element"]["type"]]])
            if words:
                complaints[block["block_id"]] = words
    return complaints


def _complain(block: JsonObject, held: object) -> str:
    element = block["element"]
    if not held:
        return "" if block.get("optional") else REQUIRED
    if isinstance(held, list) and len(held) > element.get("max_selected_items", len(held)):
        return f"Choose no more than {element['max_selected_items']}."
    if isinstance(held, str) and len(held) < element.get("min_length", 0):
        return f"Enter at least {element['min_length']} characters."
    if isinstance(held, str) and len(held) > element.get("max_length", len(held)):
        return f"Enter no more than {element['max_length']} characters."
    return ""


def _holders(blocks: Iterable[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Every element that holds an entry, with its block."""
    for block in blocks:
        yield from ((block, element) for element in elements_of(block) if element["type"] in _HELD_AS)


def _as_held(element: JsonObject, key: str, choice: object) -> object:
    if key == "selected_options" and isinstance(choice, list):
        return [_as_option(element, each) for each in choice]
    return _as_option(element, choice) if key == "selected_option" else choice


def _as_option(element: JsonObject, choice: object) -> object:
    if isinstance(choice, dict) and element["type"].endswith("external_select"):
        return choice
    for option in options_of(element):
        if choice in (option, option["value"], option["text"]["text"]):
            return option
    raise RefusedError("option_not_found")
