"""What is found before a message is sent."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from bot.answers.model import Answer, Cell, Table
from bot.render import limits
from bot.render.blocks import render_message
from bot.render.check import check_message
from bot.render.message import Frame, Message
from bot.workspace import strict
from tests.render.answers import CLARIFY, COMPARISON, EVERY_STATUS, YES

Block = dict[str, Any]
LONG = Answer("answered", "x", table=Table("x", ("A", "B"), ((Cell("a"), Cell("b")),) * 30))


def _find(blocks: list[Block], kind: str) -> Block:
    return next(block for block in blocks if block["type"] == kind)


def _too_wide(blocks: list[Block]) -> None:
    _find(blocks, "table")["rows"][0] *= 10


def _empty_cell(blocks: list[Block]) -> None:
    _find(blocks, "table")["rows"][1][1]["text"] = ""


def _second_table(blocks: list[Block]) -> None:
    blocks.append(_find(blocks, "table"))


def _much_in_cells(blocks: list[Block]) -> None:
    _find(blocks, "table")["rows"][1][1]["text"] = "x" * (limits.TABLE_TEXT_MAX - 5)


def _long_header(blocks: list[Block]) -> None:
    _find(blocks, "header")["text"]["text"] = "x" * (limits.HEADER_TEXT_MAX + 1)


def _emoji(blocks: list[Block]) -> None:
    _find(blocks, "header")["text"]["emoji"] = True


def _odd_field(blocks: list[Block]) -> None:
    _find(blocks, "header")["url"] = "https://example.org"


def _word_for_a_flag(blocks: list[Block]) -> None:
    _find(blocks, "table")["column_settings"][0]["is_wrapped"] = "true"


def _mention(blocks: list[Block]) -> None:
    _find(blocks, "rich_text")["elements"][0]["elements"].append({"type": "broadcast", "range": "channel"})


def _markdown(blocks: list[Block]) -> None:
    blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}})


def _odd_link(blocks: list[Block]) -> None:
    _find(blocks, "rich_text")["elements"][0]["elements"].append(
        {"type": "link", "url": "javascript:alert(1)", "text": "x"}
    )


def _many_blocks(blocks: list[Block]) -> None:
    blocks *= limits.MESSAGE_BLOCKS


def _much(blocks: list[Block]) -> None:
    blocks.append(
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [{"type": "text", "text": "x" * limits.MESSAGE_PAYLOAD_MAX}],
                }
            ],
        }
    )


@pytest.mark.parametrize(
    "spoil",
    [
        _too_wide,
        _empty_cell,
        _second_table,
        _much_in_cells,
        _long_header,
        _emoji,
        _odd_field,
        _word_for_a_flag,
        _mention,
        _markdown,
        _odd_link,
        _many_blocks,
        _much,
    ],
)
def test_what_slack_would_refuse_is_found(spoil: Callable[[list[Block]], None]) -> None:
    """Each thing that breaks a limit, and each that could mention, link or format, is named with its place."""
    message = render_message(COMPARISON)
    assert check_message(message) == ""
    blocks = deepcopy(list(message.blocks))
    spoil(blocks)
    problem = check_message(replace(message, blocks=tuple(blocks)))
    assert "block" in problem or "cells" in problem or "table" in problem


def test_uneven_rows_are_found() -> None:
    """The rows of a data table are of one length."""
    message = render_message(LONG)
    blocks = deepcopy(list(message.blocks))
    _find(blocks, "data_table")["rows"][3].pop()
    assert check_message(replace(message, blocks=tuple(blocks))) == "rows of unequal length"


def test_a_bad_button_is_found_without_its_words() -> None:
    """A complaint names the place and the limit, and nothing that anybody wrote."""
    message = render_message(CLARIFY)
    blocks = deepcopy(list(message.blocks))
    _find(blocks, "actions")["elements"][0]["value"] = "secret " * 500
    problem = check_message(replace(message, blocks=tuple(blocks)))
    assert problem.startswith("blocks/1/actions/elements/0/value: ")
    assert "2000" in problem
    assert "secret" not in problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", "no text"),
        ("x" * 40_001, "text of 40001 characters, at most 40000"),
        ("<!channel>", "text with markup"),
    ],
)
def test_the_text_is_checked_too(text: str, expected: str) -> None:
    """The text beside the blocks is there, fits, and holds no markup."""
    assert check_message(Message(text, ())) == expected


def test_what_passes_here_passes_there() -> None:
    """One message of every status, with all that can stand around it, passes both checks."""
    frame = Frame(question="bell?", asker="U1", share="bell?", ident="a1")
    for answer in (*EVERY_STATUS, LONG):
        message = render_message(answer._replace(question="bell?"), frame)
        assert check_message(message) == ""
        assert strict.check_message(message.text, list(message.blocks)) == []


def test_an_update_takes_less_text() -> None:
    """A message that takes another's place has a shorter text, in which whole rows are left out and counted."""
    rows = tuple((Cell(f"b{n}"), Cell("word " * 10, (1,))) for n in range(200))
    long = YES._replace(table=Table("Bells", ("Bicycle", "Bell"), rows))
    text = render_message(long, Frame(text_most=limits.UPDATE_TEXT_MAX)).text
    assert len(text) <= limits.UPDATE_TEXT_MAX
    assert "more rows did not fit" in text
    assert text.rstrip().endswith("Does Beta have a bell?")
    assert "[1] Wheel &amp; Sons" in text
