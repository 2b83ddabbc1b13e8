"""Many questions in one run: JSON objects in, one a line, and answers out in the same order."""

import json
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from bot.answers.model import Answer
from bot.desk import Desk
from bot.language.model import Query
from bot.render.contract import render_contract

MOST_THREADS = 100_000
"""Conversations remembered in one run; the one not heard of longest is forgotten first."""

JsonObject = dict[str, object]


def ask_timed(desk: Desk, text: str, previous: Query | None = None) -> tuple[Answer, Query | None, float]:
    """Returns the answer to `text`, the query to remember, and the milliseconds from text to finished answer."""
    start = time.perf_counter()
    reply = desk.ask(text, previous)
    took = (time.perf_counter() - start) * 1000
    return reply.answer, reply.query, round(took, 3)


def answer_lines(desk: Desk, lines: Iterable[str]) -> Iterator[JsonObject]:
    """Yields one object for each line that is not blank: the answer, or {"id", "error"} where it is no question."""
    threads: OrderedDict[str, Query | None] = OrderedDict()
    for line in lines:
        if line.strip():
            yield _answer_line(desk, line, threads)


def _answer_line(desk: Desk, line: str, threads: OrderedDict[str, Query | None]) -> JsonObject:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"the line is not JSON: {error}"}
    problem = _problem(asked)
    if problem:
        ident = asked.get("id") if isinstance(asked, dict) else None
        return {"id": ident if isinstance(ident, str) else None, "error": problem}
    thread = asked.get("thread")
    previous = threads.get(thread) if thread is not None else None
    answer, query, took = ask_timed(desk, asked["text"], previous)
    if thread is not None:
        threads[thread] = query
        threads.move_to_end(thread)
        if len(threads) > MOST_THREADS:
            threads.popitem(last=False)
    return render_contract(answer, ident=asked["id"], took_ms=took)


def _problem(asked: object) -> str:
    if not isinstance(asked, dict):
        return 'the line must hold an object with "id" and "text"'
    for key in ("id", "text"):
        if key not in asked:
            return f'"{key}" is missing'
        if not isinstance(asked[key], str):
            return f'"{key}" must be a string'
    if asked.get("thread") is not None and not isinstance(asked["thread"], str):
        return '"thread" must be a string'
    return ""
