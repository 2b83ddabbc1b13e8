"""Too many deliveries at once: a few wait, the others are turned away so that nobody is left without an answer."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.slack.app import SlackApp
from bot.slack.policy import Policy
from bot.slack.sentences import BUSY
from bot.telemetry import names
from tests.web.asgi import ask
from tests.web.deliveries import command, interaction, mention, press, pressed
from tests.web.figures import figure
from tests.web.slack import Slack

LIMIT = 2


@pytest.fixture
def policy() -> Policy:
    """Two at once."""
    return Policy(most_in_flight=LIMIT)


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long here."""
    monkeypatch.setattr("bot.slack.in_flight.PATIENCE_SECONDS", 0.05)


@pytest.fixture
async def busy(slack: Slack, app: SlackApp, edge: Starlette) -> AsyncIterator[Starlette]:
    """An edge all of whose places are taken, by answers that Slack does not take before the test ends or lets it."""
    slack.open.clear()
    for _ in range(LIMIT):
        assert (await ask(edge, mention())).status == 200
    assert app.room.in_flight.at_work == LIMIT
    yield edge
    slack.open.set()


async def _finish(slack: Slack, app: SlackApp) -> int:
    """Lets Slack take everything; returns how many answers it got."""
    slack.open.set()
    assert await app.room.in_flight.drain() == 0
    return slack.posted.qsize()


async def test_an_event_comes_again_and_is_answered_once(
    slack: Slack, app: SlackApp, busy: Starlette
) -> None:
    """Slack is asked with a 503 to come again; nothing was claimed, so then there is an answer, and only one."""
    request = mention()
    for _ in range(2):
        reply = await ask(busy, request)
        assert (reply.status, reply.body) == (503, b"busy; try again")
        assert "x-slack-no-retry" not in reply.headers
    assert await _finish(slack, app) == LIMIT
    assert (await ask(busy, request)).status == 200
    assert await _finish(slack, app) == LIMIT + 1
    assert (await ask(busy, request)).status == 409
    assert figure(app, names.DELIVERIES, kind="event", outcome="busy") == 2


async def test_who_waits_a_little_gets_in(
    slack: Slack, app: SlackApp, busy: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that becomes free in time is taken by who waits."""
    monkeypatch.setattr("bot.slack.in_flight.PATIENCE_SECONDS", 10.0)
    waiting = asyncio.create_task(ask(busy, mention()))
    while not app.room.in_flight.waiting:  # noqa: ASYNC110 - what waits is counted, not announced
        await asyncio.sleep(0)
    assert figure(app, names.WAITING) == 1
    slack.open.set()
    assert (await waiting).status == 200
    assert await _finish(slack, app) == LIMIT + 1
    assert figure(app, names.WAITING) == figure(app, names.IN_FLIGHT) == 0


async def test_who_types_a_command_is_told(busy: Starlette) -> None:
    """A command does not come again, so whoever typed it reads at once that it is busy, and nobody else does."""
    reply = await ask(busy, command())
    assert reply.status == 200
    assert json.loads(reply.body) == {"response_type": "ephemeral", "text": BUSY}


async def test_who_presses_a_button_is_told(slack: Slack, api_url: str, busy: Starlette) -> None:
    """Beside the message whose button was pressed, for that person only; the message stays."""
    reply = await ask(busy, pressed(api_url.replace("/api/", "/respond/1")))
    assert reply.status == 200
    told = slack.told.get_nowait()
    assert (told["text"], told["response_type"], told["replace_original"]) == (BUSY, "ephemeral", False)


@pytest.mark.parametrize("kind", ["view_submission", "block_actions", "shortcut"])
async def test_where_nobody_can_be_told_slack_tells(slack: Slack, busy: Starlette, kind: str) -> None:
    """A form, and what has no response address, fails visibly: Slack says so there, and what was entered stays."""
    view = {"type": "modal", "private_metadata": '{"response_url": "https://example.com/"}'}
    assert (await ask(busy, interaction(kind, view=view, actions=[press()]))).status == 503
    assert slack.told.empty()
