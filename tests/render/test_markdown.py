"""What an exported answer looks like."""

from dataclasses import replace

from bot.answers.model import Answer, Statement
from bot.render.markdown import escape, render_markdown
from tests.render.answers import COMPARISON, HOSTILE, HOWTO, YES


def test_an_answer_is_a_section_with_linked_sources() -> None:
    """The export has a heading with the verdict's sign, marks, and links to the sources."""
    assert render_markdown(YES) == (
        "## ✅ Yes, Alpha has a bell\n\n"
        "It rings since 2.0. \\[1\\]\n\n"
        "**Sources**\n\n"
        "- \\[1\\] Wheel \\& Sons: [Handbook of \\*bicycles\\*](<https://example.org/handbook>),"
        " 2024-03, Chapter 2, documentation\n\n"
        "**You can also ask**\n\n"
        "- Does Beta have a bell?\n"
    )


def test_a_table_is_a_table() -> None:
    """A comparison exports as a Markdown table with the marks in its cells."""
    assert "| Bell | yes \\[1\\] | no \\[2\\] |" in render_markdown(COMPARISON)


def test_rows_that_are_the_same_have_a_table_of_their_own() -> None:
    """An export loses no row: those that messages fold stand under their own title."""
    assert COMPARISON.table is not None
    text = render_markdown(COMPARISON._replace(table=replace(COMPARISON.table, shared=("8",))))
    first, second = text.split("The same for all")
    assert "| Bell | yes" in first
    assert "Gears" not in first
    assert "| Gears | 8 \\[1\\] | not known |" in second


def test_code_is_fenced_in_its_language() -> None:
    """Code is kept byte for byte, in a fence that it cannot close."""
    assert "```sh\nturn --left 3\nring\n```" in render_markdown(HOWTO)
    tricky = Answer("answered", "x", statements=(Statement("a", code="```\n"),))
    assert "````\n```\n````" in render_markdown(tricky)


def test_texts_mean_nothing_to_markdown() -> None:
    """Special characters come out escaped."""
    assert [escape(text) for text in HOSTILE[:4]] == [
        "\\<\\!channel\\>",
        "\\<@U1\\>",
        "\\<https://evil.example\\|ok\\>",
        "\\*x\\*",
    ]
    assert escape("1. one\n- two") == "\\1. one\n\\- two"
