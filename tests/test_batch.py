"""Many questions in one run."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.batch import answer_lines, ask_timed
from bot.desk import Desk
from tests.desks import build_desk
from tests.running import lines_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk about bicycles."""
    desk = build_desk(tmp_path_factory.mktemp("world"))
    yield desk
    desk.release.reference.store.close()


def _answered(desk: Desk, *questions: Mapping[str, object]) -> list[dict[str, Any]]:
    return list(answer_lines(desk, lines_of(questions).splitlines()))


def test_answers_keep_the_order(desk: Desk) -> None:
    """One object a question, in the order asked, under the question's own id."""
    texts = [
        "does the rovella fold",
        "does the quillon fold",
        "does the bramble fold",
        "does the cartling fold",
    ]
    replies = _answered(desk, *({"id": text, "text": text} for text in texts))
    assert [reply["id"] for reply in replies] == texts
    assert [reply["verdict"] for reply in replies] == ["yes", "no", "no", "yes"]


def test_a_thread_is_a_conversation(desk: Desk) -> None:
    """Lines of one thread lean on each other, whatever stands between them; other lines do not."""
    replies = _answered(
        desk,
        {"id": "1", "text": "does the rovella fold", "thread": "a"},
        {"id": "2", "text": "does the quillon have abs", "thread": "b"},
        {"id": "3", "text": "and the bramble?", "thread": "a"},
        {"id": "4", "text": "and the bramble?"},
        {"id": "5", "text": "and the rovella?", "thread": "b"},
        {"id": "6", "text": "and the cartling?", "thread": None},
    )
    assert (replies[2]["subjects"], replies[2]["features"]) == (["bramble"], ["folding"])
    assert (replies[4]["subjects"], replies[4]["features"]) == (["rovella"], ["anti-lock"])
    assert [replies[place]["features"] for place in (3, 5)] == [[], []]


def test_an_empty_thread_is_a_thread(desk: Desk) -> None:
    """A thread may have any name, even none."""
    replies = _answered(
        desk,
        {"id": "1", "text": "does the rovella fold", "thread": ""},
        {"id": "2", "text": "and the quillon?", "thread": ""},
    )
    assert replies[1]["verdict"] == "no"


BAD = (
    ("does it fold", None, "the line is not JSON"),
    ("{", None, "the line is not JSON"),
    ("[" * 200_000, None, "the line is not JSON"),
    ('{"id": ' * 50_000, None, "the line is not JSON"),
    ("[1, 2]", None, 'the line must hold an object with "id" and "text"'),
    ("3", None, 'the line must hold an object with "id" and "text"'),
    ("null", None, 'the line must hold an object with "id" and "text"'),
    ('{"text": "does it fold"}', None, '"id" is missing'),
    ('{"id": "q1"}', "q1", '"text" is missing'),
    ('{"id": 7, "text": "x"}', None, '"id" must be a string'),
    ('{"id": "q1", "text": 7}', "q1", '"text" must be a string'),
    ('{"id": "q1", "text": null}', "q1", '"text" must be a string'),
    ('{"id": "q1", "text": "x", "thread": 3}', "q1", '"thread" must be a string'),
)


@pytest.mark.parametrize(("line", "ident", "error"), BAD, ids=[line[:30] for line, *_ in BAD])
def test_a_bad_line_is_told_and_the_run_goes_on(desk: Desk, line: str, ident: str | None, error: str) -> None:
    """A line that is no question yields its id, where it has one, and what is wrong; the next is answered."""
    good = json.dumps({"id": "good", "text": "does the rovella fold"})
    wrong, right = answer_lines(desk, [line, good])
    assert list(wrong) == ["id", "error"]
    assert wrong["id"] == ident
    assert str(wrong["error"]).startswith(error)
    assert right["verdict"] == "yes"


def test_blank_lines_are_passed_over(desk: Desk) -> None:
    """Empty lines between questions are no questions and no errors."""
    lines = ["", "  \n", json.dumps({"id": "1", "text": "help"}), "\t"]
    assert [reply["id"] for reply in answer_lines(desk, lines)] == ["1"]


def test_lines_are_answered_one_by_one(desk: Desk) -> None:
    """An answer comes before the next line is read."""
    read: list[int] = []

    def _lines() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield json.dumps({"id": str(number), "text": "help"})

    seen = [(reply["id"], len(read)) for reply in answer_lines(desk, _lines())]
    assert seen == [("0", 1), ("1", 2), ("2", 3)]


def test_other_keys_are_ignored(desk: Desk) -> None:
    """Whoever sends more than the contract asks for is answered all the same."""
    (reply,) = _answered(desk, {"id": "1", "text": "does the rovella fold", "user": "someone"})
    assert reply["verdict"] == "yes"


def test_the_time_is_told(desk: Desk) -> None:
    """The milliseconds from text to finished answer come with it."""
    answer, query, took = ask_timed(desk, "does the rovella fold")
    assert answer.verdict == "yes"
    assert query is not None
    assert took > 0
