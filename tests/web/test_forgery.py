"""Ten thousand requests that Slack never sent, or sent once: none gets in, and none gets more than a short refusal."""

import itertools
import logging
from collections import Counter
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from bot.slack.app import SlackApp
from bot.telemetry import names
from bot.web.receiver import WRONG_CLOCK
from tests.web.asgi import SECRET, Reply, ask, event, signed
from tests.web.forging import QUESTION, forge

FORGERIES = 10_000
COPIES = 1_000
LONGEST = 80
"""Bytes of a refusal."""


def _accepted(app: SlackApp) -> int:
    """How many deliveries were let in, whatever came of them."""
    lines = app.room.metrics.render().decode().splitlines()
    counted = [line for line in lines if line.startswith(f"{names.DELIVERIES}{{")]
    inside = ('"accepted"', '"busy"', '"failed"')
    return sum(int(float(line.split()[-1])) for line in counted if any(each in line for each in inside))


def _is_short_refusal(reply: Reply) -> bool:
    return 400 <= reply.status < 500 and len(reply.body) <= LONGEST and b"\n" not in reply.body


async def test_no_forgery_gets_in(app: SlackApp, edge: Starlette, caplog: pytest.LogCaptureFixture) -> None:
    """Forged, stale, oversized, misshapen, unreadable: a short 4xx each, no listener, and nothing of it in the log."""
    caplog.set_level(logging.DEBUG, "bot")
    statuses: Counter[int] = Counter()
    for request in itertools.islice(forge(2026), FORGERIES):
        reply = await ask(edge, request)
        statuses[reply.status] += 1
        assert _is_short_refusal(reply), (request, reply)
    assert _accepted(app) == 0
    assert statuses.keys() == {400, 401, 404, 405, 413, 415}
    assert SECRET not in caplog.text
    assert QUESTION not in caplog.text
    assert set(caplog.messages) <= {WRONG_CLOCK}


async def test_no_copy_gets_in(app: SlackApp, edge: Starlette) -> None:
    """What Slack sent and signed gets in once, however often and in whatever order it comes again."""
    requests = [signed(event(number, "team_join"), age=number % 250) for number in range(COPIES)]
    assert {(await ask(edge, request)).status for request in requests} == {200}
    copies = [await ask(edge, request) for request in reversed(requests)]
    assert {reply.status for reply in copies} == {409}
    assert all(_is_short_refusal(reply) and reply.headers["x-slack-no-retry"] == "1" for reply in copies)
    assert _accepted(app) == COPIES


async def test_a_body_that_stops_halfway_is_given_up(app: SlackApp, edge: Starlette) -> None:
    """Whoever hangs up before the end gets nothing in."""
    request = replace(signed(event(1)), complete=False)
    assert _is_short_refusal(await ask(edge, request))
    assert _accepted(app) == 0
