"""What people read in a terminal."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bot.answers.model import Answer, Cell, Table
from bot.render.plain import render_plain, render_table
from tests.render.answers import CLARIFY, COMPARISON, DISPUTED, HOWTO, UNKNOWN, YES, any_answer


def test_an_answer_reads_from_verdict_to_sources() -> None:
    """The headline comes first, then the statements with marks, then what the marks stand for."""
    assert render_plain(YES) == (
        "Yes, Alpha has a bell\n\n"
        "It rings since 2.0. [1]\n\n"
        "Sources:\n"
        "[1] Wheel & Sons, Handbook of *bicycles*, 2024-03, Chapter 2, https://example.org/handbook\n\n"
        "You can also ask:\n"
        "- Does Beta have a bell?"
    )


def test_a_notice_comes_before_everything() -> None:
    """That something is no longer built is said before the verdict, and the dispute within it."""
    assert render_plain(DISPUTED).split("\n\n")[:4] == [
        "Beta is no longer built. [1]",
        "No: Beta, bell (sources disagree)",
        "The handbook says no. [1]",
        "The survey says yes. [2]",
    ]


def test_a_table_is_aligned_where_it_fits() -> None:
    """Columns line up under their titles."""
    assert render_plain(COMPARISON).split("\n\n")[1] == (
        "Equipment\n"
        "Feature  Alpha    Beta\n"
        "-------  -------  ---------\n"
        "Bell     yes [1]  no [2]\n"
        "Gears    8 [1]    not known"
    )


def test_a_table_becomes_one_line_a_row_where_it_does_not_fit() -> None:
    """Each line names its row and its columns, so that no other line is needed to read it."""
    assert render_plain(COMPARISON, width=20).split("\n\n")[1] == (
        "Equipment\n- Bell — Alpha: yes [1]; Beta: no [2]\n- Gears — Alpha: 8 [1]; Beta: not known"
    )


def test_a_row_of_two_cells_is_name_and_value() -> None:
    """A table of two columns needs no column's name in its lines: its caption says it."""
    table = Table("Alpha", ("Feature", "Alpha"), ((Cell("Bell"), Cell("yes", (1,))),))
    assert render_table(table, width=0) == "Alpha\n- Bell: yes [1]"


def test_choices_are_numbered() -> None:
    """A question back lists what can be picked, and the question that each means."""
    assert render_plain(CLARIFY).split("\n\n")[1] == (
        "1. Alpha: “Does Alpha have a bell?”\n2. Beta: “Does Beta have a bell?”"
    )


def test_an_unknown_fact_is_said_in_words() -> None:
    """Not knowing opens with its own words, never with a no."""
    assert render_plain(UNKNOWN) == "Not known: Alpha, basket"


def test_code_stands_under_its_statement() -> None:
    """Code keeps its lines, set off from the prose."""
    assert "Turn the screw. [1]\n    turn --left 3\n    ring" in render_plain(HOWTO)


def test_a_table_without_marks_has_bare_cells() -> None:
    """A cell without evidence carries no brackets."""
    assert COMPARISON.table is not None
    bare = replace(COMPARISON.table, rows=((Cell("Bell"), Cell("yes"), Cell("")),))
    assert "- Bell — Alpha: yes; Beta: —" in render_plain(COMPARISON._replace(table=bare), width=0)


def test_rows_that_are_the_same_are_one_line() -> None:
    """What all have in common stands below the table, each with its marks, and nowhere else."""
    assert COMPARISON.table is not None
    table = replace(COMPARISON.table, shared=("8",))
    assert render_plain(COMPARISON._replace(table=table), width=0).split("\n\n")[1:3] == [
        "Equipment\n- Bell — Alpha: yes [1]; Beta: no [2]",
        "The same for all: 8 for Gears [1].",
    ]
    alone = render_plain(COMPARISON._replace(table=replace(table, shared=("yes", "8"))))
    assert "Equipment" not in alone
    assert "The same for all: yes for Bell [1][2]; 8 for Gears [1]." in alone


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_answer)
def test_the_same_answer_gives_the_same_text(answer: Answer) -> None:
    """Rendering depends on the answer alone, and never fails."""
    assert render_plain(answer) == render_plain(answer)
