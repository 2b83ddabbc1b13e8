"""Asking a desk in tests, and what holds of every answer."""

import re
from collections.abc import Iterator
from datetime import date

from bot.answers.model import Answer, Statement
from bot.desk import Desk
from bot.language.model import Query

STATUSES = ("answered", "unknown", "clarify", "out_of_scope", "help")


def ask(desk: Desk, *utterances: str) -> Answer:
    """The answer to the last of the utterances of one conversation."""
    previous: Query | None = None
    for utterance in utterances[:-1]:
        previous = desk.ask(utterance, previous).query
    return desk.ask(utterances[-1], previous).answer


def asked(answer: Answer) -> tuple[object, ...]:
    """What an answer takes a question to mean, without the words it uses."""
    meaning = (answer.intent, answer.subjects, answer.features, answer.excluded_features)
    return (answer.status, *meaning, answer.article, answer.verdict)


def each_mark(answer: Answer) -> Iterator[int]:
    """The numbers of the citation marks of an answer, in the order in which it is read."""
    for statement in (*answer.notices, *answer.statements):
        yield from statement.marks
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.marks
    for note in answer.notes:
        yield from note.marks


def said(statements: tuple[Statement, ...]) -> str:
    """The texts of statements as one, without regard to case."""
    return " ".join(statement.text for statement in statements).casefold()


def assert_cited(answer: Answer) -> None:
    """Asserts that marks and citations belong together: numbered from 1 by first use, none left over."""
    used = tuple(dict.fromkeys(each_mark(answer)))
    numbers = tuple(citation.n for citation in answer.citations)
    assert numbers == tuple(range(1, len(numbers) + 1))
    assert used == numbers
    for citation in answer.citations:
        assert citation.title
        assert citation.publisher
        assert citation.locator
        assert is_date(citation.date)


def is_date(text: str) -> bool:
    """Whether a text is "YYYY-MM" or "YYYY-MM-DD" and that month or day exists."""
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return False
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return False
    return True
