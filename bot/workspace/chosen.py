"""What a person can choose from an element: nothing else reaches the app."""

from typing import Final

from bot.workspace.blocks import options_of
from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError

_OFFERING: Final = frozenset(
    {"static_select", "multi_static_select", "overflow", "radio_buttons", "checkboxes"}
)


def check_choice(element: JsonObject, chosen: JsonObject) -> JsonObject:
    """What goes into the payload of a choice.

    Args:
        element: what was used.
        chosen: what was chosen: `selected_option` and the like; `value` for feedback buttons.

    Raises:
        RefusedError: the element does not offer that.
    """
    if element["type"] == "feedback_buttons":
        return _feedback(element, chosen)
    if element["type"] in _OFFERING:
        options = options_of(element)
        one = [chosen["selected_option"]] if chosen.get("selected_option") else []
        if any(each not in options for each in [*one, *chosen.get("selected_options", [])]):
            raise RefusedError("option_not_found")
    return chosen


def _feedback(element: JsonObject, chosen: JsonObject) -> JsonObject:
    """One of the two buttons, by its value."""
    for button in (element["positive_button"], element["negative_button"]):
        if button["value"] == chosen.get("value"):
            return {"text": button["text"], "value": button["value"]}
    raise RefusedError("option_not_found")
