"""Whether a message may leave: what Slack would refuse is found before it is sent."""

from collections.abc import Iterator
from typing import Any, cast

from pydantic import ValidationError

from bot.render import limits
from bot.render.measure import count_cells, measure
from bot.render.message import Message
from bot.render.schema import BLOCKS


def check_message(message: Message, *, text_most: int = limits.MESSAGE_TEXT_MAX) -> str:
    """What is wrong with the message, in one line without any of its words; "" where nothing is.

    Args:
        message: what is to be sent.
        text_most: characters that the method it is sent with takes as its text.
    """
    return "; ".join((*_text(message.text, text_most), *_blocks(message)))


def _text(text: str, most: int) -> Iterator[str]:
    if not text.strip():
        yield "no text"
    if len(text) > most:
        yield f"text of {len(text)} characters, at most {most}"
    if "<" in text or ">" in text:
        yield "text with markup"


def _blocks(message: Message) -> Iterator[str]:
    blocks = list(message.blocks)
    try:
        BLOCKS.validate_python(blocks)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        yield f"blocks/{'/'.join(map(str, first['loc']))}: {first['msg']}"
        return
    yield from _totals(cast("list[Any]", blocks))


def _totals(blocks: list[Any]) -> Iterator[str]:
    weight = measure(blocks)
    if weight > limits.MESSAGE_PAYLOAD_MAX:
        yield f"blocks of {weight} characters, at most {limits.MESSAGE_PAYLOAD_MAX}"
    cells = sum(map(count_cells, blocks))
    if cells > limits.TABLE_TEXT_MAX:
        yield f"cells of {cells} characters, at most {limits.TABLE_TEXT_MAX}"
    if sum(block["type"] == "table" for block in blocks) > limits.TABLES_PER_MESSAGE:
        yield "more than one table"
    for block in blocks:
        if block["type"] == "data_table" and len(set(map(len, block["rows"]))) > 1:
            yield "rows of unequal length"
