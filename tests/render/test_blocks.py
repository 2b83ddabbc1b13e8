"""What Slack gets: within its limits, and inert."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.answers.model import Answer, Cell, Choice, Statement, Table
from bot.render import limits
from bot.render.blocks import render_message
from bot.render.message import Frame
from tests.render.answers import (
    CLARIFY,
    COMPARISON,
    DISPUTED,
    EVERY_STATUS,
    HANDBOOK,
    HELP,
    HOSTILE,
    HOWTO,
    SURVEY,
    UNKNOWN,
    YES,
)

INERT = {"text", "link", "raw_text", "plain_text"}
HOLDERS = {"button", "header"}


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for child in value.values():
            yield from _walk(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _walk(child)


def _texts(answer: Answer, frame: Frame | None = None) -> list[str]:
    blocks = render_message(answer, frame).blocks
    return [element["text"] for element in _walk(blocks) if isinstance(element.get("text"), str)]


def _kinds(answer: Answer, frame: Frame | None = None) -> list[object]:
    return [block["type"] for block in render_message(answer, frame).blocks]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (YES, "✅ Yes, Alpha has a bell"),
        (YES._replace(verdict="partial"), "◐ Partly: Yes, Alpha has a bell"),
        (YES._replace(verdict="planned"), "🕓 Planned: Yes, Alpha has a bell"),
        (YES._replace(verdict="no", headline="No bell"), "❌ No bell"),
        (YES._replace(verdict="not_applicable", headline="A bell"), "⊘ Does not apply: A bell"),
        (UNKNOWN, "❔ Not known: Alpha, basket"),
        (CLARIFY, "Which bicycle do you mean?"),
        (COMPARISON, "Alpha and Beta side by side"),
        (UNKNOWN._replace(verdict=None), "❔ Not known: Alpha, basket"),
        (YES._replace(intent="value", verdict=None, headline="Alpha, gears: 8"), "Alpha, gears: 8"),
    ],
)
def test_the_verdict_stands_first_in_sign_and_words(answer: Answer, expected: str) -> None:
    """A verdict is never told by a sign alone, and only one subject and one feature have one."""
    assert _texts(answer)[0] == expected


def test_a_dispute_is_told_with_the_verdict() -> None:
    """Where sources disagree the headline says so, after the notice that stands before everything."""
    assert _texts(DISPUTED)[:2] == ["⚠️ Beta is no longer built. [1]", "⚖️ No: Beta, bell (sources disagree)"]


def test_sources_are_numbered_links() -> None:
    """Each source shows number, publisher, title with its address, place, date and kind of evidence."""
    blocks = render_message(YES).blocks
    sources = next(block for block in blocks if "Wheel & Sons" in str(block))
    assert sources["elements"][1] == {  # type: ignore[index]  # blocks are JSON
        "type": "rich_text_section",
        "elements": [
            {"type": "text", "text": "[1] Wheel & Sons, "},
            {"type": "link", "url": "https://example.org/handbook", "text": "Handbook of *bicycles*"},
            {"type": "text", "text": ", Chapter 2, 2024-03, documentation"},
        ],
    }


def test_code_is_preformatted() -> None:
    """Code comes as code, as it was written."""
    code = [
        element
        for element in _walk(render_message(HOWTO).blocks)
        if element["type"] == "rich_text_preformatted"
    ]
    assert code == [
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "turn --left 3\nring"}]}
    ]


def test_a_table_is_a_native_table_with_wrapped_columns() -> None:
    """A comparison is a table block, header first, marks in its cells."""
    table = next(block for block in render_message(COMPARISON).blocks if block["type"] == "table")
    rows = [[cell["text"] for cell in row] for row in table["rows"]]  # type: ignore[attr-defined]  # blocks are JSON
    assert rows == [
        ["Feature", "Alpha", "Beta"],
        ["Bell", "yes [1]", "no [2]"],
        ["Gears", "8 [1]", "not known"],
    ]
    assert table["column_settings"] == [{"is_wrapped": True}] * 3


def test_a_refused_table_comes_as_a_list() -> None:
    """Without native tables every row is a line of its own, and no table block is left."""
    frame = Frame(native_table=False)
    assert "Bell — Alpha: yes [1]; Beta: no [2]" in _texts(COMPARISON, frame)
    assert "table" not in _kinds(COMPARISON, frame)


FOLDED = COMPARISON._replace(
    question="compare Alpha and Beta",
    table=Table(
        "Alpha and Beta",
        ("Feature", "Alpha", "Beta"),
        (
            (Cell("Bell"), Cell("yes", (1,)), Cell("no", (2,))),
            (Cell("Gears"), Cell("yes: 8", (1,)), Cell("yes: 9", (2,))),
            (Cell("Basket"), Cell("no", (1,)), Cell("no", (1,))),
        ),
        ("yes", "no"),
    ),
)


def test_rows_that_are_the_same_are_one_line() -> None:
    """The table shows what differs; below it stands what is the same, each with its marks."""
    blocks = render_message(FOLDED).blocks
    table = next(block for block in blocks if block["type"] == "table")
    assert len(table["rows"]) == 2  # type: ignore[arg-type]  # blocks are JSON
    texts = _texts(FOLDED)
    place = texts.index("The same for all")
    assert texts[place + 1] == ": yes for Gears [1][2]; no for Basket [1]."
    assert "Gears" not in str(table)


def test_what_is_not_shown_whole_is_offered_as_a_file() -> None:
    """Folded rows and rows that did not fit can be had by one press; where all is shown there is no such button."""
    file = ("ask_next_1", "compare Alpha and Beta as csv")
    assert _buttons(FOLDED)[0] == file
    assert _buttons(_long(130)._replace(question="compare Alpha and Beta"))[0] == file
    assert file not in _buttons(_long(30)._replace(question="compare Alpha and Beta"))


def test_folded_rows_go_before_differences() -> None:
    """Where a table is too long, what is the same for all is left out first, and counted with the rest."""
    table = Table("x", ("A", "B"), (*_long(110).table.rows[:110],), ("yes",) * 20)  # type: ignore[union-attr]  # it has one
    shown = render_message(Answer("answered", "Bells", table=table, citations=(HANDBOOK,)))
    assert "The same for all" not in str(shown.blocks)
    assert "20 more rows did not fit" in str(shown.blocks)


def test_a_caption_is_not_said_twice() -> None:
    """The caption of a table stands above it unless the headline has it."""
    assert "Equipment" in _texts(COMPARISON)
    assert "Equipment" not in _texts(COMPARISON._replace(headline="Equipment of Alpha and Beta"))


def test_an_article_is_paragraphs() -> None:
    """What stands in several sentences of one article is read in paragraphs, evidence in a list."""
    article = HOWTO._replace(statements=(*HOWTO.statements, Statement("Done.", (1,))))
    assert "rich_text_list" not in [each["type"] for each in _walk(render_message(article).blocks)]
    assert "rich_text_list" in [each["type"] for each in _walk(render_message(DISPUTED).blocks)]


def test_a_long_headline_is_no_header() -> None:
    """What does not fit into a header is a bold paragraph, whole."""
    long = YES._replace(headline="Yes, " + "bells " * 30)
    assert "header" in _kinds(YES)
    assert "header" not in _kinds(long)
    assert any(text.startswith("✅ Yes, bells") for text in _texts(long))


def _long(rows: int, cell: str = "yes") -> Answer:
    table = Table("Bells", ("Bicycle", "Bell"), tuple((Cell(f"b{n}"), Cell(cell, (1,))) for n in range(rows)))
    return Answer("answered", "Bells", "which", table=table, citations=(HANDBOOK,))


@pytest.mark.parametrize(("rows", "kind"), [(20, "table"), (21, "data_table")])
def test_a_long_table_turns_pages(rows: int, kind: str) -> None:
    """More than twenty rows become a data table with pages and a caption."""
    assert kind in _kinds(_long(rows))


def test_rows_that_do_not_fit_are_counted() -> None:
    """A hundred rows are shown; a line says how many more there are and how to see them."""
    texts = _texts(_long(130))
    assert texts.count("yes [1]") == 100
    assert (
        "30 more rows did not fit into one message; add “as csv” to the question for the whole answer as a file."
        in texts
    )


def test_rows_go_before_anything_else() -> None:
    """Rows of much text are left out whole until the message fits; statements and cells stay whole."""
    answer = _long(90, "word " * 40)._replace(statements=(Statement("All of them.", (1,)),))
    texts = _texts(answer)
    assert "All of them. [1]" in texts
    assert {len(text) for text in texts if text.startswith("word")} == {len("word " * 40) + len(" [1]")}


def test_citations_without_a_mark_go_with_their_rows() -> None:
    """A source that only left-out rows cite is not listed."""
    table = Table("Bells", ("Bell",), tuple((Cell("yes", (1 if n < 100 else 2,)),) for n in range(130)))
    message = render_message(Answer("answered", "x", table=table, citations=(HANDBOOK, SURVEY)))
    assert "Handbook" in str(message.blocks)
    assert "Survey" not in str(message.blocks)
    assert "Survey" in message.text


def test_choices_are_buttons_that_ask() -> None:
    """Each reading is a button that carries its whole question."""
    buttons = [element for element in _walk(render_message(CLARIFY).blocks) if element["type"] == "button"]
    assert [(button["action_id"], button["text"]["text"], button["value"]) for button in buttons] == [
        ("ask_choice_1", "Alpha", "Does Alpha have a bell?"),
        ("ask_choice_2", "Beta", "Does Beta have a bell?"),
    ]


def test_a_question_too_long_for_a_button_is_left_out() -> None:
    """A button never asks half a question."""
    long = Choice("Alpha", "x" * (limits.BUTTON_VALUE_MAX + 1))
    assert "actions" not in _kinds(CLARIFY._replace(choices=(long,)))


def _buttons(answer: Answer, frame: Frame | None = None) -> list[tuple[str, str]]:
    """What each button does, and with which question."""
    blocks = render_message(answer, frame).blocks
    return [(each["action_id"], each["value"]) for each in _walk(blocks) if each["type"] == "button"]


def test_few_suggestions_are_shown() -> None:
    """Three questions to go on with are enough; whoever asks for help sees more of them."""
    many = tuple(Choice(f"{n}", f"Question {n}?") for n in range(9))
    asked = [(f"ask_next_{n + 1}", f"Question {n}?") for n in range(9)]
    assert _buttons(YES._replace(suggestions=many)) == asked[:3]
    assert _buttons(HELP._replace(suggestions=many)) == asked


def test_subjects_can_be_compared_with_others() -> None:
    """An answer about a subject offers to compare it, starting from what was understood."""
    asked = YES._replace(suggestions=(), question="does Alpha have a bell")
    assert _buttons(asked) == [("compare_subjects", "does Alpha have a bell")]
    assert _buttons(asked._replace(subjects=())) == []


def test_feedback_is_asked_for_where_there_is_an_answer() -> None:
    """The thumbs carry the answer's id and nothing of it; a question back and help ask for none."""
    last = render_message(YES, Frame(ident="a1")).blocks[-1]
    element = next(each for each in _walk(last) if each["type"] == "feedback_buttons")
    assert element["action_id"] == "answer_feedback"
    assert (element["positive_button"]["value"], element["negative_button"]["value"]) == ("good a1", "bad a1")
    for silent in (
        render_message(YES),
        *(render_message(each, Frame(ident="a1")) for each in (CLARIFY, HELP)),
    ):
        assert "feedback" not in str(silent.blocks)


