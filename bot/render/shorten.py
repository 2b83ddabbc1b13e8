"""Leaving out whole parts of an answer that is too long for one message, and saying so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from bot.answers.model import Answer, Statement, Table

CSV: Final = "as csv"
MARKDOWN: Final = "as markdown"
ROW: Final = ("row", "rows")
NOTE: Final = ("note", "notes")
STATEMENT: Final = ("statement", "statements")


Made = TypeVar("Made")


def shorten(answer: Answer, make: Callable[[Answer], Made | None]) -> tuple[Answer, Made | None]:
    """The longest form of the answer that fits, and what is made of it; the shortest and None where none does.

    Rows go first, from the end, and before them those that are the same for all; then notes, then statements.

    Args:
        answer: the whole answer.
        make: what is to be sent of an answer; None where it cannot be sent.
    """
    made = make(answer)
    for size, keep in _STEPS:
        if made is not None:
            break
        answer, made = _longest(answer, size(answer), keep, make)
    return answer, made


def _longest(
    answer: Answer, size: int, keep: Callable[[Answer, int], Answer], make: Callable[[Answer], Made | None]
) -> tuple[Answer, Made | None]:
    """Halves the range of counts until the largest that fits is found; with 0 kept and None where none does."""
    low, high = 0, size
    best: tuple[Answer, Made] | None = None
    while low < high:
        middle = (low + high + 1) // 2
        kept = keep(answer, middle)
        made = make(kept)
        if made is None:
            high = middle - 1
        else:
            low, best = middle, (kept, made)
    if best is not None:
        return best
    least = keep(answer, 0)
    return least, make(least)


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
