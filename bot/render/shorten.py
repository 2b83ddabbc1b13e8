"""Leaving out whole parts of an answer that is too long for one message, and saying so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from bot.answers.model import Answer, Statement, Table

CSV: Final = "as csv"
MARKDOWN: Final = "as markdown"
ROW: Final = ("row", "rows")
NOTE: Final = ("note", "notes")
STATEMENT: Final = ("statement", "statements")

Made = TypeVar("Made")

Tried: TypeAlias = tuple[float, Made]
"""The share that something takes of the place there is, above 1 where it is too much, and the thing itself."""

_Point: TypeAlias = tuple[int, float]
"""A count of parts, and the share that an answer of so many takes."""


def shorten(answer: Answer, make: Callable[[Answer], Tried[Made]]) -> tuple[Answer, Made | None]:
    """The longest form of the answer that fits, and what is made of it; the shortest and None where none does.

    Rows go first, from the end, and before them those that are the same for all; then notes, then statements.

    Args:
        answer: the whole answer.
        make: what is to be sent of an answer, after the share that it takes of the place there is.
    """
    tried = make(answer)
    for size, keep in _STEPS:
        if tried[0] <= 1:
            break
        answer, tried = _longest(answer, (size(answer), tried[0]), keep, make)
    share, made = tried
    return answer, made if share <= 1 else None


def _longest(
    answer: Answer,
    many: _Point,
    keep: Callable[[Answer, int], Answer],
    make: Callable[[Answer], Tried[Made]],
) -> tuple[Answer, Tried[Made]]:
    """Looks for the largest count that fits, below one that does not; with 0 kept where none does.

    Parts of an answer take much the same each, so that the shares of two counts tell where about it is.
    """
    few: _Point = (0, 0.0)
    best: tuple[Answer, Tried[Made]] | None = None
    while few[0] + 1 < many[0]:
        count = _between(few, many)
        kept = keep(answer, count)
        tried = make(kept)
        if tried[0] <= 1:
            few, best = (count, tried[0]), (kept, tried)
        else:
            many = count, tried[0]
    if best is not None:
        return best
    least = keep(answer, 0)
    return least, make(least)


def _between(few: _Point, many: _Point) -> int:
    """The count at which the place would be taken whole, were all between these two to take the same."""
    (low, less), (high, more) = few, many
    return min(max(low + int((1 - less) * (high - low) / (more - less)), low + 1), high - 1)


def _rows(answer: Answer) -> int:
    """Rows that stand by themselves one by one, and as one more all those that are told in one line."""
    return _opened(answer.table) + bool(answer.table.shared) if answer.table else 0


def _opened(table: Table) -> int:
    return len(table.rows) - len(table.shared)


def _notes(answer: Answer) -> int:
    return len(answer.notes)


def _statements(answer: Answer) -> int:
    return len(answer.statements)


def _keep_rows(answer: Answer, count: int) -> Answer:
    table = answer.table
    if table is None or count == _rows(answer):
        return answer
    rows = table.rows[: min(count, _opened(table))]
    left_out = _left_out(len(table.rows) - len(rows), ROW, CSV)
    kept = replace(table, rows=rows, shared=()) if rows else None
    return _without_stray_citations(answer._replace(table=kept, notes=(left_out, *answer.notes)))


def _keep_notes(answer: Answer, count: int) -> Answer:
    if count == len(answer.notes):
        return answer
    left_out = _left_out(len(answer.notes) - count, NOTE, MARKDOWN)
    return _without_stray_citations(answer._replace(notes=(*answer.notes[:count], left_out)))


def _keep_statements(answer: Answer, count: int) -> Answer:
    if count == len(answer.statements):
        return answer
    left_out = _left_out(len(answer.statements) - count, STATEMENT, MARKDOWN)
    kept = answer._replace(statements=answer.statements[:count], notes=(*answer.notes, left_out))
    return _without_stray_citations(kept)


def _left_out(count: int, what: tuple[str, str], form: str) -> Statement:
    noun = what[0] if count == 1 else what[1]
    told = f"add “{form}” to the question for the whole answer as a file"
    return Statement(f"{count} more {noun} did not fit into one message; {told}.")


def _without_stray_citations(answer: Answer) -> Answer:
    used = set(_marks(answer))
    return answer._replace(citations=tuple(entry for entry in answer.citations if entry.n in used))


def _marks(answer: Answer) -> Iterator[int]:
    for statement in answer.sentences:
        yield from statement.marks
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.marks


_STEPS: Final = (
    (_rows, _keep_rows),
    (_notes, _keep_notes),
    (_statements, _keep_statements),
)
"""What can be left out, in this order: how much of it there is, and how to keep a part of it."""
