"""Rows of a table that say the same in every column, folded into one line."""

from dataclasses import replace
from itertools import groupby
from typing import Final

from bot.answers.model import Cell, Table
from bot.render.words import marked

SAME: Final = "The same for all"


def fold(table: Table | None) -> tuple[Table | None, str]:
    """The table of the rows that are worth a row, None without any, and the line of all others, "" without any."""
    if table is None or not table.shared:
        return table, ""
    opened = len(table.rows) - len(table.shared)
    rest = replace(table, rows=table.rows[:opened], shared=()) if opened else None
    return rest, _line(table.rows[opened:], table.shared)


def _line(rows: tuple[tuple[Cell, ...], ...], shared: tuple[str, ...]) -> str:
    by_words = sorted(zip(shared, rows, strict=True), key=lambda each: shared.index(each[0]))
    groups = (
        f"{words} for {', '.join(_named(row) for _, row in group)}"
        for words, group in groupby(by_words, key=lambda each: each[0])
    )
    return f"{SAME}: {'; '.join(groups)}."


def _named(row: tuple[Cell, ...]) -> str:
    name, *cells = row
    return marked(name.text, tuple(dict.fromkeys(mark for cell in cells for mark in cell.marks)))
