"""The text beside the blocks of a message: the whole answer for notifications and screen readers."""

import re
from typing import Final

from bot.answers.model import Answer
from bot.render.cut import ELLIPSIS, cut
from bot.render.limits import MESSAGE_TEXT_MAX
from bot.render.message import Frame
from bot.render.plain import render_plain

_TORN_ENTITY: Final = re.compile(rf"&[a-z]{{0,3}}{ELLIPSIS}$")


def fallback_text(answer: Answer, frame: Frame) -> str:
    """The answer as text in which Slack finds no mention, no link and no entity of its own."""
    lines = render_plain(answer, width=0)
    whole = lines if frame.question is None else f"“{frame.question}”\n\n{lines}"
    return _TORN_ENTITY.sub(ELLIPSIS, cut(escape(whole), MESSAGE_TEXT_MAX))


def escape(text: str) -> str:
    """Text with the three characters that Slack reads as markup written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
