"""An answer as a CSV file, for spreadsheets: its table, or its sentences, and its sources."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from bot.answers.model import Answer, Citation
from bot.render.inert import inert
from bot.render.words import NOTES, SOURCES, cell_text, marked, opening

# What a spreadsheet would take for the beginning of a formula; some read the wide forms as the plain ones.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SOURCE_COLUMNS: Final = ("Number", "Publisher", "Title", "Place", "Date", "Kind", "Address")


def render_csv(answer: Answer) -> str:
    """The whole answer as lines of comma-separated values, each ending in CR LF.

    The table comes first, under its column titles, then what is said in sentences, then the sources, each part
    after an empty line. A cell that a spreadsheet would take for a formula begins with an apostrophe; and each is
    quoted, for where lists are written with semicolons a spreadsheet would begin a cell at one.
    """
    lines = StringIO()
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    for part in filter(None, _parts(answer)):
        if lines.tell():
            writer.writerow(())
        writer.writerows([_guard(text) for text in row] for row in part)
    return lines.getvalue()


def _parts(answer: Answer) -> Iterator[list[tuple[str, ...]]]:
    if answer.table:
        yield [answer.table.columns, *(tuple(map(cell_text, row)) for row in answer.table.rows)]
    told = [
        (marked(each.text, each.marks), each.code or "") for each in (*answer.notices, *answer.statements)
    ]
    yield [(opening(answer)[1],), *(tuple(filter(None, row)) for row in told)]
    if answer.notes:
        yield [(NOTES,), *((marked(note.text, note.marks),) for note in answer.notes)]
    if answer.choices:
        yield [(choice.question,) for choice in answer.choices]
    if answer.citations:
        yield [(SOURCES,), _SOURCE_COLUMNS, *map(_source, answer.citations)]


def _source(citation: Citation) -> tuple[str, ...]:
    where = (citation.publisher, citation.title, citation.locator, citation.date, citation.kind)
    return (str(citation.n), *where, citation.url or "")


def _guard(text: str) -> str:
    cleaned = inert(text)
    unseen = cleaned.startswith(("\t", "\n"))
    return f"'{cleaned}" if unseen or cleaned.lstrip().startswith(_FORMULA) else cleaned
