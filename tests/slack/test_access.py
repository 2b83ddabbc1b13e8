"""Tokens of many workspaces among several replicas: renewed once, known everywhere, and each used in its own."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

import pytest
from cryptography.fernet import Fernet

from bot.desk import Desk
from bot.ledger import Ledger
from bot.ledger.model import Watch
from bot.release import build, open_release
from bot.slack.file_watch import admins_place
from bot.slack.news import tell_watchers
from bot.slack.policy import Policy
from bot.slack.sending import post_sentence
from bot.slack.workspaces import DUE
from bot.workspace.events import event_callback, mention_event
from bot.workspace.faults import Hang, Refuse
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, PLATFORM, PLATFORM_TEAM, dm_of
from bot.workspace.model import Message, Team
from tests.facts.world import World
from tests.postgres import Server
from tests.slack.many import BLUE, KEY, RED, Many, Replica, running_many

NORTH = Team("T0NORTH01", "North", "north", enterprise="E0ORG0001", whole=True)
SOUTH = Team("T0SOUTH01", "South", "south", enterprise="E0ORG0001", whole=True)
SOON = 5.0


@pytest.fixture
def ledger_address(tmp_path: Path) -> str:
    """A ledger in a file."""
    return f"sqlite:///{tmp_path}/ledger.db"


@pytest.fixture
async def replicas(desk: Desk, postgres: Server) -> AsyncIterator[Many]:
    """Two workspaces whose tokens expire, and three replicas at one PostgreSQL server."""
    async with running_many(desk, postgres.create_database(), replicas=3, rotating=True) as running:
        yield running


def _written(many: Many, team: Team) -> Message:
    """A question that is there, without a bot having been told."""
    state = many.workspaces[team.id].state
    text = f"<@{BOT_USER}> does the Rovella fold?"
    return state.add(Message(GENERAL, state.next_ts(), DEVELOPER, text), heard=False)


async def _bring(many: Many, team: Team, replica: Replica) -> Message:
    """A question, brought to this replica."""
    workspace, asked = many.workspaces[team.id], _written(many, team)
    event = mention_event(asked, workspace.state.users[DEVELOPER])
    envelope = event_callback(event, f"Ev{asked.ts}", int(datetime.now(UTC).timestamp()), team)
    assert (await replica.courier.bring_event(envelope)).attempts == (200,)
    return asked


async def _ask(many: Many, team: Team, replica: Replica) -> Message:
    return await many.workspaces[team.id].reply_to(await _bring(many, team, replica))


async def _age(ledger: Ledger, home: str, left: timedelta) -> None:
    """Lets a token have so much time left."""
    async with ledger.installations.held(home) as held:
        assert held is not None
        held.renew(replace(held.installation.tokens, expires_at=datetime.now(UTC) + left))


def _exchanges(many: Many) -> list[bool]:
    """Whether each exchange of a code or a refresh token succeeded."""
    return [call.response["ok"] for call in many.slack.first.calls if call.method == "oauth.v2.access"]


async def test_what_one_replica_began_another_finishes(replicas: Many) -> None:
    """A browser may be sent to Slack by one replica and back to another, and a third answers at once."""
    first, second, third = replicas.replicas
    assert (await replicas.install(RED, begun_at=first, ended_at=second)).status == 200
    assert (await _ask(replicas, RED, third)).text.startswith("Yes")


async def test_a_refresh_token_is_used_once(replicas: Many) -> None:
    """Three replicas that meet a spent token at once renew it once, and all answer with the new one."""
    await replicas.install(RED)
    ledger = replicas.replicas[0].app.room.ledger
    for _ in range(3):
        before = len(_exchanges(replicas))
        await _age(ledger, RED.id, timedelta(seconds=1))
        asked = await asyncio.gather(
            *(_bring(replicas, RED, each) for each in (*replicas.replicas, *replicas.replicas))
        )
        for each in asked:
            assert (await replicas.workspaces[RED.id].reply_to(each)).text.startswith("Yes")
        assert _exchanges(replicas)[before:] == [True]
    newest = await ledger.installations.find(RED.id)
    assert newest is not None
    assert replicas.calls(RED, "chat.postMessage")[-1] == newest.tokens.token


async def test_tokens_are_renewed_before_anybody_asks(desk: Desk, postgres: Server) -> None:
    """What is due when replicas start is renewed by one of them; nobody who asks then waits for it."""
    address = postgres.create_database()
    async with running_many(desk, address, rotating=True) as before:
        await before.install(RED)
        await _age(before.replicas[0].app.room.ledger, RED.id, DUE / 2)
        kept = await before.replicas[0].app.room.ledger.installations.find(RED.id)
        async with running_many(desk, address, replicas=3, slack=before.slack) as after:
            ledger = after.replicas[0].app.room.ledger
            async with asyncio.timeout(SOON):
                while await ledger.installations.due(datetime.now(UTC) + DUE):
                    await ledger.installations.wait(0.05)
            assert _exchanges(after) == [True]
            assert await ledger.installations.find(RED.id) != kept


async def test_a_token_that_cannot_be_renewed_serves_to_its_end(
    replicas: Many, caplog: pytest.LogCaptureFixture
) -> None:
    """While it is good it answers; after its end one line says that the app must be installed there again."""
    await replicas.install(RED)
    replica = replicas.replicas[0]
    await _age(replica.app.room.ledger, RED.id, timedelta(seconds=30))
    replicas.slack.faults.next("oauth.v2.access", *[Refuse("invalid_refresh_token")] * 20)
    assert (await _ask(replicas, RED, replica)).text.startswith("Yes")
    await _age(replica.app.room.ledger, RED.id, timedelta(seconds=-1))
    caplog.clear()
    await replica.app.room.access.forget(RED.id)
    asked = await _bring(replicas, RED, replica)
    await replica.idle()
    assert not replicas.workspaces[RED.id].state.replies(asked)
    assert {line.getMessage() for line in caplog.records} == {
        f"the token of {RED.id} could not be renewed: Slack refused with invalid_refresh_token",
        f"nothing is answered in {RED.id}: its token expired; install the app there again",
    }


async def test_a_loss_is_known_to_all_replicas(replicas: Many) -> None:
    """What one replica is told of an uninstallation, all others hold to, though they answered there before."""
    await replicas.install(RED)
    for replica in replicas.replicas:
        await _ask(replicas, RED, replica)
    await replicas.workspaces[RED.id].uninstall()
    await replicas.replicas[0].idle()
    for replica in replicas.replicas[1:]:
        async with asyncio.timeout(SOON):
            while await replica.app.room.access.find(RED.id) is not None:
                await replica.app.room.ledger.channels.is_automatic(RED.id, GENERAL)
        asked = await _bring(replicas, RED, replica)
        await replica.idle()
        assert not replicas.workspaces[RED.id].state.replies(asked)


async def test_answers_go_on_without_the_ledger(replicas: Many, postgres: Server) -> None:
    """While the server is away a workspace that was answered before is answered still."""
    await replicas.install(RED)
    replica = replicas.replicas[0]
    await _ask(replicas, RED, replica)
    await replica.app.room.access.forget("another")
    postgres.stop()
    try:
        assert (await replicas.workspaces[RED.id].reply_to(await _bring(replicas, RED, replica), 20)).text
    finally:
        postgres.start()


async def test_who_is_not_known_yet_is_told_by_slack_again(
    replicas: Many, postgres: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """While the server is away nothing is decided about a workspace that was not asked about before."""
    await replicas.install(RED)
    asked = _written(replicas, RED)
    envelope = event_callback(
        mention_event(asked, replicas.workspaces[RED.id].state.users[DEVELOPER]), "EvAWAY", int(time()), RED
    )
    courier = replicas.replicas[1].courier
    courier.retry_delays = ()
    postgres.stop()
    try:
        courier.patience = 20
        (status,) = (await courier.bring_event(envelope)).attempts
    finally:
        postgres.start()
    assert status == 500
    assert "Traceback" not in caplog.text
    assert (await courier.bring_event({**envelope, "event_time": int(time()) + 1})).attempts == (200,)
    assert (await replicas.workspaces[RED.id].reply_to(asked)).text.startswith("Yes")


async def test_what_no_key_opens_is_told_in_one_line(
    desk: Desk, ledger_address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A workspace whose token was written with a lost key is not answered, and the log says what to do."""
    async with running_many(desk, ledger_address) as before:
        await before.install(RED)
    other = Fernet.generate_key().decode()
    async with running_many(desk, ledger_address, keys=(other,)) as after:
        caplog.clear()
        asked = [await _bring(after, RED, after.replicas[0]) for _ in range(3)]
        await after.replicas[0].idle()
        assert not any(after.workspaces[RED.id].state.replies(each) for each in asked)
    (line,) = (each.getMessage() for each in caplog.records)
    assert line.startswith(f"the token of {RED.id} cannot be read: no key of MESHWISE_TOKEN_KEYS opens it")


