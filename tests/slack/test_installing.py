"""The app in many workspaces: installed by a browser, answered with each one's own token, taken out again."""

import logging
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.desk import Desk
from bot.slack.install_pages import CANCELLED, INSTALLED, STALE, UNFINISHED
from bot.slack.scopes import SCOPES
from bot.workspace.events import event_callback, mention_event
from bot.workspace.faults import Fault, Refuse, ServerError
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL
from bot.workspace.model import Message, Team
from tests.slack.many import BLUE, RED, Many, running_many

QUESTION = "does the Rovella fold?"


@pytest.fixture
def ledger_address(tmp_path: Path) -> str:
    """A ledger in a file."""
    return f"sqlite:///{tmp_path}/ledger.db"


@pytest.fixture
async def many(desk: Desk, ledger_address: str) -> AsyncIterator[Many]:
    """Two workspaces and a bot for both, installed in neither."""
    async with running_many(desk, ledger_address) as running:
        yield running


def _read_all(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.glob("ledger.db*"))


async def _ask(many: Many, team: Team) -> Message:
    workspace = many.workspaces[team.id]
    return await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))


async def test_each_workspace_is_answered_with_its_own_token(many: Many) -> None:
    """Two installations, a question in each: each answer is posted with the token of its workspace."""
    for team in (RED, BLUE):
        page = await many.install(team)
        assert page.status == 200
        assert INSTALLED in page.text
        assert (await _ask(many, team)).text.startswith("Yes")
        (token,) = many.calls(team, "chat.postMessage")
        assert many.slack.grants.find_home(token) == team.id


async def test_the_way_to_slack_asks_for_what_the_manifest_does(many: Many) -> None:
    """The browser is sent to Slack with the manifest's scopes and a state, which its cookie holds."""
    begun = await many.replicas[0].get("/slack/install?team=T1%26scope%3Dadmin%0D%0Ax:y")
    assert begun.status == 302
    asked = parse_qs(urlsplit(begun.location).query)
    assert asked["scope"] == [",".join(scope.name for scope in SCOPES)]
    assert asked["team"] == ["T1&scope=admin\r\nx:y"]
    (state,) = asked["state"]
    assert f"slack-app-oauth-state={state};" in begun.cookie
    attributes = {each.strip().lower() for each in begun.cookie.split(";")[1:]}
    assert {"secure", "httponly", "samesite=lax", "max-age=600"} <= attributes


async def test_a_state_is_good_once(many: Many) -> None:
    """What was finished cannot be finished again, though the browser still has its cookie."""
    begun = await many.replicas[0].get("/slack/install")
    cookie = begun.cookie.partition(";")[0]
    for status, sentence in ((200, INSTALLED), (400, STALE)):
        query = many.slack.grants.approve(begun.location, RED)
        page = await many.replicas[0].get(f"/slack/oauth_redirect?{query}", cookie)
        assert (page.status, sentence in page.text) == (status, True)


async def test_a_state_of_another_browser_is_refused(many: Many) -> None:
    """A link that somebody else began brings nothing, whichever cookie comes with it, and uses nothing up."""
    begun = await many.replicas[0].get("/slack/install")
    query = many.slack.grants.approve(begun.location, RED)
    own = await many.replicas[0].get("/slack/install")
    for cookie in ("", own.cookie.partition(";")[0], "slack-app-oauth-state=forged"):
        page = await many.replicas[0].get(f"/slack/oauth_redirect?{query}", cookie)
        assert (page.status, STALE in page.text) == (400, True)
        assert len(page.text) < 1_000
    forged = "/slack/oauth_redirect?code=c&state=forged"
    assert (await many.replicas[0].get(forged, "slack-app-oauth-state=forged")).status == 400
    finished = await many.replicas[0].get(f"/slack/oauth_redirect?{query}", begun.cookie.partition(";")[0])
    assert finished.status == 200


