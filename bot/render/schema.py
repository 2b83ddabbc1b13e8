"""The blocks that answers are made of, with Slack's limits, as types that check themselves.

Only what is sent is described here, and nothing else passes: no element in which text could mention, link or
format is among them.
"""

from typing import Annotated, Literal, NotRequired, TypeAlias

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter
from typing_extensions import TypedDict  # the one that pydantic reads before Python 3.12

from bot.render import limits


def _text(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most, pattern=r"\S")


ActionId: TypeAlias = Annotated[str, _text(limits.ACTION_ID_MAX)]
Value: TypeAlias = Annotated[str, _text(limits.BUTTON_VALUE_MAX)]
Label: TypeAlias = Annotated[str, _text(limits.ACCESSIBILITY_LABEL_MAX)]
Shown: TypeAlias = Annotated[str, _text(limits.MESSAGE_PAYLOAD_MAX)]


class _Style(TypedDict, total=False):
    bold: bool
    italic: bool
    code: bool


class _Text(TypedDict):
    type: Literal["text"]
    text: Shown
    style: NotRequired[_Style]


class _Link(TypedDict):
    type: Literal["link"]
    text: Shown
    url: Annotated[str, StringConstraints(max_length=limits.LINK_URL_MAX, pattern=r"^https?://\S+$")]


class _User(TypedDict):
    type: Literal["user"]
    user_id: Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]*$")]


Inline: TypeAlias = Annotated[_Text | _Link | _User, Field(discriminator="type")]


class _Section(TypedDict):
    type: Literal["rich_text_section"]
    elements: Annotated[list[Inline], Field(min_length=1)]


class _List(TypedDict):
    type: Literal["rich_text_list"]
    style: Literal["bullet"]
    elements: Annotated[list[_Section], Field(min_length=1)]


class _Preformatted(TypedDict):
    type: Literal["rich_text_preformatted"]
    elements: Annotated[list[_Text], Field(min_length=1)]


class RichText(TypedDict):
    """Paragraphs, lists and code."""

    type: Literal["rich_text"]
    elements: Annotated[
        list[Annotated[_Section | _List | _Preformatted, Field(discriminator="type")]], Field(min_length=1)
    ]


class _HeaderText(TypedDict):
    type: Literal["plain_text"]
    text: Annotated[str, _text(limits.HEADER_TEXT_MAX)]
    emoji: Literal[False]


class Header(TypedDict):
    """A headline."""

    type: Literal["header"]
    text: _HeaderText


class _Cell(TypedDict):
    type: Literal["raw_text"]
    text: Annotated[str, _text(limits.TABLE_TEXT_MAX)]


class _Column(TypedDict):
    is_wrapped: bool


class Table(TypedDict):
    """A table that is read as a whole."""

    type: Literal["table"]
    rows: Annotated[
        list[Annotated[list[_Cell], Field(min_length=1, max_length=limits.TABLE_COLUMNS)]],
        Field(min_length=1, max_length=limits.TABLE_ROWS),
    ]
    column_settings: Annotated[list[_Column], Field(max_length=limits.TABLE_COLUMNS)]


class DataTable(TypedDict):
    """A table that turns pages."""

    type: Literal["data_table"]
    caption: Annotated[str, _text(limits.SECTION_TEXT_MAX)]
    rows: Annotated[
        list[Annotated[list[_Cell], Field(min_length=1, max_length=limits.DATA_TABLE_COLUMNS)]],
        Field(min_length=limits.DATA_TABLE_ROWS_MIN, max_length=limits.DATA_TABLE_ROWS),
    ]
    page_size: Annotated[int, Field(ge=1, le=limits.DATA_TABLE_PAGE_SIZE_MAX)]
    row_header_column_index: Annotated[int, Field(ge=0, lt=limits.DATA_TABLE_COLUMNS)]


class _ButtonText(TypedDict):
    type: Literal["plain_text"]
    text: Annotated[str, _text(limits.BUTTON_TEXT_MAX)]
    emoji: Literal[False]


class _Button(TypedDict):
    type: Literal["button"]
    action_id: ActionId
    text: _ButtonText
    accessibility_label: Label
    value: Value
    style: NotRequired[Literal["primary", "danger"]]


class Actions(TypedDict):
    """A row of buttons."""

    type: Literal["actions"]
    elements: Annotated[list[_Button], Field(min_length=1, max_length=limits.ACTIONS_ELEMENTS)]


class _Vote(TypedDict):
    text: _ButtonText
    accessibility_label: Label
    value: Value


class _Feedback(TypedDict):
    type: Literal["feedback_buttons"]
    action_id: ActionId
    positive_button: _Vote
    negative_button: _Vote


class ContextActions(TypedDict):
    """The question whether an answer helped."""

    type: Literal["context_actions"]
    elements: Annotated[list[_Feedback], Field(min_length=1, max_length=limits.CONTEXT_ACTIONS_ELEMENTS)]


Block: TypeAlias = Annotated[
    RichText | Header | Table | DataTable | Actions | ContextActions, Field(discriminator="type")
]

BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(
    Annotated[list[Block], Field(max_length=limits.MESSAGE_BLOCKS)],
    config=ConfigDict(extra="forbid", strict=True),
)
"""The blocks of one message."""
