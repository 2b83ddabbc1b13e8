"""The log: what a line holds, and what no line holds."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from bot.telemetry.handling import HANDLING, Handling
from bot.telemetry.logs import Format, set_up_log


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leaves the process's log as it was."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = (list(root.handlers), root.level, ours.level)
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


def _logged(form: Format, level: str = "DEBUG") -> StringIO:
    """A line of ours in a delivery, one outside, and what libraries tell in detail."""
    stream = StringIO()
    set_up_log(level, form, stream)
    token = HANDLING.set(Handling("Ev7", "event"))
    logging.getLogger("bot.slack").info("answered", extra={"intent": "support", "ms": 0.2})
    HANDLING.reset(token)
    logging.getLogger("bot.web").warning("a line\nof two", extra={"color_message": "\x1b[36ma line\x1b[0m"})
    for library in ("sqlalchemy.engine", "slack_sdk", "aiohttp.client", "asyncio", "urllib3"):
        logging.getLogger(library).info("does the Rovella fold?")
    return stream


def test_a_line_of_json_says_what_it_is_about() -> None:
    """Each line is one object, with the delivery's id where there is one, and what the line adds."""
    first, second = map(json.loads, _logged("json").getvalue().splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "INFO",
        "logger": "bot.slack",
        "message": "answered",
        "delivery": "Ev7",
        "intent": "support",
        "ms": 0.2,
    }
    assert (second["level"], second["message"]) == ("WARNING", "a line\nof two")
    assert second.keys() == {"level", "logger", "message", "time"}


def test_a_line_of_text_names_the_delivery() -> None:
    """For people the id stands before the message."""
    assert "INFO bot.slack: [Ev7] answered" in _logged("text").getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_tears_a_line(form: Format) -> None:
    """Line breaks, colours and marks that turn text around cannot make a line look like another, or like two."""
    stream = StringIO()
    set_up_log("INFO", form, stream)
    for mark in ("\n", "\r", "\x0b", "\x85", "\u2028", "\x1b[2K\x1b[1A", "\u202e", "\x00"):
        code = f"no{mark}2026-11-28 00:00:00 INFO bot.web.serve: published"
        logging.getLogger("bot.slack").error("Slack refused with %s", code)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 8
    assert all(line.isprintable() and "Slack refused with no" in line for line in lines)


def test_libraries_tell_no_details() -> None:
    """Even where everything is logged, statements and requests, which hold what people wrote, are not."""
    assert "Rovella" not in _logged("json").getvalue() + _logged("text").getvalue()
