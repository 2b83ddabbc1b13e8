"""An answer as plain text: for terminals, the `text` of the answer contract and Slack's notifications."""

from collections.abc import Iterator
from itertools import zip_longest
from textwrap import indent
from typing import Final

from bot.answers.model import Answer, Choice, Statement, Table
from bot.render.fold import fold
from bot.render.words import NOTES, SOURCES, SUGGESTIONS, cell_text, citation_text, marked, opening

TERMINAL_WIDTH: Final = 100


def render_plain(answer: Answer, *, width: int = TERMINAL_WIDTH) -> str:
    """The whole answer as text.

    Args:
        answer: what is to be said.
        width: characters a line may have before a table becomes one line a row; 0 for always.
    """
    return "\n\n".join(_paragraphs(answer, width))


def _paragraphs(answer: Answer, width: int) -> Iterator[str]:
    yield from map(_statement, answer.notices)
    yield opening(answer)[1]
    yield from map(_statement, answer.statements)
    table, same = fold(answer.table)
    if table:
        yield render_table(table, width=width)
    if same:
        yield same
    if answer.notes:
        yield _listed(f"{NOTES}:", ["- " + _statement(note) for note in answer.notes])
    if answer.choices:
        yield _listed("", [f"{n}. {_choice(choice)}" for n, choice in enumerate(answer.choices, start=1)])
    if answer.citations:
        yield _listed(f"{SOURCES}:", [citation_text(citation) for citation in answer.citations])
    if answer.suggestions:
        yield _listed(f"{SUGGESTIONS}:", ["- " + suggestion.question for suggestion in answer.suggestions])


def _statement(statement: Statement) -> str:
    text = marked(statement.text, statement.marks)
    return text if statement.code is None else f"{text}\n{indent(statement.code.rstrip(), '    ')}"


def _choice(choice: Choice) -> str:
    if choice.text.casefold() == choice.question.casefold():
        return choice.text
    return f"{choice.text}: “{choice.question}”"


def _listed(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines] if title else lines)


def render_table(table: Table, *, width: int) -> str:
    """A table in aligned columns, or as one line a row where its columns need more than `width`."""
    return _listed(table.caption, _aligned_rows(table, width) or [f"- {line}" for line in row_lines(table)])


def _aligned_rows(table: Table, width: int) -> list[str]:
    """The rows in aligned columns below their titles; none where the columns need more than `width`."""
    if not width:
        return []
    rows = [table.columns, *(tuple(map(cell_text, row)) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    if sum(widths) + 2 * len(widths) > width:
        return []
    ruled = [rows[0], tuple("-" * size for size in widths), *rows[1:]]
    return [_aligned(row, widths) for row in ruled]


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(text.ljust(size) for text, size in zip(row, widths, strict=False)).rstrip()


def row_lines(table: Table) -> Iterator[str]:
    """Each row as one line that names its columns, readable without the rows around it."""
    for row in table.rows:
        name, *cells = map(cell_text, row)
        named = [f"{column}: {cell}" for column, cell in zip(table.columns[1:], cells, strict=False)]
        # The caption tells what the one column of a table of two is.
        yield f"{name}: {cells[0]}" if len(cells) == 1 else " — ".join(filter(None, (name, "; ".join(named))))
