"""Whatever an answer or a question holds: the message is within Slack's limits, and text stays text."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.model import Answer
from bot.render.blocks import render_message
from bot.render.check import check_message
from bot.render.inert import inert
from bot.render.limits import MESSAGE_TEXT_MAX, UPDATE_TEXT_MAX
from bot.render.message import Frame
from bot.workspace import strict
from tests.render.answers import any_answer, any_text

MUCH = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FRAMES = st.builds(
    Frame,
    question=st.none() | any_text,
    asker=st.none() | st.just("U1"),
    share=st.none() | any_text,
    native_table=st.booleans(),
    text_most=st.sampled_from((UPDATE_TEXT_MAX, MESSAGE_TEXT_MAX)),
    ident=st.sampled_from(("", "a1")),
)
# Elements that show their text and nothing else, the links of sources, and the person who asked.
ELEMENTS = {
    "rich_text",
    "rich_text_section",
    "rich_text_list",
    "rich_text_preformatted",
    "text",
    "link",
    "user",
    "header",
    "plain_text",
    "table",
    "data_table",
    "raw_text",
    "actions",
    "button",
    "context_actions",
    "feedback_buttons",
}


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    ):
        yield from _walk(child)


@MUCH
@given(any_answer, FRAMES)
def test_any_message_is_accepted(answer: Answer, frame: Frame) -> None:
    """Our own check finds nothing, and neither does the strict stand-in, which was written apart from it."""
    message = render_message(answer, frame)
    assert check_message(message, text_most=frame.text_most) == ""
    assert strict.check_message(message.text, list(message.blocks)) == []


@MUCH
@given(any_answer, FRAMES)
def test_text_stays_text(answer: Answer, frame: Frame) -> None:
    """Nothing mentions but the person who asked, nothing links but a source, nothing is formatted or hidden."""
    message = render_message(answer, frame)
    elements = list(_walk(message.blocks))
    assert {each["type"] for each in elements if "type" in each} <= ELEMENTS
    assert {each["user_id"] for each in elements if "user_id" in each} <= {frame.asker}
    assert {each["url"] for each in elements if "url" in each} <= {cited.url for cited in answer.citations}
    assert all(each["emoji"] is False for each in elements if each.get("type") == "plain_text")
    shown = [each["text"] for each in elements if isinstance(each.get("text"), str)]
    assert [text for text in shown if text != inert(text)] == []
    assert not {"<", ">"} & set(message.text)
    assert message.text == inert(message.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ring\tthe\nbell", "ring\tthe\nbell"),
        ("a\u202eb\u2066c\u200bd", "a b c d"),
        ("\u200b\ufeff\u2060", ""),
        ("  ", ""),
        ("half \ud83d", "half  "),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_hidden_characters_become_spaces(text: str, expected: str) -> None:
    """What turns or hides text is gone; line breaks, and joiners that scripts and emoji need, stay."""
    assert inert(text) == expected
