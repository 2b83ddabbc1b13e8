"""A table as Slack's own table block, as its paged data table, or as a list for clients that refuse both."""

from typing import Final

from bot.answers.model import Cell, Table
from bot.render.cut import cut
from bot.render.inert import inert
from bot.render.limits import DATA_TABLE_ROWS, TABLE_COLUMNS
from bot.render.message import JsonObject
from bot.render.plain import row_lines
from bot.render.rich_text import bullets, rich_text, section, text
from bot.render.words import NOTHING, cell_text

# Above this a table in a thread is a wall: it becomes a data table that turns pages and can be sorted.
LONGEST_OPEN_TABLE: Final = 20
PAGE_SIZE: Final = 20
# A cell is a few words; what is longer crowds out the other columns.
CELL_TEXT: Final = 300
# Rows that either block can hold beside its header.
MOST_ROWS: Final = DATA_TABLE_ROWS - 1


def clip_table(table: Table) -> Table:
    """The table with as many columns and as much text a cell as a block can hold."""
    columns = tuple(cut(column, CELL_TEXT) for column in table.columns[:TABLE_COLUMNS])
    rows = tuple(_clip_row(row[:TABLE_COLUMNS], len(columns)) for row in table.rows)
    return Table(cut(table.caption, CELL_TEXT), columns, rows, table.shared)


def _clip_row(row: tuple[Cell, ...], length: int) -> tuple[Cell, ...]:
    padding = (Cell(NOTHING),) * (length - len(row))
    return tuple(Cell(cut(cell.text, CELL_TEXT), cell.marks) for cell in row) + padding


def table_blocks(table: Table, *, native: bool, captioned: bool) -> tuple[JsonObject, ...]:
    """The table in blocks, under its caption where it is to be `captioned`."""
    caption = (rich_text(section(text(table.caption, bold=True))),) if captioned else ()
    if not native:
        return *caption, rich_text(bullets(section(text(line)) for line in row_lines(table)))
    rows = [table.columns, *(tuple(map(cell_text, row)) for row in table.rows)]
    cells = [[_raw(value) for value in row] for row in rows]
    if len(table.rows) > LONGEST_OPEN_TABLE:
        return (_data_table(table.caption, cells),)
    settings = [{"is_wrapped": True} for _ in table.columns]
    return *caption, {"type": "table", "rows": cells, "column_settings": settings}


def _data_table(caption: str, cells: list[list[JsonObject]]) -> JsonObject:
    return {
        "type": "data_table",
        "caption": inert(caption) or NOTHING,
        "rows": cells,
        "page_size": PAGE_SIZE,
        "row_header_column_index": 0,
    }


def _raw(value: str) -> JsonObject:
    return {"type": "raw_text", "text": inert(value) or NOTHING}
