"""What is fuzzed, each with what must hold of whatever comes in; an assertion that fails is a find."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Final

from bot.answers.model import Answer
from bot.desk import Desk
from bot.render.blocks import render_message
from bot.render.check import check_message
from bot.render.csv import render_csv
from bot.render.inert import inert
from bot.render.markdown import render_markdown
from bot.render.message import Frame
from bot.render.plain import render_plain
from bot.slack import build_app
from bot.text.normalize import MAX_CHARACTERS, normalize
from bot.text.strict_yaml import parse_yaml, read_closely
from bot.text.tokens import MAX_TOKENS, stems, tokenize
from bot.web import create_asgi
from bot.workspace import strict
from tests.asking import STATUSES, assert_cited
from tests.desks import make_curator
from tests.fuzz.mutate import mutate, read_corpus
from tests.web.asgi import FORM, JSON, SECRET, ask, signed
from tests.web.slack import Slack, running_slack

Make = Callable[[Random], str]
Check = Callable[[str], object]

TAKEN: Final = frozenset({200, 400, 409, 500})
"""With what a signed request may be answered: 409 where it was made twice, 500 where Slack sends no such thing."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads.

    Attributes:
        name: what it is called.
        share: of all inputs, in hundredths.
        seconds: of the processor's time that one input may take at most, on a machine that is busy.
        make: makes an input by lot.
        check: puts it in; an exception is a find.
    """

    name: str
    share: int
    seconds: float
    make: Make
    check: Check


def targets(desk: Desk) -> tuple[Target, ...]:
    """Everything that reads without waiting; `desk` answers."""
    texts, files = read_corpus("text"), read_corpus("yaml")
    return (
        Target("normaliser", 56, 0.1, lambda lot: mutate(lot, texts), _normalise),
        Target("language", 12, 0.5, lambda lot: mutate(lot, texts), lambda text: _ask(desk, text)),
        Target("YAML reader", 20, 0.5, lambda lot: mutate(lot, files), _read),
        Target("renderer", 2, 1.0, lambda lot: mutate(lot, texts), lambda text: _render(desk, text)),
    )


EDGE: Final = Target("edge", 10, 0.5, lambda lot: mutate(lot, read_bodies()), lambda text: text)
"""The edge, whose check waits: see `open_edge`."""


def read_bodies() -> tuple[str, ...]:
    """Bodies as Slack sends them."""
    return read_corpus("body")


def _normalise(text: str) -> None:
    plain = normalize(text)
    assert plain == normalize(text)
    assert len(plain) <= 18 * MAX_CHARACTERS, "longer than what was read can become"
    assert plain == " ".join(plain.split())
    tokens = tokenize(plain)
    assert len(tokens) <= MAX_TOKENS
    assert all(tokens)
    assert all(stems(plain))


def _ask(desk: Desk, text: str) -> Answer:
    reply = desk.ask(text)
    assert reply.answer.status in STATUSES
    assert reply.answer.headline
    assert_cited(reply.answer)
    assert 0 <= reply.answer.confidence <= 1
    assert desk.ask(text, reply.query).answer.status in STATUSES
    return reply.answer


def _read(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # a file holds nothing else
    document, problems = parse_yaml(text, "a.yaml")
    assert document is not None or problems
    assert (document, problems) == parse_yaml(text, "a.yaml") == read_closely(text, "a.yaml")
    lines = (
        text.count("\n")
        + text.count("\r")
        + text.count("\u2028")
        + text.count("\x85")
        + text.count("\u2029")
        + 1
    )
    for problem in problems:
        assert "\n" not in str(problem)
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1


def _render(desk: Desk, text: str) -> None:
    answer = _spoilt(desk.ask(text).answer, text)
    frame = Frame(question=text, asker="U1", share=text, ident="a1")
    message = render_message(answer, frame)
    assert message == render_message(answer, frame)
    assert check_message(message) == ""
    assert strict.check_message(message.text, list(message.blocks)) == []
    assert not {"<", ">"} & set(message.text)
    assert message.text == inert(message.text)
    for render in (render_plain, render_markdown, render_csv):
        assert render(answer) == render(answer)


def _spoilt(answer: Answer, text: str) -> Answer:
    """The answer as if the knowledge held this text."""
    table = answer.table and replace(
        answer.table,
        rows=tuple((row[0]._replace(text=text), *row[1:]) for row in answer.table.rows),
    )
    said = tuple(each._replace(text=f"{each.text} {text}") for each in answer.statements)
    cited = tuple(each._replace(title=text or "t", locator=text) for each in answer.citations)
    return answer._replace(
        headline=f"{answer.headline} {text}", statements=said, citations=cited, table=table
    )


@asynccontextmanager
async def open_edge(desk: Desk) -> AsyncIterator[Callable[[str], object]]:
    """What puts a signed body to the whole bot behind its edge; whatever fails within is raised."""
    slack, numbers = Slack(), count()
    async with running_slack(slack) as api_url:
        app = build_app(make_curator(desk), token="xoxb-1", api_url=api_url)  # noqa: S106 - no such bot
        edge = create_asgi(app, signing_secret=SECRET)

        async def put(body: str) -> None:
            raw = body.encode("utf-8", "surrogatepass")
            kind = JSON if next(numbers) % 2 else FORM
            reply = await ask(edge, signed(raw, kind))
            assert reply.status in TAKEN, f"status {reply.status}"
            await app.room.in_flight.drain()
            while not slack.posted.empty():
                slack.posted.get_nowait()

        async with app.running():
            yield put


@contextmanager
def watched() -> Iterator[list[str]]:
    """What the bot logs with a traceback, or in more than a line."""
    lines: list[str] = []

    class _Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info or "\n" in record.getMessage():
                lines.append(record.getMessage())

    handler, logger = _Kept(), logging.getLogger("bot")
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)


def run_edge(desk: Desk, bodies: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Puts the bodies in, one by one; yields each that is a find, with what failed."""

    async def run() -> list[tuple[str, str]]:
        finds = []
        async with open_edge(desk) as put:
            with watched() as lines:
                for body in bodies:
                    try:
                        await put(body)  # type: ignore[misc]
                    except Exception as error:  # noqa: BLE001 - that is what is looked for
                        lines.append(f"{type(error).__name__}: {error}")
                    if lines:
                        finds.append((body, "; ".join(lines)))
                        lines.clear()
        return finds

    yield from asyncio.run(run())
