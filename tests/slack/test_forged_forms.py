"""Forms and addresses that somebody made up: the bot calls nobody but Slack, and nobody acts in another's name."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from bot.desk import Desk
from bot.ledger import Vote
from bot.render import proposal as form
from bot.render.buttons import FEEDBACK
from bot.render.feedback import REASON
from bot.render.picker import PREVIEW
from bot.render.review import WHY
from bot.slack.sentences_admin import ADMINS_ONLY
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, TEAM, dm_of
from bot.workspace.model import JsonObject, Message
from tests.apps import running_app
from tests.curation.conftest import NOON
from tests.slack.events import QUESTION
from tests.slack.ledgers import WatchedLedger
from tests.slack.picking import picked, seen_by
from tests.slack.registrations import registered

PICKED = {"subjects": ["rovella", "quillon"], "features": [], "categories": [], "differing": False}
FOREIGN = (
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]:5432/",
    "http://0/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:5432/",
    "ftp://127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1",
    "http://hooks.slack.com/commands/T/1/x",
    "https://hooks.slack.com.example.org/commands/T/1/x",
    "https://hooks.slack.com@example.org/commands/T/1/x",
    "https://hooks.slack.com:8443/commands/T/1/x",
    "https://example.org/hooks.slack.com",
    "https://example.org\\@hooks.slack.com/",
    "https://hooks.slack.com\n.example.org/",
    "https://HOOKS.SLACK.COM.example.org/",
    "http://[::1",
    "https://",
    "javascript:alert(1)",
)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A server that is not Slack's.

    Attributes:
        address: by a name that is not that of the workspace's API.
        called: what came to it.
    """

    address: str
    called: list[str]


@pytest.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    """A server on this machine that the bot has no business with."""
    called: list[str] = []

    async def take(request: web.Request) -> web.Response:
        called.append(await request.text())
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", take)
    async with running_app(app) as address:
        yield Elsewhere(f"http://localhost:{urlsplit(address).port}/take", called)


async def _hand_in(
    workspace: Workspace, callback: str, kept: str, entered: JsonObject, user: str = DEVELOPER
) -> int:
    """Somebody hands in a form that holds this; returns the status of the answer."""
    view = {"id": f"V{next(_numbers)}", "type": "modal", "callback_id": callback, "private_metadata": kept}
    payload = {
        "type": "view_submission",
        "trigger_id": f"{next(_numbers)}.form",
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM},
        "view": {**view, "hash": "1", "state": {"values": entered}},
    }
    return (await workspace.courier.bring_interaction(payload)).status


def _direct(workspace: Workspace) -> list[Message]:
    """What the bot wrote to the person directly."""
    messages = workspace.state.messages.values()
    return [each for each in messages if each.user == BOT_USER and each.channel == dm_of(DEVELOPER)]


def _is_told(workspace: Workspace, times: int) -> bool:
    return len(_direct(workspace)) >= times


async def _command(workspace: Workspace, address: str) -> None:
    fields = {
        "command": "/mesh",
        "text": QUESTION,
        "team_id": TEAM,
        "user_id": DEVELOPER,
        "channel_id": GENERAL,
    }
    await workspace.courier.bring_command(
        fields | {"trigger_id": f"{next(_numbers)}.c", "response_url": address}
    )


async def _press(workspace: Workspace, address: str) -> None:
    at = f"{next(_numbers)}.0"
    used = {"action_id": FEEDBACK, "block_id": "b", "type": "feedback_buttons", "value": "good a1"}
    payload = {
        "type": "block_actions",
        "trigger_id": f"{next(_numbers)}.p",
        "user": {"id": DEVELOPER, "team_id": TEAM},
        "team": {"id": TEAM},
        "channel": {"id": GENERAL},
        "container": {"type": "message", "message_ts": at, "channel_id": GENERAL, "is_ephemeral": True},
        "response_url": address,
        "actions": [{**used, "action_ts": at}],
    }
    await workspace.courier.bring_interaction(payload)