async def test_a_state_lives_ten_minutes(many: Many, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes back from Slack later begins anew."""
    monkeypatch.setattr("bot.slack.installing.STATE_LIFE", timedelta(seconds=-1))
    page = await many.install(RED)
    assert (page.status, STALE in page.text) == (400, True)


async def test_who_declines_is_told_so(many: Many) -> None:
    """A cancelled installation ends in a plain sentence that repeats nothing of the address."""
    begun = await many.replicas[0].get("/slack/install")
    declined = many.slack.grants.decline(begun.location)
    page = await many.replicas[0].get(f"/slack/oauth_redirect?{declined}", begun.cookie.partition(";")[0])
    assert (page.status, CANCELLED in page.text) == (200, True)
    other = await many.replicas[0].get("/slack/oauth_redirect?error=%3Cscript%3E")
    assert (other.status, UNFINISHED in other.text, "script" in other.text) == (400, True, False)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Refuse("invalid_code"), "Slack refused with invalid_code"),
        (ServerError(503), "Slack refused with http_503"),
    ],
    ids=["a code that is none", "a Slack that fails"],
)
async def test_what_slack_refuses_installs_nothing(
    many: Many, caplog: pytest.LogCaptureFixture, fault: Fault, why: str
) -> None:
    """The browser shows a sentence, the log one line that says why; nothing is kept, and no code is told."""
    many.slack.faults.next("oauth.v2.access", fault)
    page = await many.install(RED)
    assert (page.status, UNFINISHED in page.text) == (503, True)
    assert await many.replicas[0].app.room.ledger.installations.homes() == ()
    assert [line.getMessage() for line in caplog.records] == [f"an installation failed: {why}"]
    assert "code-" not in caplog.text


async def test_tokens_are_not_to_be_read_in_the_ledger(many: Many, tmp_path: Path) -> None:
    """Nothing in the ledger's files is a token of Slack's."""
    await many.install(RED)
    written = _read_all(tmp_path)
    assert b"T0REDTEAM" in written
    assert not re.search(rb"xox[a-z]", written)


async def test_no_event_costs_a_call_of_its_own(many: Many) -> None:
    """Beside posting, ten questions make no call to Slack: what a token is good for is known."""
    await many.install(RED)
    before = len(many.workspaces[RED.id].calls)
    for _ in range(10):
        await _ask(many, RED)
    methods = [call.method for call in many.workspaces[RED.id].calls[before:]]
    assert methods == ["chat.postMessage"] * 10
    assert [call.method for call in many.workspaces[RED.id].calls[:before]] == [
        "oauth.v2.access",
        "auth.test",
    ]


async def test_who_took_it_out_is_answered_no_more(many: Many, caplog: pytest.LogCaptureFixture) -> None:
    """After an uninstallation a late question ends in one line of the log, and everything kept is forgotten."""
    caplog.set_level(logging.INFO, logger="bot")
    for team in (RED, BLUE):
        await many.install(team)
        await _ask(many, team)
    (replica,) = many.replicas
    await replica.idle()
    red, ledger = many.workspaces[RED.id], replica.app.room.ledger
    assert await ledger.questions.most_asked(RED.id, 5)
    await red.uninstall()
    await replica.idle()
    assert await ledger.installations.homes() == (BLUE.id,)
    assert not await ledger.questions.most_asked(RED.id, 5)
    assert await ledger.questions.most_asked(BLUE.id, 5)
    caplog.clear()
    asked = red.state.add(
        Message(GENERAL, red.state.next_ts(), DEVELOPER, f"<@{BOT_USER}> {QUESTION}"), heard=False
    )
    event = mention_event(asked, red.state.users[DEVELOPER])
    late = event_callback(event, "EvLATE", int(datetime.now(UTC).timestamp()), RED)
    assert (await replica.courier.bring_event(late)).attempts == (200,)
    await replica.idle()
    assert not red.state.replies(asked)
    assert [line.getMessage() for line in caplog.records] == [
        f"nothing is answered in {RED.id}: the app is not installed there"
    ]
    assert (await _ask(many, BLUE)).text.startswith("Yes")


async def test_a_revocation_takes_the_tokens_only(many: Many) -> None:
    """Tokens that were revoked are deleted; what was asked stays, and a new installation goes on with it."""
    await many.install(RED)
    await _ask(many, RED)
    (replica,) = many.replicas
    await replica.idle()
    await many.workspaces[RED.id].revoke_tokens()
    await replica.idle()
    ledger = replica.app.room.ledger
    assert await ledger.installations.homes() == ()
    assert await ledger.questions.most_asked(RED.id, 5)
    await many.install(RED)
    assert (await _ask(many, RED)).text.startswith("Yes")


async def test_news_of_an_earlier_loss_touch_no_newer_installation(many: Many) -> None:
    """An uninstallation that is delivered after the app was installed again takes nothing away."""
    await many.install(RED)
    late = {
        "type": "event_callback",
        "event_id": "EvLATE",
        "event_time": int(datetime.now(UTC).timestamp()) - 60,
        "team_id": RED.id,
        "event": {"type": "app_uninstalled"},
    }
    (replica,) = many.replicas
    assert (await replica.courier.bring_event(late)).attempts == (200,)
    await replica.idle()
    assert (await _ask(many, RED)).text.startswith("Yes")
