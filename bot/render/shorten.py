"""Leaving out whole parts of an answer that is too long for one message, and saying so."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.answers.model import Answer, Statement


def shorten(answer: Answer, fits: Callable[[Answer], bool]) -> Answer:
    """The longest form of the answer that fits: rows of the table go first, then notes, then statements.

    Args:
        answer: the whole answer.
        fits: tells whether an answer can be sent.
    """
    for size, keep in ((_rows, _keep_rows), (_notes, _keep_notes), (_statements, _keep_statements)):
        if fits(answer):
            return answer
        answer = _longest(answer, size(answer), keep, fits)
    return answer


def _longest(
    answer: Answer, size: int, keep: Callable[[Answer, int], Answer], fits: Callable[[Answer], bool]
) -> Answer:
    """Halves the range of counts until the largest that fits is found; 0 where none does."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(keep(answer, middle)) else (low, middle - 1)
    return keep(answer, low)


def _rows(answer: Answer) -> int:
    return len(answer.table.rows) if answer.table else 0


def _notes(answer: Answer) -> int:
    return len(answer.notes)


def _statements(answer: Answer) -> int:
    return len(answer.statements)


def _keep_rows(answer: Answer, count: int) -> Answer:
    if answer.table is None or count == len(answer.table.rows):
        return answer
    left_out = _left_out(len(answer.table.rows) - count, "row")
    table = replace(answer.table, rows=answer.table.rows[:count]) if count else None
    return _without_stray_citations(replace(answer, table=table, notes=(left_out, *answer.notes)))


def _keep_notes(answer: Answer, count: int) -> Answer:
    return _without_stray_citations(replace(answer, notes=answer.notes[:count]))


def _keep_statements(answer: Answer, count: int) -> Answer:
    if count == len(answer.statements):
        return answer
    left_out = _left_out(len(answer.statements) - count, "statement")
    kept = replace(answer, statements=answer.statements[:count], notes=(*answer.notes, left_out))
    return _without_stray_citations(kept)


def _left_out(count: int, what: str) -> Statement:
    plural = "" if count == 1 else "s"
    return Statement(
        f"{count} more {what}{plural} did not fit into one message; ask about fewer things to see them."
    )


def _without_stray_citations(answer: Answer) -> Answer:
    used = set(_marks(answer))
    return replace(answer, citations=tuple(entry for entry in answer.citations if entry.n in used))


def _marks(answer: Answer) -> Iterator[int]:
    notice = (answer.notice,) if answer.notice else ()
    for statement in (*notice, *answer.statements, *answer.notes):
        yield from statement.marks
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.marks
