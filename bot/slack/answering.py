"""Asking the desk for somebody: the answer is counted, timed and noted in the log, without a word of what was asked."""

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from bot.desk import Reply
from bot.language.model import Query
from bot.slack.room import Room

_log: Final = logging.getLogger(__name__)


def ask(room: Room, question: str, previous: Query | None = None) -> Reply:
    """The desk's reply to a question, after `previous` in the same conversation."""
    return _noted(room, partial(room.desk.ask, question, previous))


def answer(room: Room, query: Query) -> Reply:
    """The desk's reply to a query that was put together without words."""
    return _noted(room, partial(room.desk.answer, query))


def _noted(room: Room, respond: Callable[[], Reply]) -> Reply:
    span, began = room.traces.begin("answer"), time.perf_counter()
    reply = respond()
    seconds = time.perf_counter() - began
    intent, status, ms = reply.answer.intent or "none", reply.answer.status, round(seconds * 1000, 3)
    room.metrics.count_answer(intent, status, seconds)
    said = {"intent": intent, "status": status, "ms": ms}
    _log.info("%s: %s after %s ms", intent, status, ms, extra=said)
    span.end(intent=intent, status=status)
    return reply
