"""An answer as Markdown, for export: every text is escaped, so that it shows as it was written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.answers.model import Answer, Citation, Statement, Table
from bot.render.fold import SAME, fold
from bot.render.words import NOTES, SOURCES, SUGGESTIONS, cell_text, marked, opening

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LINE_START: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_FENCE: Final = re.compile(r"`{3,}")


def render_markdown(answer: Answer) -> str:
    """The whole answer as one Markdown section, ending in a newline."""
    return "\n\n".join(_paragraphs(answer)) + "\n"


def _paragraphs(answer: Answer) -> Iterator[str]:
    sign, headline = opening(answer)
    yield f"## {sign} {_one_line(headline)}" if sign else f"## {_one_line(headline)}"
    for notice in answer.notices:
        yield f"**{_one_line(marked(notice.text, notice.marks))}**"
    yield from map(_statement, answer.statements)
    table, same = fold(answer.table)
    if table:
        yield _table(table)
    if same and answer.table:
        # A file leaves nothing out: what is folded elsewhere has a table of its own.
        yield _table(replace(answer.table, caption=SAME, rows=answer.table.rows[-len(answer.table.shared) :]))
    if answer.notes:
        yield _listed(NOTES, [marked(note.text, note.marks) for note in answer.notes])
    if answer.choices:
        yield "\n".join(f"{n}. {_one_line(choice.question)}" for n, choice in enumerate(answer.choices, 1))
    if answer.citations:
        yield f"**{SOURCES}**\n\n" + "\n".join(map(_citation, answer.citations))
    if answer.suggestions:
        yield _listed(SUGGESTIONS, [suggestion.question for suggestion in answer.suggestions])


def _statement(statement: Statement) -> str:
    text = escape(marked(statement.text, statement.marks))
    if statement.code is None:
        return text
    longest = max(map(len, _FENCE.findall(statement.code)), default=2)
    fence = "`" * (longest + 1)
    return f"{text}\n\n{fence}{statement.language or ''}\n{statement.code.rstrip()}\n{fence}"


def _table(table: Table) -> str:
    rows = [table.columns, *(tuple(map(cell_text, row)) for row in table.rows)]
    header, *lines = (f"| {' | '.join(map(_one_line, row))} |" for row in rows)
    rule = f"|{' --- |' * len(table.columns)}"
    return "\n".join([_one_line(table.caption), "", header, rule, *lines])


def _listed(title: str, texts: list[str]) -> str:
    return f"**{title}**\n\n" + "\n".join(f"- {_one_line(text)}" for text in texts)


def _citation(citation: Citation) -> str:
    title = _one_line(citation.title)
    linked = f"[{title}](<{citation.url}>)" if citation.url else title
    details = [_one_line(part) for part in (citation.date, citation.locator, citation.kind) if part]
    return f"- \\[{citation.n}\\] {_one_line(citation.publisher)}: {', '.join([linked, *details])}"


def _one_line(text: str) -> str:
    return " ".join(escape(text).split())


def escape(text: str) -> str:
    """Text in which nothing means anything to Markdown."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
