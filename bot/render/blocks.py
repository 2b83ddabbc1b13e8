"""An answer as one Slack message.

Everything that comes from the knowledge or from a person goes into elements that show text as text; see
`rich_text`. The message stays within `limits`: an answer that is too long loses whole rows, not half words.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from typing import Final

from bot.answers.model import Answer, Citation, Statement
from bot.render.buttons import (
    ASK_CHOICE,
    ASK_NEXT,
    MOST_CHOICES,
    MOST_SUGGESTIONS,
    choice_buttons,
    share_button,
)
from bot.render.cut import cut
from bot.render.fallback import fallback_text
from bot.render.limits import MESSAGE_PAYLOAD_BUDGET, TABLE_TEXT_MAX
from bot.render.message import Frame, JsonObject, Message
from bot.render.rich_text import bullets, link, preformatted, rich_text, section, text, user
from bot.render.shorten import shorten
from bot.render.tables import MOST_ROWS, clip_table, table_blocks
from bot.render.words import NOTES, SOURCES, SUGGESTIONS, marked, opening

# Far above what knowledge files may hold; one text can then never crowd out all others.
HEADLINE: Final = 300
PARAGRAPH: Final = 2_500
DETAIL: Final = 300


def render_message(answer: Answer, frame: Frame | None = None) -> Message:
    """The message that carries the answer.

    Args:
        answer: what is to be said.
        frame: what stands around it; nothing when None.
    """
    around = frame or Frame()
    shown = shorten(_clip(answer), lambda candidate: _fits(candidate, around))
    return Message(fallback_text(shown, around), tuple(_blocks(shown, around)))


def _clip(answer: Answer) -> Answer:
    return replace(
        answer,
        headline=cut(answer.headline, HEADLINE),
        notice=_clip_statement(answer.notice) if answer.notice else None,
        statements=tuple(map(_clip_statement, answer.statements)),
        notes=tuple(map(_clip_statement, answer.notes)),
        table=clip_table(answer.table) if answer.table and answer.table.rows else None,
    )


def _clip_statement(statement: Statement) -> Statement:
    code = None if statement.code is None else cut(statement.code, PARAGRAPH)
    return replace(statement, text=cut(statement.text, PARAGRAPH), code=code)


def _fits(answer: Answer, frame: Frame) -> bool:
    if answer.table and len(answer.table.rows) > MOST_ROWS:
        return False
    blocks = list(_blocks(answer, frame))
    tables = [block for block in blocks if "table" in str(block["type"])]
    return _measure(blocks) <= MESSAGE_PAYLOAD_BUDGET and _measure(tables) <= TABLE_TEXT_MAX


def _measure(value: object) -> int:
    """Characters that are shown, and those of links, in a block or in several."""
    if isinstance(value, dict):
        texts = [value[key] for key in ("text", "url", "caption") if isinstance(value.get(key), str)]
        return sum(map(len, texts)) + sum(map(_measure, value.values()))
    return sum(map(_measure, value)) if isinstance(value, list) else 0


def _blocks(answer: Answer, frame: Frame) -> Iterator[JsonObject]:
    yield from _question(frame)
    if answer.notice:
        yield rich_text(*_paragraph(answer.notice))
    yield rich_text(section(text(" ".join(filter(None, opening(answer))), bold=True)))
    if answer.statements:
        yield rich_text(*_paragraphs(answer.statements))
    if answer.table:
        yield from table_blocks(answer.table, native=frame.native_table)
    if answer.notes:
        yield rich_text(_title(NOTES), *_listed(answer.notes))
    yield from choice_buttons(answer.choices, kind=ASK_CHOICE, most=MOST_CHOICES)
    if answer.citations:
        yield rich_text(_title(SOURCES), *map(_citation, answer.citations))
    yield from _next(answer, frame)


def _question(frame: Frame) -> Iterator[JsonObject]:
    if frame.question is None:
        return
    asked = [user(frame.asker), text(" asked: ")] if frame.asker else []
    yield rich_text(section(*asked, text(cut(frame.question, HEADLINE), italic=True)))


def _next(answer: Answer, frame: Frame) -> Iterator[JsonObject]:
    buttons = choice_buttons(answer.suggestions, kind=ASK_NEXT, most=MOST_SUGGESTIONS)
    if buttons:
        yield rich_text(_title(SUGGESTIONS))
        yield from buttons
    if frame.share is not None:
        yield from share_button(frame.share)


def _title(words: str) -> JsonObject:
    return section(text(words, bold=True))


def _paragraphs(statements: tuple[Statement, ...]) -> Iterator[JsonObject]:
    """One statement as a paragraph; several as a list, which code interrupts."""
    if len(statements) == 1:
        yield from _paragraph(statements[0])
    else:
        yield from _listed(statements)


def _listed(statements: tuple[Statement, ...]) -> Iterator[JsonObject]:
    for has_code, group in groupby(statements, key=lambda statement: statement.code is not None):
        if has_code:
            yield from chain.from_iterable(map(_paragraph, group))
        else:
            yield bullets(chain.from_iterable(map(_paragraph, group)))


def _paragraph(statement: Statement) -> Iterator[JsonObject]:
    yield section(text(marked(statement.text, statement.marks)))
    if statement.code is not None:
        yield preformatted(statement.code)


def _citation(citation: Citation) -> JsonObject:
    title = cut(citation.title, DETAIL)
    linked = link(citation.url, title) if citation.url else text(title)
    details = [cut(part, DETAIL) for part in (citation.locator, citation.date, citation.kind) if part]
    return section(
        text(f"[{citation.n}] {cut(citation.publisher, DETAIL)}, "),
        linked,
        text("".join(f", {d}" for d in details)),
    )
