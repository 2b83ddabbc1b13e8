"""An answer as one Slack message.

Everything that comes from the knowledge or from a person goes into elements that show text as text; see
`rich_text`. The message stays within `limits`: an answer that is too long loses whole rows, not half words, and
offers the file that holds them.
"""

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Final

from bot.answers.model import Answer, Choice, Statement
from bot.render.buttons import (
    ASK_CHOICE,
    ASK_NEXT,
    COMPARE,
    COMPARE_LABEL,
    MOST_CHOICES,
    MOST_SUGGESTIONS,
    SHARE,
    SHARE_LABEL,
    actions,
    ask_buttons,
    choice_buttons,
    feedback_buttons,
    question_button,
)
from bot.render.cut import cut
from bot.render.fallback import fallback_text
from bot.render.fold import SAME, fold
from bot.render.form import with_form
from bot.render.limits import (
    HEADER_TEXT_MAX,
    MESSAGE_BLOCKS,
    MESSAGE_PAYLOAD_BUDGET,
    MESSAGE_PAYLOAD_CAUTIOUS,
    TABLE_TEXT_MAX,
)
from bot.render.measure import count_cells, measure
from bot.render.message import Frame, JsonObject, Message
from bot.render.proposal import propose_button
from bot.render.rich_text import bullets, plain_text, preformatted, rich_text, section, text, user
from bot.render.shorten import shorten
from bot.render.sources import source_elements
from bot.render.tables import MOST_ROWS, clip_table, table_blocks
from bot.render.words import NOTES, NOTICE_SIGN, SOURCES, marked, opening

# Far above what knowledge files may hold; one text can then never crowd out all others.
HEADLINE: Final = 300
PARAGRAPH: Final = 2_500

WHOLE_TABLE: Final = "Whole table as CSV"
# The offer carries the question and comes on top of what was measured; there is room for this above the budget.
OFFERED_QUESTION: Final = 1_000


def render_message(answer: Answer, frame: Frame | None = None) -> Message:
    """The message that carries the answer.

    Args:
        answer: what is to be said.
        frame: what stands around it; nothing when None.
    """
    around = frame or Frame()
    whole = _clip(answer)
    shown, fitting = shorten(whole, lambda candidate: _tried(candidate, around))
    if whole.table and (whole.table.shared or shown.table != answer.table):
        shown, fitting = _with_file(shown), None
    blocks = fitting or _blocks(shown, around)
    return Message(fallback_text(whole, around), tuple(blocks))


def render_caption(answer: Answer, frame: Frame) -> tuple[JsonObject, ...]:
    """The blocks above an answer that comes as a file: the question where it is not seen otherwise, the headline."""
    return *_question(frame), _headline(" ".join(filter(None, opening(_clip(answer)))))


def _clip(answer: Answer) -> Answer:
    return answer._replace(
        headline=cut(answer.headline, HEADLINE),
        notices=tuple(map(_clip_statement, answer.notices)),
        statements=tuple(map(_clip_statement, answer.statements)),
        notes=tuple(map(_clip_statement, answer.notes)),
        table=clip_table(answer.table) if answer.table and answer.table.rows else None,
    )


def _clip_statement(statement: Statement) -> Statement:
    code = None if statement.code is None else cut(statement.code, PARAGRAPH)
    return statement._replace(text=cut(statement.text, PARAGRAPH), code=code)


def _tried(answer: Answer, frame: Frame) -> tuple[float, list[JsonObject]]:
    """The blocks of the answer, after the share that they take of what one message holds; none of too many rows."""
    rows = len(answer.table.rows) / MOST_ROWS if answer.table else 0.0
    if rows > 1:
        return rows, []
    blocks = list(_blocks(answer, frame))
    budget = MESSAGE_PAYLOAD_BUDGET if frame.native_table else MESSAGE_PAYLOAD_CAUTIOUS
    weight, cells = sum(map(measure, blocks)), sum(map(count_cells, blocks))
    return max(weight / budget, len(blocks) / MESSAGE_BLOCKS, cells / TABLE_TEXT_MAX), blocks


