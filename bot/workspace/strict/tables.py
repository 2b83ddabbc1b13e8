"""What Slack asks of tables beyond lengths: how many, how wide, how much text."""

from collections.abc import Iterator

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint
from bot.workspace.strict.totals import count_text


def check_tables(blocks: list[JsonObject], pointer: str) -> Iterator[Complaint]:
    """Complaints about the tables of a message."""
    yield from _check_number(blocks, pointer)
    for kind, most in (("table", limits.TABLE_TEXT_MAX), ("data_table", limits.DATA_TABLE_TEXT_MAX)):
        yield from _check_total(blocks, pointer, kind, most)
    for place, block in enumerate(blocks):
        if block["type"] == "data_table":
            yield from _check_data_table(block, f"{pointer}/{place}")


def _check_number(blocks: list[JsonObject], pointer: str) -> Iterator[Complaint]:
    places = [place for place, block in enumerate(blocks) if block["type"] == "table"]
    for place in places[limits.TABLES_PER_MESSAGE :]:
        yield Complaint(f"{pointer}/{place}", "only one table allowed per message")


def _check_total(blocks: list[JsonObject], pointer: str, kind: str, most: int) -> Iterator[Complaint]:
    total = sum(count_text(block["rows"]) for block in blocks if block["type"] == kind)
    if total > most:
        yield Complaint(pointer, f"{kind} cells must be less than {most + 1} characters in total")


def _check_data_table(table: JsonObject, pointer: str) -> Iterator[Complaint]:
    rows = table["rows"]
    width = len(rows[0]) if rows else 0
    for place, row in enumerate(rows):
        if len(row) != width:
            yield Complaint(f"{pointer}/rows/{place}", f"must have {width} cells like the first row")
    for place, cell in enumerate(rows[0] if rows else []):
        if cell["type"] == "rich_text":
            yield Complaint(f"{pointer}/rows/0/{place}", "unsupported type: rich_text")
    size = table.get("page_size", limits.DATA_TABLE_PAGE_SIZE_DEFAULT)
    if not 1 <= size <= limits.DATA_TABLE_PAGE_SIZE_MAX:
        yield Complaint(f"{pointer}/page_size", f"must be between 1 and {limits.DATA_TABLE_PAGE_SIZE_MAX}")
    if not 0 <= table.get("row_header_column_index", 0) < max(width, 1):
        yield Complaint(f"{pointer}/row_header_column_index", "must be the index of a column")