async def test_one_installation_serves_a_whole_organisation(desk: Desk, ledger_address: str) -> None:
    """Its workspaces are answered by one token, each remembered apart; when it goes, all of them are forgotten."""
    async with running_many(desk, ledger_address, (NORTH, SOUTH, RED)) as many:
        (replica,) = many.replicas
        await many.install(NORTH)
        await many.install(RED)
        for team in (NORTH, SOUTH, RED):
            assert (await _ask(many, team, replica)).text.startswith("Yes")
        await replica.idle()
        ledger = replica.app.room.ledger
        assert await ledger.installations.homes() == ("E0ORG0001", RED.id)
        assert set(many.calls(NORTH, "chat.postMessage")) == set(many.calls(SOUTH, "chat.postMessage"))
        kept = [await ledger.questions.most_asked(team.id, 5) for team in (NORTH, SOUTH, RED)]
        assert all(kept)
        access = await replica.app.room.access.client_for(SOUTH.id)
        assert access is not None
        assert many.slack.grants.find_home(access.token or "") == "E0ORG0001"
        await many.workspaces[NORTH.id].uninstall()
        await replica.idle()
        assert await ledger.installations.homes() == (RED.id,)
        assert [await ledger.questions.most_asked(team.id, 5) for team in (NORTH, SOUTH)] == [(), ()]
        assert await ledger.questions.most_asked(RED.id, 5) == kept[2]
        assert await replica.app.room.access.client_for(SOUTH.id) is None