def _with_file(answer: Answer) -> Answer:
    """The answer with the offer of the whole table as a file, before all others, where the question is not too long."""
    if not 0 < len(answer.question) <= OFFERED_QUESTION:
        return answer
    offer = Choice(WHOLE_TABLE, with_form(answer.question, "csv"))
    return answer._replace(suggestions=(offer, *answer.suggestions))


def _blocks(answer: Answer, frame: Frame) -> Iterator[JsonObject]:
    yield from _question(frame)
    for notice in answer.notices:
        yield rich_text(*_paragraph(notice._replace(text=f"{NOTICE_SIGN} {notice.text}")))
    yield _headline(" ".join(filter(None, opening(answer))))
    yield from _said(answer)
    yield from _table(answer, frame)
    if answer.notes:
        yield rich_text(_title(NOTES), *_listed(answer.notes))
    yield from choice_buttons(answer.choices, kind=ASK_CHOICE, most=MOST_CHOICES)
    if answer.citations:
        yield rich_text(_title(SOURCES), *source_elements(answer))
    yield from actions(*_next(answer, frame))
    if answer.status not in ("clarify", "help"):
        yield from feedback_buttons(frame.ident)


def _question(frame: Frame) -> Iterator[JsonObject]:
    if frame.question is None:
        return
    asked = [user(frame.asker), text(" asked: ")] if frame.asker else []
    yield rich_text(section(*asked, text(cut(frame.question, HEADLINE), italic=True)))


def _headline(words: str) -> JsonObject:
    """A header, which screen readers find by itself; a headline too long for one is a bold paragraph."""
    if len(words) > HEADER_TEXT_MAX:
        return rich_text(section(text(words, bold=True)))
    return {"type": "header", "text": plain_text(words)}


def _table(answer: Answer, frame: Frame) -> Iterator[JsonObject]:
    table, same = fold(answer.table)
    if table:
        # A caption that the headline holds already would say it twice.
        captioned = table.caption.casefold() not in answer.headline.casefold()
        yield from table_blocks(table, native=frame.native_table, captioned=captioned)
    if same:
        yield rich_text(section(text(SAME, bold=True), text(same.removeprefix(SAME))))


def _next(answer: Answer, frame: Frame) -> Iterator[JsonObject]:
    most = MOST_CHOICES if answer.status == "help" else MOST_SUGGESTIONS
    yield from ask_buttons(answer.suggestions, kind=ASK_NEXT, most=most)
    if answer.subjects:
        yield from question_button(COMPARE, COMPARE_LABEL, answer.question)
    if len(answer.subjects) == len(answer.features) == 1 and frame.ident:
        yield from propose_button(answer.question)
    yield from question_button(SHARE, SHARE_LABEL, frame.share)
    yield from frame.buttons


def _title(words: str) -> JsonObject:
    return section(text(words, bold=True))


def _said(answer: Answer) -> Iterator[JsonObject]:
    """The statements of an article, and a single one, as paragraphs; the evidence on a fact as a list."""
    if answer.article or len(answer.statements) == 1:
        yield from (rich_text(*_paragraph(statement)) for statement in answer.statements)
    elif answer.statements:
        yield rich_text(*_listed(answer.statements))


def _listed(statements: tuple[Statement, ...]) -> Iterator[JsonObject]:
    """A list, which code interrupts."""
    for has_code, group in groupby(statements, key=lambda statement: statement.code is not None):
        if has_code:
            yield from chain.from_iterable(map(_paragraph, group))
        else:
            yield bullets(chain.from_iterable(map(_paragraph, group)))


def _paragraph(statement: Statement) -> Iterator[JsonObject]:
    yield section(text(marked(statement.text, statement.marks)))
    if statement.code is not None:
        yield preformatted(statement.code)