def test_a_button_begins_with_a_capital() -> None:
    """Questions to pick read as sentences."""
    (button,) = [each for each in _walk(render_message(YES).blocks) if each["type"] == "button"]
    small = YES._replace(suggestions=(Choice("and Beta?", "and Beta?"),))
    (shown,) = [each for each in _walk(render_message(small).blocks) if each["type"] == "button"]
    assert (button["text"]["text"], shown["text"]["text"]) == ("And Beta?", "And Beta?")


def test_sharing_is_offered_with_the_question() -> None:
    """An answer for one person carries the button that asks the same for the channel."""
    last = render_message(YES, Frame(share="bell?")).blocks[-1]
    assert [button["value"] for button in last["elements"]][-1] == "bell?"  # type: ignore[attr-defined]  # blocks are JSON


def test_the_asker_is_named_by_an_element_of_their_own() -> None:
    """Who asked is the only mention there can be; the question itself stays text."""
    message = render_message(YES, Frame(question="<!here> bell?", asker="U1"))
    assert message.blocks[0]["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "user", "user_id": "U1"},
                {"type": "text", "text": " asked: "},
                {"type": "text", "text": "<!here> bell?", "style": {"italic": True}},
            ],
        }
    ]
    assert message.text.startswith("“&lt;!here&gt; bell?”")


