"""How long each text and list in a block may be, by the type of what holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the most that a text or a list may hold.

    Attributes:
        path: steps from the holder, with "*" for every item of a list: "fields.*.text".
        most: characters or items allowed.
        least: characters or items needed.
    """

    path: str
    most: int
    least: int = 0


OPTIONS: Final = (
    Bound("options.*.text.text", limits.OPTION_TEXT_MAX, 1),
    Bound("options.*.value", limits.OPTION_VALUE_MAX),
    Bound("options.*.description.text", limits.OPTION_TEXT_MAX),
)
GROUPS: Final = (
    Bound("option_groups", limits.SELECT_OPTION_GROUPS, 1),
    Bound("option_groups.*.options", limits.SELECT_OPTIONS, 1),
    Bound("option_groups.*.label.text", limits.OPTION_TEXT_MAX, 1),
    Bound("option_groups.*.options.*.text.text", limits.OPTION_TEXT_MAX, 1),
    Bound("option_groups.*.options.*.value", limits.OPTION_VALUE_MAX),
)
_SELECT: Final = (Bound("options", limits.SELECT_OPTIONS, 1), *OPTIONS, *GROUPS)
_CHOICE: Final = (Bound("options", limits.CHOICE_OPTIONS, 1), *OPTIONS)
_IMAGE: Final = (
    Bound("image_url", limits.IMAGE_URL_MAX, 1),
    Bound("alt_text", limits.IMAGE_ALT_TEXT_MAX),
    Bound("title.text", limits.IMAGE_TITLE_MAX),
)
_BUTTON: Final = (
    Bound("text.text", limits.BUTTON_TEXT_MAX, 1),
    Bound("value", limits.BUTTON_VALUE_MAX),
    Bound("url", limits.BUTTON_URL_MAX),
)

EVERYWHERE: Final = (
    Bound("block_id", limits.BLOCK_ID_MAX),
    Bound("action_id", limits.ACTION_ID_MAX, 1),
    Bound("accessibility_label", limits.ACCESSIBILITY_LABEL_MAX),
    Bound("placeholder.text", limits.PLACEHOLDER_MAX),
    Bound("initial_option.text.text", limits.OPTION_TEXT_MAX, 1),
    Bound("initial_option.value", limits.OPTION_VALUE_MAX),
    Bound("initial_options.*.text.text", limits.OPTION_TEXT_MAX, 1),
    Bound("initial_options.*.value", limits.OPTION_VALUE_MAX),
    Bound("confirm.title.text", limits.CONFIRM_TITLE_MAX, 1),
    Bound("confirm.text.text", limits.CONFIRM_TEXT_MAX, 1),
    Bound("confirm.confirm.text", limits.CONFIRM_BUTTON_MAX, 1),
    Bound("confirm.deny.text", limits.CONFIRM_BUTTON_MAX, 1),
)

