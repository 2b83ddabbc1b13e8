"""Answers in spreadsheets."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings

from bot.answers.model import Answer, Cell, Table
from bot.render.csv import render_csv
from tests.render.answers import CLARIFY, COMPARISON, HOWTO, any_answer


def _read(answer: Answer) -> list[list[str]]:
    return list(csv.reader(StringIO(render_csv(answer), newline="")))


def test_the_table_comes_first_and_the_sources_last() -> None:
    """Columns and rows with their marks, then what is said, then each source with all that is known of it."""
    assert _read(COMPARISON) == [
        ["Feature", "Alpha", "Beta"],
        ["Bell", "yes [1]", "no [2]"],
        ["Gears", "8 [1]", "not known"],
        [],
        ["Alpha and Beta side by side"],
        [],
        ["Worth knowing"],
        ["Sources disagree on Beta's bell. [1][2]"],
        [],
        ["Sources"],
        ["Number", "Publisher", "Title", "Place", "Date", "Kind", "Address"],
        [
            "1",
            "Wheel & Sons",
            "Handbook of *bicycles*",
            "Chapter 2",
            "2024-03",
            "documentation",
            "https://example.org/handbook",
        ],
        ["2", "Riders", "Survey", "row Bells", "2022-05-25", "third-party comparison", ""],
    ]


def test_code_and_choices_are_there() -> None:
    """Nothing of an answer is lost in a file."""
    assert ["Turn the screw. [1]", "turn --left 3\nring"] in _read(HOWTO)
    assert ["Does Beta have a bell?"] in _read(CLARIFY)


def test_a_file_keeps_the_rows_that_messages_fold() -> None:
    """What is the same for all has its rows in the file."""
    assert COMPARISON.table is not None
    assert _read(COMPARISON._replace(table=replace(COMPARISON.table, shared=("8",)))) == _read(COMPARISON)


@pytest.mark.parametrize(
    "formula",
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "=HYPERLINK(1)",
            "\uff1d1+1",
            "\uff0b1",
            "\uff0d1",
            "\uff20SUM(A1)",
        ),
        *("\t=1", " =1", "\n=1", "\r\n=1", "\xa0=1", "\u3000=1", "\u200b=1", "\u202e=1", "\t1", "\n1"),
    ],
)
def test_nothing_is_a_formula(formula: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe, wherever it stands."""
    answer = Answer("answered", formula, table=Table("x", (formula,), ((Cell(formula),),)))
    cells = [cell for row in _read(answer) for cell in row]
    assert len(cells) == 3
    assert all(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("mark", [";", "\t", "|", ","])
def test_no_cell_begins_in_another(mark: str) -> None:
    """Whatever a spreadsheet parts cells by, what is written into one stays in one."""
    smuggled = f'8{mark}=1+1"{mark}=1+1'
    answer = Answer("answered", smuggled, table=Table("x", ("Gears",), ((Cell(smuggled),),)))
    cells = [
        cell for row in csv.reader(StringIO(render_csv(answer), newline=""), delimiter=mark) for cell in row
    ]
    assert cells == ["Gears", smuggled, smuggled]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_answer)
def test_any_answer_is_a_table_of_safe_cells(answer: Answer) -> None:
    """Every row of the table is a row of the file, and no cell of the file begins as a formula does."""
    rows = _read(answer)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    if answer.table:
        assert len(rows) >= len(answer.table.rows) + 1
        assert all(len(row) == len(answer.table.columns) for row in rows[: len(answer.table.rows) + 1])