def test_the_text_carries_the_whole_answer() -> None:
    """Notifications and screen readers get verdict, rows and sources without any block."""
    text = render_message(COMPARISON).text
    assert "- Bell — Alpha: yes [1]; Beta: no [2]" in text
    assert "[2] Riders, Survey, 2022-05-25, row Bells" in text


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("answer", EVERY_STATUS, ids=lambda answer: str(answer.headline))
def test_knowledge_cannot_mention_link_or_format(answer: Answer, hostile: str) -> None:
    """Knowledge shows as it is written: only inert elements carry it, and the text escapes it."""
    poisoned = answer._replace(
        headline=f"{answer.headline} {hostile}",
        statements=(Statement(hostile, code=hostile),),
        notes=(Statement(hostile),),
        table=Table(hostile, (hostile,), ((Cell(hostile),),)),
        citations=(HANDBOOK._replace(title=hostile, locator=hostile),),
        choices=(Choice(hostile, hostile),),
    )
    message = render_message(poisoned, Frame(question=hostile))
    carriers = {
        element["type"] for element in _walk(message.blocks) if hostile in str(element.get("text", ""))
    }
    assert carriers - HOLDERS <= INERT
    assert all(
        element.get("emoji") is False for element in _walk(message.blocks) if element["type"] == "plain_text"
    )
    assert "<" not in message.text
