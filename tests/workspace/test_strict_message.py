"""A message over any of Slack's limits is refused at the place where it is over; one within them is taken."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.strict import check_message
from tests.workspace.build import actions, button, data_table, plain, raw, section, select, table

Build = Callable[[int], list[JsonObject]]

LENGTHS: dict[str, tuple[int, str, Build]] = {
    "section text": (limits.SECTION_TEXT_MAX, "/blocks/0/text/text", lambda n: [section("x" * n)]),
    "section field": (
        limits.SECTION_FIELD_MAX,
        "/blocks/0/fields/0/text",
        lambda n: [{"type": "section", "fields": [plain("x" * n)]}],
    ),
    "header": (
        limits.HEADER_TEXT_MAX,
        "/blocks/0/text/text",
        lambda n: [{"type": "header", "text": plain("x" * n)}],
    ),
    "button text": (
        limits.BUTTON_TEXT_MAX,
        "/blocks/0/elements/0/text/text",
        lambda n: [actions(button("x" * n))],
    ),
    "button value": (
        limits.BUTTON_VALUE_MAX,
        "/blocks/0/elements/0/value",
        lambda n: [actions(button(value="x" * n))],
    ),
    "action_id": (
        limits.ACTION_ID_MAX,
        "/blocks/0/elements/0/action_id",
        lambda n: [actions(button(action_id="x" * n))],
    ),
    "block_id": (limits.BLOCK_ID_MAX, "/blocks/0/block_id", lambda n: [{**section(), "block_id": "x" * n}]),
    "accessibility label": (
        limits.ACCESSIBILITY_LABEL_MAX,
        "/blocks/0/elements/0/accessibility_label",
        lambda n: [actions(button(accessibility_label="x" * n))],
    ),
    "option text": (
        limits.OPTION_TEXT_MAX,
        "/blocks/0/elements/0/options/0/text/text",
        lambda n: [actions(select(text="x" * n))],
    ),
    "option value": (
        limits.OPTION_VALUE_MAX,
        "/blocks/0/elements/0/options/0/value",
        lambda n: [actions(select(value="x" * n))],
    ),
    "alt text": (
        limits.IMAGE_ALT_TEXT_MAX,
        "/blocks/0/alt_text",
        lambda n: [{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "x" * n}],
    ),
    "markdown": (
        limits.MARKDOWN_TEXT_MAX,
        "/blocks/0/text",
        lambda n: [{"type": "markdown", "text": "x" * n}],
    ),
}

COUNTS: dict[str, tuple[int, str, Build]] = {
    "blocks": (limits.MESSAGE_BLOCKS, "/blocks", lambda n: [section() for _ in range(n)]),
    "section fields": (
        limits.SECTION_FIELDS,
        "/blocks/0/fields",
        lambda n: [{"type": "section", "fields": [plain("x")] * n}],
    ),
    "actions": (limits.ACTIONS_ELEMENTS, "/blocks/0/elements", lambda n: [actions(*[button()] * n)]),
    "context": (
        limits.CONTEXT_ELEMENTS,
        "/blocks/0/elements",
        lambda n: [{"type": "context", "elements": [plain("x")] * n}],
    ),
    "options": (
        limits.SELECT_OPTIONS,
        "/blocks/0/elements/0/options",
        lambda n: [actions(select(options=n))],
    ),
    "table rows": (limits.TABLE_ROWS, "/blocks/0/rows", lambda n: [table(rows=n)]),
    "table columns": (limits.TABLE_COLUMNS, "/blocks/0/rows/0", lambda n: [table(columns=n)]),
    "tables": (limits.TABLES_PER_MESSAGE, "/blocks/1", lambda n: [table()] * n),
    "data_table columns": (limits.DATA_TABLE_COLUMNS, "/blocks/0/rows/0", lambda n: [data_table(columns=n)]),
    "page_size": (
        limits.DATA_TABLE_PAGE_SIZE_MAX,
        "/blocks/0/page_size",
        lambda n: [data_table(page_size=n)],
    ),
}
LIMITS = {**LENGTHS, **COUNTS}


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(over=st.integers(min_value=1, max_value=30))
def test_over_a_limit_is_refused_where_it_is_over(name: str, over: int) -> None:
    """Whatever exceeds a limit comes back as invalid_blocks, with a pointer to it."""
    most, pointer, build = LIMITS[name]
    complaints = check_message("text", build(most + over))
    assert pointer in [complaint.pointer for complaint in complaints]
    assert {complaint.error for complaint in complaints} == {"invalid_blocks"}


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_within_a_limit_is_taken(name: str, data: st.DataObject) -> None:
    """Anything from one to the limit itself is accepted."""
    most, _, build = LIMITS[name]
    assert check_message("text", build(data.draw(st.integers(min_value=1, max_value=most)))) == []


@settings(max_examples=10, deadline=None)
@given(rows=st.integers(min_value=limits.DATA_TABLE_ROWS + 1, max_value=limits.DATA_TABLE_ROWS + 100))
def test_data_table_with_too_many_rows(rows: int) -> None:
    """A data_table above its rows is refused at its rows."""
    assert [each.pointer for each in check_message("t", [data_table(rows=rows)])] == ["/blocks/0/rows"]


def test_data_table_needs_a_row_below_its_head() -> None:
    """A head alone is no data_table."""
    (complaint,) = check_message("t", [data_table(rows=1)])
    assert (complaint.pointer, complaint.message) == ("/blocks/0/rows", "must provide at least 2 items")


def test_data_table_needs_a_caption() -> None:
    """Screen readers need the caption, and Slack insists on it."""
    block = data_table()
    del block["caption"]
    assert [str(each) for each in check_message("t", [block])] == [
        "missing required field: caption [json-pointer:/blocks/0]"
    ]


def test_data_table_needs_equal_rows() -> None:
    """A row shorter than the first is refused."""
    block = data_table(rows=3)
    block["rows"][2] = [raw("x")]
    assert [each.pointer for each in check_message("t", [block])] == ["/blocks/0/rows/2"]


def test_empty_cells_are_refused() -> None:
    """A cell needs at least one character."""
    assert [str(each) for each in check_message("t", [table(rows=1, columns=1, cell="")])] == [
        "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"
    ]


@pytest.mark.parametrize("block", [table(100, 2, "x" * 51), data_table(100, 2, "x" * 51)])
def test_tables_have_a_total(block: JsonObject) -> None:
    """More than 10,000 characters over all cells are refused."""
    assert [each.pointer for each in check_message("t", [block])] == ["/blocks"]


def test_number_cells_need_their_text() -> None:
    """A raw_number carries a value for sorting and a text for reading."""
    block = {"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]}
    assert [each.message for each in check_message("t", [block])] == ["missing required field: text"]


def test_markdown_counts_over_all_blocks() -> None:
    """Two markdown blocks, each within the limit, exceed it together."""
    blocks = [{"type": "markdown", "text": "x" * 6_001}] * 2
    assert [each.pointer for each in check_message("t", blocks)] == ["/blocks"]


@given(size=st.integers(min_value=limits.MESSAGE_PAYLOAD_MAX // 5 + 1, max_value=limits.SECTION_TEXT_MAX))
def test_too_much_text_over_all_blocks(size: int) -> None:
    """Blocks that are fine each by themselves come back as msg_blocks_too_long together."""
    (complaint,) = check_message("t", [section("x" * size)] * 5)
    assert complaint.error == "msg_blocks_too_long"


@pytest.mark.parametrize(
    ("text", "blocks", "error"),
    [
        ("", None, "no_text"),
        ("  \n", [], "no_text"),
        ("x" * (limits.MESSAGE_TEXT_MAX + 1), None, "msg_too_long"),
        ("x" * (limits.MESSAGE_TEXT_MAX + 1), [section()], "msg_too_long"),
        ("x", {"type": "section"}, "invalid_blocks_format"),
        ("x", "[]", "invalid_blocks_format"),
    ],
)
def test_messages_as_a_whole(text: str, blocks: object, error: str) -> None:
    """What is wrong with a message as a whole has its own code."""
    assert [each.error for each in check_message(text, blocks)] == [error]


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ({"type": "sector"}, "unsupported type: sector [json-pointer:/blocks/0/type]"),
        ({"text": "x"}, "missing required field: type [json-pointer:/blocks/0]"),
        ("section", "missing required field: type [json-pointer:/blocks/0]"),
        ({"type": "section"}, "must provide either text or fields [json-pointer:/blocks/0]"),
        ({"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
        ({**section(), "colour": "red"}, "invalid additional property: colour [json-pointer:/blocks/0]"),
        ({"type": "alert", "text": plain("x")}, "unsupported type: alert [json-pointer:/blocks/0/type]"),
        (
            {"type": "section", "text": {"type": "mrkdwn", "text": 5}},
            "must provide a string [json-pointer:/blocks/0/text/text]",
        ),
        (
            actions(button(style="green")),
            "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
        ),
        (actions(), "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    ],
)
def test_shapes(block: object, complaint: str) -> None:
    """A block of the wrong shape is refused with the place and the reason."""
    assert [str(each) for each in check_message("t", [block])] == [complaint]


def test_ids_must_not_repeat() -> None:
    """A block_id is unique in its message, an action_id in its block."""
    twice = [{**section(), "block_id": "a"}, {**section(), "block_id": "a"}]
    assert [each.pointer for each in check_message("t", twice)] == ["/blocks/1/block_id"]
    same = [actions(button(action_id="a"), button(action_id="a"))]
    assert [each.message for each in check_message("t", same)] == ["`action_id` a already exists"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    blocks=st.lists(json_values, min_size=1, max_size=3),
    kind=st.sampled_from(["section", "table", "actions"]),
)
def test_nonsense_is_refused_quietly(blocks: list[object], kind: str) -> None:
    """No JSON whatsoever makes the check fail in any way but by complaints."""
    assert check_message("t", blocks)
    assert check_message("t", [{"type": kind, "rows": blocks, "elements": blocks}])
