"""The form that somebody wants an answer in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.model import Form
from bot.render.form import Wanted, in_form, read_wanted, render_file, with_form
from tests.render.answers import CLARIFY, COMPARISON, FOREIGN, HELP, HOSTILE, UNKNOWN, YES


@pytest.mark.parametrize(
    ("utterance", "question", "form"),
    [
        ("compare Alpha and Beta as csv", "compare Alpha and Beta", "csv"),
        ("compare Alpha and Beta, as a CSV file, please!", "compare Alpha and Beta", "csv"),
        ("compare Alpha and Beta (as a csv)", "compare Alpha and Beta", "csv"),
        ("does Alpha have a bell? as markdown", "does Alpha have a bell?", "markdown"),
        ("does Alpha have a bell in markdown format", "does Alpha have a bell", "markdown"),
        ("which have bells as a .md file", "which have bells", "markdown"),
        ("which have bells as a spreadsheet", "which have bells", "csv"),
        ("as csv", "", "csv"),
        ("and can I have that as a csv file please?", "", "csv"),
        ("the same table as markdown", "", "markdown"),
    ],
)
def test_the_form_is_taken_off_the_question(utterance: str, question: str, form: Form) -> None:
    """What remains is what would have been asked for a message; nothing where only the form is new."""
    assert read_wanted(utterance) == Wanted(question, form)


@pytest.mark.parametrize(
    "utterance",
    [
        "does Alpha export csv",
        "can Alpha write its log as csv files to a disk",
        "what is a csv",
        "same as Beta",
        "bells as csvs",
        "",
    ],
)
def test_other_questions_stay_as_they_are(utterance: str) -> None:
    """Only the end of a question tells its form, and only in words that name one."""
    assert read_wanted(utterance) == Wanted(utterance)


@given(st.text().filter(lambda text: read_wanted(text).form is None), st.sampled_from(("csv", "markdown")))
def test_a_form_put_on_can_be_taken_off(question: str, form: Form) -> None:
    """Whatever the question, it comes back but for what separated it from the form."""
    wanted = read_wanted(with_form(question, form))
    assert wanted.form == form
    assert wanted.question in question


def test_long_questions_are_read_at_once() -> None:
    """A question made to be slow is not."""
    start = time.perf_counter()
    for hostile in (" " * 50_000, "as " * 20_000, "as csv " * 10_000, "as csv file" + " file" * 20_000 + "x"):
        read_wanted(hostile)
    assert time.perf_counter() - start < 2


def test_answers_become_files_and_questions_back_keep_the_form() -> None:
    """What is answered or not known is a file; what asks back asks for it with each choice; the rest is a message."""
    assert [in_form(answer, "csv").form for answer in (YES, UNKNOWN, CLARIFY, FOREIGN, HELP)] == [
        "csv",
        "csv",
        None,
        None,
        None,
    ]
    assert in_form(CLARIFY, "csv").choices[0].question == "Does Alpha have a bell? as csv"
    assert in_form(YES, None) == YES


def test_a_file_is_named_after_its_question() -> None:
    """The name is short, plain and ends in what the file is."""
    assert (
        render_file(COMPARISON._replace(question="compare Alpha & Beta"), "csv").name
        == "compare-alpha-beta.csv"
    )
    assert render_file(YES._replace(question=""), "markdown").name == "yes-alpha-has-a-bell.md"
    assert render_file(YES._replace(headline="⚖️"), "markdown").name == "answer.md"
    for hostile in (*HOSTILE, "../../etc/passwd", "a" * 500):
        name = render_file(YES._replace(question=hostile), "csv").name
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        assert len(name) <= 70
