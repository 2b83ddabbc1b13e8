"""The text beside the blocks of a message: the whole answer for notifications and screen readers."""

import re
from typing import Final

from bot.answers.model import Answer
from bot.render.cut import ELLIPSIS, cut
from bot.render.inert import inert
from bot.render.message import Frame
from bot.render.plain import render_plain
from bot.render.shorten import shorten
from bot.render.words import NOTHING

QUESTION: Final = 300
_TORN_ENTITY: Final = re.compile(rf"&[a-z]{{0,3}}{ELLIPSIS}$")


def fallback_text(answer: Answer, frame: Frame) -> str:
    """The answer as text in which Slack finds no mention, no link and no entity of its own.

    Where it is longer than `frame.text_most`, whole rows, notes and statements are left out and counted.
    """

    def fit(candidate: Answer) -> tuple[float, str]:
        text = _text(candidate, frame)
        return len(text) / frame.text_most, text

    shortest, fitting = shorten(answer, fit)
    return fitting or _TORN_ENTITY.sub(ELLIPSIS, cut(_text(shortest, frame), frame.text_most))


def _text(answer: Answer, frame: Frame) -> str:
    lines = render_plain(answer, width=0)
    whole = lines if frame.question is None else f"“{cut(frame.question, QUESTION)}”\n\n{lines}"
    return escape(inert(whole)) or NOTHING


def escape(text: str) -> str:
    """Text with the three characters that Slack reads as markup written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