def _changed_desk(small_release: Path, directory: Path) -> Desk:
    """The desk after somebody changed what is known of a subject."""
    files = World(shutil.copytree(small_release / "knowledge", directory / "knowledge"))
    planned = "stance: planned\n      source: rovella-manual"
    files.edit("subjects/rovella.yaml", planned, planned.replace("planned", '"yes"', 1))
    build(files.root, small_release / "intents", directory / "changed.sqlite")
    return Desk(open_release(directory / "changed.sqlite"))


async def test_news_come_by_the_token_of_each_workspace(
    ledger_address: str, small_release: Path, tmp_path: Path
) -> None:
    """Who watches in one workspace is told there; who watches where the app is gone is passed over."""
    before = open_release(small_release / "release.sqlite")
    async with running_many(_changed_desk(small_release, tmp_path), ledger_address) as many:
        (replica,) = many.replicas
        room = replica.app.room
        for team in (RED, BLUE):
            await many.install(team)
            await room.ledger.watches.add(Watch(team.id, DEVELOPER, "rovella", "", "", datetime.now(UTC)))
        await room.ledger.watches.add(Watch("T0GONE", DEVELOPER, "rovella", "", "", datetime.now(UTC)))
        await tell_watchers(room, before)
        for team in (RED, BLUE):
            (token,) = many.calls(team, "chat.postMessage")
            assert many.slack.grants.find_home(token) == team.id
            state = many.workspaces[team.id].state
            assert [m.channel for m in state.messages.values()] == [dm_of(DEVELOPER)]


