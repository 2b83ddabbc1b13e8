"""The sources of an answer in Slack."""

from typing import Any

from bot.answers.model import Answer, Cell, Citation, Statement, Table
from bot.render.sources import MOST_LINES, source_elements
from tests.render.answers import HANDBOOK


def _citation(n: int) -> Citation:
    kind = "documentation" if n % 2 else "source code"
    return HANDBOOK._replace(n=n, publisher=f"Maker {n % 3}", kind=kind, title=f"Book {n}")


def _compared(count: int, *told: int) -> Answer:
    rows = tuple((Cell(f"Row {n}"), Cell("yes", (n,))) for n in range(1, count + 1))
    citations = tuple(map(_citation, range(1, count + 1)))
    statements = (Statement("Told.", told),) if told else ()
    return Answer(
        "answered", "x", statements=statements, table=Table("x", ("A", "B"), rows), citations=citations
    )


def _lines(answer: Answer) -> list[str]:
    """Each paragraph and each bullet as text."""
    sections: list[Any] = []
    for element in source_elements(answer):
        held: Any = element["elements"]
        sections += held if element["type"] == "rich_text_list" else [element]
    return ["".join(part["text"] for part in section["elements"]) for section in sections]


def test_few_sources_have_a_line_each() -> None:
    """While they are few, each is told whole: publisher, title, place, date, kind."""
    lines = _lines(_compared(MOST_LINES))
    assert len(lines) == MOST_LINES
    assert lines[0] == "[1] Maker 1, Book 1, Chapter 2, 2024-03, documentation"


def test_many_sources_are_told_by_publisher_and_kind() -> None:
    """Those of table cells share a line with others of their publisher and kind, in the order of their numbers."""
    lines = _lines(_compared(12))
    assert lines[:2] == [
        "Maker 1, documentation: [1] Book 1, 2024-03; [7] Book 7, 2024-03",
        "Maker 1, source code: [4] Book 4, 2024-03; [10] Book 10, 2024-03",
    ]
    assert len(lines) == 6


def test_what_sentences_lean_on_stays_whole() -> None:
    """The sources of sentences come first, each on its line; no source is told twice or left out."""
    lines = _lines(_compared(12, 3, 12))
    assert [line.split("]")[0] for line in lines[:2]] == ["[3", "[12"]
    assert sorted(n for n in range(1, 13) if f"[{n}] " in " ".join(lines)) == list(range(1, 13))
    assert all(" ".join(lines).count(f"[{n}] ") == 1 for n in range(1, 13))


def test_an_address_too_long_for_a_link_is_left_out() -> None:
    """The title then stands as text."""
    far = _citation(1)._replace(url="https://example.org/" + "a" * 4000)
    (line,) = source_elements(Answer("answered", "x", citations=(far,)))
    assert [part["type"] for part in line["elements"]] == ["text"] * 3  # type: ignore[attr-defined]  # blocks are JSON
