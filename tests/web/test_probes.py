"""What whoever watches over the bot is told: health, readiness that means it, and figures."""

import asyncio

import pytest
from starlette.applications import Starlette

from bot.desk import Desk
from bot.errors import LedgerError
from bot.slack.app import SlackApp
from bot.telemetry import names
from bot.web.probes import create_probes
from tests.web.asgi import SECRET, Reply, Request, ask
from tests.web.deliveries import QUESTION, command, mention
from tests.web.figures import figure
from tests.web.slack import Slack


async def _read(app: SlackApp, path: str) -> Reply:
    return await ask(create_probes(app), Request(method="GET", path=path))


async def _readiness(app: SlackApp) -> tuple[int, str]:
    reply = await _read(app, "/readyz")
    return reply.status, reply.body.decode()


async def test_readiness_begins_and_ends_with_the_app(closed: SlackApp) -> None:
    """Before the ledger is open, and from the moment in which the end begins, deliveries had better go elsewhere."""
    not_open = (503, "not open: starting, ending, or not connected to Slack")
    assert await _readiness(closed) == not_open
    async with closed.running():
        assert await _readiness(closed) == (200, "ready")
        closed.accepting = False
        assert await _readiness(closed) == not_open
        assert (await _read(closed, "/healthz")).status == 200
    assert await _readiness(closed) == not_open


async def test_a_published_release_that_is_missing_here_is_a_reason(app: SlackApp) -> None:
    """Who cannot answer from what was published says so, and which release it is."""
    app.room.curator.missing = "f" * 64
    assert await _readiness(app) == (503, "the published release ffffffffffff could not be opened")


async def test_a_ledger_that_was_away_for_long_is_a_reason_until_it_is_back(
    app: SlackApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short absence is none, a long one is; when the ledger is back that is seen without any delivery."""
    with pytest.raises(LedgerError, match="the ledger cannot be used: gone"), app.room.ledger.standing.use():
        raise OSError("gone")
    assert await _readiness(app) == (200, "ready")
    assert figure(app, names.LEDGER_REACHABLE) == 0
    assert figure(app, names.LEDGER_ERRORS) == 1
    monkeypatch.setattr("bot.slack.readiness.LEDGER_AWAY_SECONDS", 0.0)
    assert await _readiness(app) == (503, "the ledger has been away for 0 seconds")
    async with asyncio.timeout(10):
        while (await _readiness(app))[0] != 200:  # noqa: ASYNC110 - as whoever asks from outside does it
            await asyncio.sleep(0.05)
    assert figure(app, names.LEDGER_REACHABLE) == 1


async def test_a_refused_token_is_a_reason_until_it_is_taken(
    slack: Slack, app: SlackApp, edge: Starlette
) -> None:
    """Where Slack takes no token nothing can be answered; the reason has Slack's own word for it."""
    await ask(edge, mention())
    await app.room.in_flight.drain()
    slack.refuse = "token_revoked"
    await ask(edge, mention())
    await app.room.in_flight.drain()
    assert await _readiness(app) == (503, "Slack refuses the token: token_revoked")
    assert figure(app, names.READY) == 0
    slack.refuse = ""
    await ask(edge, mention())
    await app.room.in_flight.drain()
    assert await _readiness(app) == (200, "ready")


async def test_figures_tell_what_happened(slack: Slack, app: SlackApp, edge: Starlette, desk: Desk) -> None:
    """Deliveries, answers, calls to Slack and their errors, times, and which release answers."""
    await ask(edge, mention())
    await app.room.in_flight.drain()
    slack.refuse = "channel_not_found"
    await ask(edge, mention())
    await app.room.in_flight.drain()
    await ask(edge, Request(headers=((b"content-type", b"application/json"),)))
    assert figure(app, names.DELIVERIES, kind="event", outcome="accepted") == 2
    assert figure(app, names.DELIVERIES, outcome="unsigned") == 1
    assert figure(app, names.ANSWERS, intent="support", status="answered") == 2
    assert figure(app, f"{names.ANSWER_SECONDS}_count") == 2
    assert figure(app, f"{names.DELIVERY_SECONDS}_count", kind="event") == 2
    assert figure(app, names.SLACK_CALLS, method="chat.postMessage", outcome="ok") == 1
    assert figure(app, names.SLACK_CALLS, method="chat.postMessage", outcome="channel_not_found") >= 1
    assert figure(app, names.RELEASE, digest=desk.release.digest) == 1
    assert figure(app, names.RELEASE_BUILT) == desk.release.built.timestamp()
    assert figure(app, names.READY) == 1


async def test_calls_to_response_addresses_are_counted_under_one_name(
    slack: Slack, api_url: str, app: SlackApp, edge: Starlette
) -> None:
    """An address that Slack gives for one reply is no label of its own."""
    for number in range(3):
        await ask(edge, command(url=api_url.replace("/api/", f"/respond/{number}")))
        await app.room.in_flight.drain()
    assert slack.told.qsize() == 3
    assert figure(app, names.SLACK_CALLS, method="response_url", outcome="ok") == 3


async def test_figures_hold_no_words_and_no_ids(app: SlackApp, edge: Starlette) -> None:
    """Neither what was asked nor by whom, where, or with which secret; and they are read on their own port only."""
    await ask(edge, mention())
    await app.room.in_flight.drain()
    reply = await _read(app, "/metrics")
    assert reply.headers["content-type"].startswith("text/plain")
    text = reply.body.decode()
    assert names.ANSWERS in text
    for hidden in (QUESTION, "Rovella", "U1", "C1", "T1", "Ev", SECRET, "xoxb"):
        assert f'"{hidden}' not in text
    assert (await ask(edge, Request(method="GET", path="/metrics"))).status == 404
