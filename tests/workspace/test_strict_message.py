"""A message over any of Slack's limits is refused at the place where it is over; one within them is taken."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.strict import check_message
from tests.workspace.build import (
    actions,
    button,
    choices,
    data_table,
    feedback,
    option,
    plain,
    raw,
    section,
    select,
    table,
)

Build = Callable[[int], list[JsonObject]]

IMAGE: JsonObject = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "x"}
VIDEO: JsonObject = {
    "type": "video",
    "title": plain("x"),
    "alt_text": "x",
    "thumbnail_url": "https://example.org/a.png",
    "video_url": "https://example.org/a.mp4",
}
CONFIRM = {name: plain("x") for name in ("title", "text", "confirm", "deny")}


def mrkdwn(size: int) -> JsonObject:
    """A mrkdwn object with so many characters."""
    return {"type": "mrkdwn", "text": "x" * size}


def link(size: int) -> JsonObject:
    """Rich text with a link whose address has so many characters."""
    address = "https://example.org/".ljust(size, "x")[:size]
    inner = {"type": "rich_text_section", "elements": [{"type": "link", "url": address}]}
    return {"type": "rich_text", "elements": [inner]}


def confirmed(**texts: str) -> list[JsonObject]:
    """A button that asks back before it does anything."""
    return [actions(button(confirm={**CONFIRM, **{name: plain(text) for name, text in texts.items()}}))]


def card(**parts: object) -> JsonObject:
    """A card."""
    return {"type": "card", "title": mrkdwn(1), **parts}


def container(children: int = 1, **parts: object) -> list[JsonObject]:
    """A container with so many sections."""
    return [{"type": "container", "title": plain("x"), "child_blocks": [section()] * children, **parts}]


def groups(number: int) -> list[JsonObject]:
    """A menu with so many groups of one option."""
    group = {"label": plain("x"), "options": select()["options"]}
    return [actions({"type": "static_select", "option_groups": [group] * number})]


IN_ACTIONS = "/blocks/0/elements/0"
LIMITS: dict[str, tuple[str, Build]] = {
    "SECTION_TEXT_MAX": ("/blocks/0/text/text", lambda n: [section("x" * n)]),
    "SECTION_FIELD_MAX": (
        "/blocks/0/fields/0/text",
        lambda n: [{"type": "section", "fields": [plain("x" * n)]}],
    ),
    "SECTION_FIELDS": ("/blocks/0/fields", lambda n: [{"type": "section", "fields": [plain("x")] * n}]),
    "HEADER_TEXT_MAX": ("/blocks/0/text/text", lambda n: [{"type": "header", "text": plain("x" * n)}]),
    "BUTTON_TEXT_MAX": (f"{IN_ACTIONS}/text/text", lambda n: [actions(button("x" * n))]),
    "BUTTON_VALUE_MAX": (f"{IN_ACTIONS}/value", lambda n: [actions(button(value="x" * n))]),
    "BUTTON_URL_MAX": (f"{IN_ACTIONS}/url", lambda n: [actions(button(url="x" * n))]),
    "ACTION_ID_MAX": (f"{IN_ACTIONS}/action_id", lambda n: [actions(button(action_id="x" * n))]),
    "BLOCK_ID_MAX": ("/blocks/0/block_id", lambda n: [{**section(), "block_id": "x" * n}]),
    "ACCESSIBILITY_LABEL_MAX": (
        f"{IN_ACTIONS}/accessibility_label",
        lambda n: [actions(button(accessibility_label="x" * n))],
    ),
    "CONFIRM_TITLE_MAX": (f"{IN_ACTIONS}/confirm/title/text", lambda n: confirmed(title="x" * n)),
    "CONFIRM_TEXT_MAX": (f"{IN_ACTIONS}/confirm/text/text", lambda n: confirmed(text="x" * n)),
    "CONFIRM_BUTTON_MAX": (f"{IN_ACTIONS}/confirm/deny/text", lambda n: confirmed(deny="x" * n)),
    "OPTION_TEXT_MAX": (f"{IN_ACTIONS}/options/0/text/text", lambda n: [actions(select(text="x" * n))]),
    "OPTION_VALUE_MAX": (f"{IN_ACTIONS}/options/0/value", lambda n: [actions(select(value="x" * n))]),
    "PLACEHOLDER_MAX": (
        f"{IN_ACTIONS}/placeholder/text",
        lambda n: [actions({**select(), "placeholder": plain("x" * n)})],
    ),
    "OVERFLOW_OPTIONS": (f"{IN_ACTIONS}/options", lambda n: [actions({**select(n), "type": "overflow"})]),
    "CHOICE_OPTIONS": (f"{IN_ACTIONS}/options", lambda n: [actions({**select(n), "type": "checkboxes"})]),
    "SELECT_OPTIONS": (f"{IN_ACTIONS}/options", lambda n: [actions(select(n))]),
    "SELECT_OPTION_GROUPS": (f"{IN_ACTIONS}/option_groups", groups),
    "IMAGE_ALT_TEXT_MAX": ("/blocks/0/alt_text", lambda n: [{**IMAGE, "alt_text": "x" * n}]),
    "IMAGE_URL_MAX": ("/blocks/0/image_url", lambda n: [{**IMAGE, "image_url": "x" * n}]),
    "IMAGE_TITLE_MAX": ("/blocks/0/title/text", lambda n: [{**IMAGE, "title": plain("x" * n)}]),
    "VIDEO_TITLE_MAX": ("/blocks/0/title/text", lambda n: [{**VIDEO, "title": plain("x" * n)}]),
    "VIDEO_AUTHOR_MAX": ("/blocks/0/author_name", lambda n: [{**VIDEO, "author_name": "x" * n}]),
    "MARKDOWN_TEXT_MAX": ("/blocks/0/text", lambda n: [{"type": "markdown", "text": "x" * n}]),
    "LINK_URL_MAX": ("/blocks/0/elements/0/elements/0/url", lambda n: [link(n)]),
    "CONTAINER_TITLE_MAX": ("/blocks/0/title/text", lambda n: container(title=plain("x" * n))),
    "CONTAINER_CHILDREN": ("/blocks/0/child_blocks", container),
    "CARD_TITLE_MAX": ("/blocks/0/subtitle/text", lambda n: [card(subtitle=mrkdwn(n))]),
    "CARD_BODY_MAX": ("/blocks/0/body/text", lambda n: [card(body=mrkdwn(n))]),
    "CARD_BUTTONS": ("/blocks/0/actions", lambda n: [card(actions=[button()] * n)]),
    "CAROUSEL_CARDS": ("/blocks/0/elements", lambda n: [{"type": "carousel", "elements": [card()] * n}]),
    "MESSAGE_BLOCKS": ("/blocks", lambda n: [section() for _ in range(n)]),
    "ACTIONS_ELEMENTS": ("/blocks/0/elements", lambda n: [actions(*[button()] * n)]),
    "CONTEXT_ELEMENTS": ("/blocks/0/elements", lambda n: [{"type": "context", "elements": [plain("x")] * n}]),
    "CONTEXT_ACTIONS_ELEMENTS": (
        "/blocks/0/elements",
        lambda n: [{**feedback("1"), "elements": feedback("1")["elements"][:1] + [ICON] * (n - 1)}],
    ),
    "TABLE_ROWS": ("/blocks/0/rows", lambda n: [table(rows=n)]),
    "TABLE_COLUMNS": ("/blocks/0/rows/0", lambda n: [table(columns=n)]),
    "TABLES_PER_MESSAGE": ("/blocks/1", lambda n: [table()] * n),
    "DATA_TABLE_COLUMNS": ("/blocks/0/rows/0", lambda n: [data_table(columns=n)]),
    "DATA_TABLE_PAGE_SIZE_MAX": ("/blocks/0/page_size", lambda n: [data_table(page_size=n)]),
}
"""By the name of the limit: where it is complained of, and blocks that reach it."""
ICON: JsonObject = {"type": "icon_button", "icon": "trash", "text": plain("x")}
ELSEWHERE = {
    # Tried below, or with views, tickets, methods and external menus.
    "ALERT_TEXT_MAX",
    "DATA_TABLE_ROWS",
    "DATA_TABLE_ROWS_MIN",
    "DATA_TABLE_TEXT_MAX",
    "FILE_INPUT_FILES",
    "INPUT_HINT_MAX",
    "INPUT_LABEL_MAX",
    "MESSAGE_ATTACHMENTS",
    "MESSAGE_PAYLOAD_MAX",
    "MESSAGE_TEXT_MAX",
    "MIN_QUERY_LENGTH_DEFAULT",
    "PLAIN_TEXT_INPUT_MAX",
    "RESPONSE_URL_SECONDS",
    "RESPONSE_URL_USES",
    "SESSION_TITLE_MAX",
    "SUGGESTED_PROMPTS",
    "TABLE_CELL_MIN",
    "TABLE_TEXT_MAX",
    "TRIGGER_ID_SECONDS",
    "UPDATE_TEXT_MAX",
    "VIEW_BLOCKS",
    "VIEW_BUTTON_MAX",
    "VIEW_BYTES_MAX",
    "VIEW_CALLBACK_ID_MAX",
    "VIEW_PRIVATE_METADATA_MAX",
    "VIEW_STACK",
    "VIEW_TITLE_MAX",
    # What the bot allows itself, or does by itself.
    "ACKNOWLEDGE_SECONDS",
    "DATA_TABLE_PAGE_SIZE_DEFAULT",
    "ELEMENT_WEIGHT",
    "MESSAGE_PAYLOAD_BUDGET",
    "MESSAGE_PAYLOAD_CAUTIOUS",
    "MESSAGE_TEXT_ADVISED",
    "SIGNATURE_WINDOW_SECONDS",
}


def test_every_limit_is_tried() -> None:
    """A limit that nothing here tries to exceed does not go unnoticed."""
    known = {name for name in vars(limits) if name.isupper()}
    assert LIMITS.keys() | ELSEWHERE == known
    assert not LIMITS.keys() & ELSEWHERE


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(over=st.integers(min_value=1, max_value=30))
def test_over_a_limit_is_refused_where_it_is_over(name: str, over: int) -> None:
    """Whatever exceeds a limit comes back as invalid_blocks, with a pointer to it."""
    pointer, build = LIMITS[name]
    complaints = check_message("text", build(getattr(limits, name) + over))
    assert pointer in [complaint.pointer for complaint in complaints]
    assert {complaint.error for complaint in complaints} == {"invalid_blocks"}


@pytest.mark.parametrize("name", LIMITS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_within_a_limit_is_taken(name: str, data: st.DataObject) -> None:
    """Anything from one to the limit itself is accepted."""
    size = data.draw(st.integers(min_value=1, max_value=getattr(limits, name)))
    assert check_message("text", LIMITS[name][1](size)) == []


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


@pytest.mark.parametrize(
    ("element", "pointer"),
    [
        (choices("static_select", "a", initial_option=option("b")), "initial_option"),
        (choices("multi_static_select", "a", initial_options=[option("b")]), "initial_options"),
        (
            choices("checkboxes", "a", "b", initial_options=[option("a"), option("c")]),
            "initial_options",
        ),
        (
            choices("multi_static_select", "a", "b", initial_options=[option("a"), option("b")])
            | {"max_selected_items": 1},
            "initial_options",
        ),
        (choices("multi_static_select", "a", max_selected_items=0), "max_selected_items"),
        ({"type": "conversations_select", "response_url_enabled": True}, "response_url_enabled"),
        (
            {"type": "external_select", "initial_option": {"text": plain("x" * 76), "value": "x"}},
            "initial_option/text/text",
        ),
        ({"type": "external_select", "min_query_length": -1}, "min_query_length"),
    ],
)
def test_elements_offer_what_they_begin_with(element: JsonObject, pointer: str) -> None:
    """What is chosen at first is on offer and not too much; numbers are in their bounds."""
    assert [each.pointer for each in check_message("t", [actions(element)])] == [f"{IN_ACTIONS}/{pointer}"]


def test_one_element_may_have_the_focus() -> None:
    """Two elements cannot both be focused at first."""
    both = [actions({**select(), "focus_on_load": True}, {**select(), "focus_on_load": True})]
    assert [each.pointer for each in check_message("t", both)] == ["/blocks"]


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