async def test_an_admin_is_one_in_their_workspace_only(desk: Desk, ledger_address: str) -> None:
    """The same id in another workspace is somebody else, and so is the group of the same id there."""
    policy = Policy(
        admins=frozenset({f"{RED.id}/{DEVELOPER}"}), admin_groups=frozenset({f"{BLUE.id}/{PLATFORM_TEAM}"})
    )
    async with running_many(desk, ledger_address, policy=policy) as many:
        (replica,) = many.replicas
        admins = replica.app.room.admins
        told = {}
        for team in (RED, BLUE):
            await many.install(team)
            client = await replica.app.room.access.client_for(team.id)
            assert client is not None
            told[team] = [await admins.has(client, team.id, user) for user in (DEVELOPER, OPERATOR)]
        assert told == {RED: [True, False], BLUE: [False, True]}
        assert not many.calls(RED, "usergroups.users.list")


async def test_a_renewal_outlives_who_waited_for_it(replicas: Many, caplog: pytest.LogCaptureFixture) -> None:
    """Where who asked for it is gone meanwhile, a renewal that was begun is kept: its token is there once only."""
    caplog.set_level(logging.INFO, logger="bot")
    await replicas.install(RED)
    replica = replicas.replicas[0]
    await _age(replica.app.room.ledger, RED.id, timedelta(seconds=1))
    replicas.slack.faults.next("oauth.v2.access", Hang(1.0))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(replica.app.room.access.find(RED.id), 0.5)
    await replica.idle()
    assert _exchanges(replicas) == [True, True]
    kept = await replica.app.room.ledger.installations.find(RED.id)
    assert kept is not None
    assert kept.tokens.expires_at is not None
    assert kept.tokens.expires_at > datetime.now(UTC) + timedelta(hours=11)
    assert KEY not in caplog.text
    assert kept.tokens.token not in caplog.text


async def test_a_workspace_that_an_organisation_takes_out_is_forgotten(
    desk: Desk, ledger_address: str
) -> None:
    """The organisation's other workspaces are answered as before."""
    async with running_many(desk, ledger_address, (NORTH, SOUTH)) as many:
        (replica,) = many.replicas
        await many.install(NORTH)
        for team in (NORTH, SOUTH):
            await _ask(many, team, replica)
        await replica.idle()
        revoked = {"type": "team_access_revoked", "team_ids": [SOUTH.id]}
        now = int(datetime.now(UTC).timestamp())
        await replica.courier.bring_event(event_callback(revoked, "EvGONE", now, NORTH))
        await replica.idle()
        ledger = replica.app.room.ledger
        assert not await ledger.questions.most_asked(SOUTH.id, 5)
        assert await ledger.questions.most_asked(NORTH.id, 5)
        assert await ledger.installations.members("E0ORG0001") == (NORTH.id,)
        assert (await _ask(many, NORTH, replica)).text.startswith("Yes")


async def test_changed_files_are_told_in_the_admins_workspace(desk: Desk, ledger_address: str) -> None:
    """The review is posted to the one channel that is named with its workspace, by that workspace's token."""
    policy = Policy(watch=True, admin_channel=f"{BLUE.id}/{PLATFORM}")
    async with running_many(desk, ledger_address, policy=policy) as many:
        (replica,) = many.replicas
        for team in (RED, BLUE):
            await many.install(team)
        client, place = await admins_place(replica.app.room)
        assert (place.team, place.channel) == (BLUE.id, PLATFORM)
        await post_sentence(client, place, "Published.")
        (token,) = many.calls(BLUE, "chat.postMessage")
        assert many.slack.grants.find_home(token) == BLUE.id
        await many.workspaces[BLUE.id].uninstall()
        await replica.idle()
        _, place = await admins_place(replica.app.room)
        assert place.channel == ""
