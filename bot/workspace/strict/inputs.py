"""What Slack asks of what people enter and choose: numbers in bounds, first choices that are offered."""

from collections.abc import Iterator
from typing import Final

from bot.render import limits
from bot.workspace.blocks import elements_of, options_of
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint

# The least and the most that each number of an element may be.
_NUMBERS: Final = {
    "max_length": (1, limits.PLAIN_TEXT_INPUT_MAX),
    "min_length": (0, limits.PLAIN_TEXT_INPUT_MAX),
    "max_selected_items": (1, None),
    "min_query_length": (0, None),
    "max_files": (1, limits.FILE_INPUT_FILES),
}
_OFFERING: Final = frozenset({"static_select", "multi_static_select", "radio_buttons", "checkboxes"})


def check_inputs(blocks: list[JsonObject], surface: str, pointer: str) -> Iterator[Complaint]:
    """Complaints about the interactive elements of a message or view."""
    focused = 0
    for place, block in enumerate(blocks):
        for element in elements_of(block):
            where = f"{pointer}/{place}/{_where_in(block, element)}"
            yield from _check_numbers(element, where)
            yield from _check_first_choice(element, where)
            if element.get("response_url_enabled") and (surface, block["type"]) != ("modal", "input"):
                yield Complaint(f"{where}/response_url_enabled", "only allowed in input blocks of modals")
            focused += bool(element.get("focus_on_load"))
    if focused > 1:
        yield Complaint(pointer, "only one element can have focus_on_load set to true")


def _where_in(block: JsonObject, element: JsonObject) -> str:
    if element in block.get("elements", ()):
        return f"elements/{block['elements'].index(element)}"
    return "element" if block.get("element") is element else "accessory"


def _check_numbers(element: JsonObject, where: str) -> Iterator[Complaint]:
    for name, (least, most) in _NUMBERS.items():
        number = element.get(name)
        if isinstance(number, int) and not least <= number <= (number if most is None else most):
            bounds = f"at least {least}" if most is None else f"between {least} and {most}"
            yield Complaint(f"{where}/{name}", f"must be {bounds}")
    if element.get("min_length", 0) > element.get("max_length", limits.PLAIN_TEXT_INPUT_MAX):
        yield Complaint(f"{where}/min_length", "must not be more than max_length")


def _check_first_choice(element: JsonObject, where: str) -> Iterator[Complaint]:
    """What is chosen at first is on offer, and no more than may be chosen."""
    several = element.get("initial_options", [])
    if len(several) > element.get("max_selected_items", len(several)):
        yield Complaint(f"{where}/initial_options", "must not be more than max_selected_items")
    if element["type"] in _OFFERING:
        offered = options_of(element)
        if "initial_option" in element and element["initial_option"] not in offered:
            yield Complaint(f"{where}/initial_option", "must be one of the options")
        if any(each not in offered for each in several):
            yield Complaint(f"{where}/initial_options", "must be among the options")
