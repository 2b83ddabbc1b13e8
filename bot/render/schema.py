"""The blocks that answers are made of, with Slack's limits, as types that check themselves.

Only what is sent is described here, and nothing else passes: no element in which text could mention, link or
format is among them.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from bot.render import limits


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _text(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most, pattern=r"\S")


ActionId: TypeAlias = Annotated[str, _text(limits.ACTION_ID_MAX)]
Value: TypeAlias = Annotated[str, _text(limits.BUTTON_VALUE_MAX)]
Label: TypeAlias = Annotated[str, _text(limits.ACCESSIBILITY_LABEL_MAX)]
Shown: TypeAlias = Annotated[str, _text(limits.MESSAGE_PAYLOAD_MAX)]


class _Style(_Part):
    bold: bool = False
    italic: bool = False
    code: bool = False


class _Text(_Part):
    type: Literal["text"]
    text: Shown
    style: _Style | None = None


class _Link(_Part):
    type: Literal["link"]
    text: Shown
    url: Annotated[str, StringConstraints(max_length=limits.LINK_URL_MAX, pattern=r"^https?://\S+$")]


class _User(_Part):
    type: Literal["user"]
    user_id: Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]*$")]


Inline: TypeAlias = Annotated[_Text | _Link | _User, Field(discriminator="type")]


class _Section(_Part):
    type: Literal["rich_text_section"]
    elements: Annotated[list[Inline], Field(min_length=1)]


class _List(_Part):
    type: Literal["rich_text_list"]
    style: Literal["bullet"]
    elements: Annotated[list[_Section], Field(min_length=1)]


class _Preformatted(_Part):
    type: Literal["rich_text_preformatted"]
    elements: Annotated[list[_Text], Field(min_length=1)]


class RichText(_Part):
    """Paragraphs, lists and code."""

    type: Literal["rich_text"]
    elements: Annotated[
        list[Annotated[_Section | _List | _Preformatted, Field(discriminator="type")]], Field(min_length=1)
    ]


class _HeaderText(_Part):
    type: Literal["plain_text"]
    text: Annotated[str, _text(limits.HEADER_TEXT_MAX)]
    emoji: Literal[False]


class Header(_Part):
    """A headline."""

    type: Literal["header"]
    text: _HeaderText


class _Cell(_Part):
    type: Literal["raw_text"]
    text: Annotated[str, _text(limits.TABLE_TEXT_MAX)]


class _Column(_Part):
    is_wrapped: bool


class Table(_Part):
    """A table that is read as a whole."""

    type: Literal["table"]
    rows: Annotated[
        list[Annotated[list[_Cell], Field(min_length=1, max_length=limits.TABLE_COLUMNS)]],
        Field(min_length=1, max_length=limits.TABLE_ROWS),
    ]
    column_settings: Annotated[list[_Column], Field(max_length=limits.TABLE_COLUMNS)]


class DataTable(_Part):
    """A table that turns pages."""

    type: Literal["data_table"]
    caption: Annotated[str, _text(limits.SECTION_TEXT_MAX)]
    rows: Annotated[
        list[Annotated[list[_Cell], Field(min_length=1, max_length=limits.DATA_TABLE_COLUMNS)]],
        Field(min_length=limits.DATA_TABLE_ROWS_MIN, max_length=limits.DATA_TABLE_ROWS),
    ]
    page_size: Annotated[int, Field(ge=1, le=limits.DATA_TABLE_PAGE_SIZE_MAX)]
    row_header_column_index: Annotated[int, Field(ge=0, lt=limits.DATA_TABLE_COLUMNS)]


class _ButtonText(_Part):
    type: Literal["plain_text"]
    text: Annotated[str, _text(limits.BUTTON_TEXT_MAX)]
    emoji: Literal[False]


class _Button(_Part):
    type: Literal["button"]
    action_id: ActionId
    text: _ButtonText
    accessibility_label: Label
    value: Value
    style: Literal["primary", "danger"] | None = None


class Actions(_Part):
    """A row of buttons."""

    type: Literal["actions"]
    elements: Annotated[list[_Button], Field(min_length=1, max_length=limits.ACTIONS_ELEMENTS)]


class _Vote(_Part):
    text: _ButtonText
    accessibility_label: Label
    value: Value


class _Feedback(_Part):
    type: Literal["feedback_buttons"]
    action_id: ActionId
    positive_button: _Vote
    negative_button: _Vote


class ContextActions(_Part):
    """The question whether an answer helped."""

    type: Literal["context_actions"]
    elements: Annotated[list[_Feedback], Field(min_length=1, max_length=limits.CONTEXT_ACTIONS_ELEMENTS)]


Block: TypeAlias = Annotated[
    RichText | Header | Table | DataTable | Actions | ContextActions, Field(discriminator="type")
]

BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(
    Annotated[list[Block], Field(max_length=limits.MESSAGE_BLOCKS)]
)
"""The blocks of one message."""