async def _preview(workspace: Workspace, address: str) -> None:
    kept = {"channel": GENERAL, "root": "", "response_url": address, **PICKED}
    await _hand_in(workspace, PREVIEW, json.dumps(kept), seen_by("only_me"))


async def _reason(workspace: Workspace, address: str) -> None:
    await _hand_in(workspace, WHY, json.dumps(["digest", address]), {WHY: {WHY: {"value": "because"}}})


@pytest.mark.parametrize("bring", [_command, _press, _preview, _reason])
async def test_nobody_else_is_called(workspace: Workspace, elsewhere: Elsewhere, bring: Any) -> None:
    """Whoever has the bot answer to another address, also by what a form kept, is answered directly."""
    for number, address in enumerate((elsewhere.address, *FOREIGN), start=1):
        await bring(workspace, address)
        await workspace.wait_until(partial(_is_told, workspace, number))
    assert elsewhere.called == []
    assert not [call for call in workspace.calls if call.method == "response_url"]
    told = {message.text for message in _direct(workspace)}
    assert len(told) == 1
    assert not any("went wrong" in text for text in told)
    assert ADMINS_ONLY in told or bring is not _reason


BROKEN = (
    *("", "{", "[", "[]", "{}", "null", "7", '"x"', "[" * 20_000, '{"a":' * 20_000, "\x00", "\ud800"),
    *('{"channel": [], "root": {}, "response_url": 7}', "[1, 2]", '["a", "b", "c", "d"]', "[[], {}, null]"),
    *('{"subjects": [["rovella"], {}], "features": [], "categories": [], "differing": 1}', '{"subjects": 7}'),
)


async def test_what_a_form_kept_may_be_anything(
    workspace: Workspace,
    desk: Desk,
    ledger: WatchedLedger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each form with each thing that no form of ours keeps: an answer, at most one line of the log, and no change."""
    workspace.courier.patience = 30.0
    names = registered(desk, monkeypatch)["view"]
    tried = 0
    for callback in sorted(names):
        for kept in BROKEN:
            entered = {**picked(["rovella", "quillon"]), **seen_by("only_me")}
            # Where it cannot be read, Slack says in the form that it did not work.
            status = await _hand_in(workspace, callback, kept, entered)
            assert status in (200, 500), (callback, kept[:50], status)
            tried += 1
    assert tried == len(names) * len(BROKEN) >= 100
    assert await ledger.proposals.open(TEAM, 10) == ()
    assert await ledger.releases.history(10) == ()
    assert not any("\n" in line or "Traceback" in line for line in caplog.messages)
    assert len([record for record in caplog.records if record.exc_info]) == 0


async def test_nobody_explains_anothers_vote(workspace: Workspace, ledger: WatchedLedger) -> None:
    """A reason for an answer that somebody else judged is nobody's reason."""
    await ledger.votes.cast(TEAM, Vote("a1", DEVELOPER, helpful=False, at=NOON))
    await _hand_in(workspace, REASON, "a1", {REASON: {REASON: {"value": "I say so"}}}, OPERATOR)
    await _hand_in(workspace, REASON, "a1", {REASON: {REASON: {"value": "it is old"}}})
    assert await ledger.votes.of(TEAM, "a1") == {DEVELOPER: (False, "it is old")}


async def test_a_proposal_is_by_whoever_hands_it_in(workspace: Workspace, ledger: WatchedLedger) -> None:
    """Whatever the form kept, the proposer is who Slack says, and the subject stays a word."""
    entered = {"url": "https://example.org/", "place": "p", "date": "2026-01-01", "note": ""}
    fields = {name: {name: {"value": value}} for name, value in entered.items()}
    kept = json.dumps(["who proposed it? U0ADMIN01", "../../etc/passwd", "folding"])
    assert await _hand_in(workspace, form.PROPOSE, kept, fields, OPERATOR) == 200
    (waiting,) = await ledger.proposals.open(TEAM, 10)
    assert (waiting.user, waiting.team) == (OPERATOR, TEAM)
    assert waiting.subject == "../../etc/passwd"