BY_TYPE: Final[dict[str, tuple[Bound, ...]]] = {
    "section": (
        Bound("text.text", limits.SECTION_TEXT_MAX, 1),
        Bound("fields", limits.SECTION_FIELDS, 1),
        Bound("fields.*.text", limits.SECTION_FIELD_MAX, 1),
    ),
    "header": (Bound("text.text", limits.HEADER_TEXT_MAX, 1),),
    "context": (
        Bound("elements", limits.CONTEXT_ELEMENTS, 1),
        Bound("elements.*.text", limits.SECTION_TEXT_MAX, 1),
    ),
    "context_actions": (Bound("elements", limits.CONTEXT_ACTIONS_ELEMENTS, 1),),
    "actions": (Bound("elements", limits.ACTIONS_ELEMENTS, 1),),
    "image": _IMAGE,
    "input": (Bound("label.text", limits.INPUT_LABEL_MAX, 1), Bound("hint.text", limits.INPUT_HINT_MAX)),
    "video": (Bound("title.text", limits.VIDEO_TITLE_MAX, 1), Bound("author_name", limits.VIDEO_AUTHOR_MAX)),
    "markdown": (Bound("text", limits.MARKDOWN_TEXT_MAX, 1),),
    "alert": (Bound("text.text", limits.ALERT_TEXT_MAX, 1),),
    "card": (
        Bound("title.text", limits.CARD_TITLE_MAX, 1),
        Bound("subtitle.text", limits.CARD_TITLE_MAX, 1),
        Bound("body.text", limits.CARD_BODY_MAX, 1),
        Bound("actions", limits.CARD_BUTTONS, 1),
    ),
    "carousel": (Bound("elements", limits.CAROUSEL_CARDS, 1),),
    "container": (
        Bound("title.text", limits.CONTAINER_TITLE_MAX, 1),
        Bound("subtitle.text", limits.CONTAINER_TITLE_MAX, 1),
        Bound("child_blocks", limits.CONTAINER_CHILDREN, 1),
    ),
    "link": (Bound("url", limits.LINK_URL_MAX, 1),),
    "rich_text": (Bound("elements", limits.MESSAGE_PAYLOAD_MAX, 1),),
    "text": (Bound("text", limits.MESSAGE_PAYLOAD_MAX, 1),),
    "table": (
        Bound("rows", limits.TABLE_ROWS, 1),
        Bound("rows.*", limits.TABLE_COLUMNS, 1),
        Bound("column_settings", limits.TABLE_COLUMNS),
    ),
    "data_table": (
        Bound("rows", limits.DATA_TABLE_ROWS, limits.DATA_TABLE_ROWS_MIN),
        Bound("rows.*", limits.DATA_TABLE_COLUMNS, 1),
        Bound("caption", limits.SECTION_TEXT_MAX, 1),
    ),
    "raw_text": (Bound("text", limits.TABLE_TEXT_MAX, limits.TABLE_CELL_MIN),),
    "raw_number": (Bound("text", limits.TABLE_TEXT_MAX, limits.TABLE_CELL_MIN),),
    "button": _BUTTON,
    "workflow_button": _BUTTON,
    "icon_button": _BUTTON,
    "feedback_buttons": (
        Bound("positive_button.text.text", limits.BUTTON_TEXT_MAX, 1),
        Bound("positive_button.value", limits.BUTTON_VALUE_MAX),
        Bound("negative_button.text.text", limits.BUTTON_TEXT_MAX, 1),
        Bound("negative_button.value", limits.BUTTON_VALUE_MAX),
    ),
    "overflow": (Bound("options", limits.OVERFLOW_OPTIONS, 1), *OPTIONS),
    "radio_buttons": _CHOICE,
    "checkboxes": _CHOICE,
    "static_select": _SELECT,
    "multi_static_select": _SELECT,
    "plain_text_input": (Bound("initial_value", limits.PLAIN_TEXT_INPUT_MAX),),
}


def check_lengths(value: object, pointer: str) -> Iterator[Complaint]:
    """Complaints about every text and list within a value that is too long or too short."""
    if isinstance(value, dict):
        yield from _check_holder(value, pointer)
        for key, child in value.items():
            yield from check_lengths(child, f"{pointer}/{key}")
    elif isinstance(value, list):
        for place, child in enumerate(value):
            yield from check_lengths(child, f"{pointer}/{place}")


def check_bound(holder: JsonObject, pointer: str, bound: Bound) -> Iterator[Complaint]:
    """Complaints about what one bound speaks of."""
    for place, found in _follow(holder, bound.path.split("."), pointer):
        if isinstance(found, list) and len(found) > bound.most:
            yield Complaint(place, f"no more than {bound.most} items allowed")
        elif isinstance(found, list) and len(found) < bound.least:
            yield Complaint(place, f"must provide at least {bound.least} items")
        elif isinstance(found, str) and len(found) > bound.most:
            yield Complaint(place, f"must be less than {bound.most + 1} characters")
        elif isinstance(found, str) and len(found) < bound.least:
            yield Complaint(place, f"must be more than {bound.least - 1} characters")


def _check_holder(holder: JsonObject, pointer: str) -> Iterator[Complaint]:
    for bound in (*EVERYWHERE, *BY_TYPE.get(str(holder.get("type")), ())):
        yield from check_bound(holder, pointer, bound)


def _follow(value: object, steps: list[str], pointer: str) -> Iterator[tuple[str, object]]:
    """Whatever stands at the end of a path, with its pointer; nothing where the path is broken."""
    if not steps:
        yield pointer, value
    elif steps[0] == "*" and isinstance(value, list):
        for place, item in enumerate(value):
            yield from _follow(item, steps[1:], f"{pointer}/{place}")
    elif isinstance(value, dict) and steps[0] in value:
        yield from _follow(value[steps[0]], steps[1:], f"{pointer}/{steps[0]}")
