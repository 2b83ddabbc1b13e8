"""Channels that are switched to automatic and back, and what is answered in them, through signed HTTP."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.desk import Desk
from bot.slack.policy import Policy
from bot.slack.sentences import (
    ALREADY_SO,
    ASKED_HERE,
    AUTOMATIC_HERE,
    CHANNELS_ONLY,
    DIRECT_HERE,
    INVITE_ME,
    NEEDS_SCOPE,
    RUN_BY_NOBODY_NAMED,
    SWITCHED,
)
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, PLATFORM, ROLLOUT, TEAM, dm_of
from bot.workspace.model import Message
from tests.slack.events import bring, said, written

EXACT = "does the Rovella fold?"


async def told(workspace: Workspace, text: str, channel: str = GENERAL, user: str = DEVELOPER) -> Message:
    """What the person alone is told after the command."""
    before = set(workspace.state.messages)
    await workspace.command(user, channel, f"/mesh {text}")
    return await workspace.wait_message(
        lambda each: (each.channel, each.ts) not in before and each.only_for == user
    )


async def switched(workspace: Workspace, word: str, channel: str = GENERAL, user: str = DEVELOPER) -> Message:
    """What everybody is told after the command."""
    before = set(workspace.state.messages)
    await workspace.command(user, channel, f"/mesh channel {word}")
    return await workspace.wait_message(
        lambda each: (each.channel, each.ts) not in before and each.user == BOT_USER and not each.only_for
    )


def _answers(workspace: Workspace, message: Message) -> list[Message]:
    return [each for each in workspace.state.messages.values() if each.thread_ts == message.ts]


async def _passed(workspace: Workspace, message: Message) -> None:
    """Waits until the bot has been told of the message and has answered a mention after it."""

    def is_told() -> bool:
        events = (each.payload.get("event", {}) for each in workspace.deliveries)
        return any((event.get("type"), event.get("ts")) == ("message", message.ts) for event in events)

    await workspace.wait_until(is_told)
    await workspace.reply_to(await workspace.type(OPERATOR, PLATFORM, f"@meshwise {EXACT}"))


async def test_it_is_silent_until_it_is_switched(workspace: Workspace) -> None:
    """A channel is not answered unaddressed by default, however clear the question."""
    asked = await workspace.type(DEVELOPER, GENERAL, EXACT)
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == []


async def test_switching_is_said_in_the_channel(workspace: Workspace) -> None:
    """Everybody reads who switched what, both ways; only this channel is switched."""
    announced = await switched(workspace, "auto")
    assert announced.text == f"<@{DEVELOPER}> {SWITCHED[True]}"
    assert {"type": "user", "user_id": DEVELOPER} in announced.blocks[0]["elements"][0]["elements"]
    assert AUTOMATIC_HERE in (await told(workspace, "settings")).text
    assert ASKED_HERE in (await told(workspace, "settings", PLATFORM)).text
    assert (await switched(workspace, "off", user=OPERATOR)).text == f"<@{OPERATOR}> {SWITCHED[False]}"
    assert ASKED_HERE in (await told(workspace, "settings")).text


@pytest.mark.parametrize("channel", [GENERAL, ROLLOUT])
async def test_an_exact_question_is_answered_in_its_thread(workspace: Workspace, channel: str) -> None:
    """In an automatic channel, public or private, what is beyond doubt is answered, once."""
    await switched(workspace, "auto", channel, OPERATOR)
    asked = await workspace.type(OPERATOR, channel, EXACT)
    answer = await workspace.reply_to(asked)
    assert answer.text.startswith("Yes")
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == [answer]


@pytest.mark.parametrize(
    "text",
    [
        "the Rovella folds",
        "does the Rovela fold?",
        "which bicycles fold?",
        "tell me about the Rovella",
        "does it fold?",
        "lunch, anyone?",
        "@ops does the Rovella fold?",
    ],
)
async def test_anything_less_is_left(workspace: Workspace, text: str) -> None:
    """Statements, misspelt names, questions without subject or feature, other talk and talk to others are left."""
    await switched(workspace, "auto")
    asked = await workspace.type(DEVELOPER, GENERAL, text)
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"bot_id": "B0OTHER"},
        {"user": BOT_USER, "bot_id": "B0MESHBOT"},
        {"subtype": "channel_topic"},
        {"edited": {"user": DEVELOPER, "ts": "2.0"}},
        {"thread_ts": "1.0"},
        {"subtype": "thread_broadcast", "thread_ts": "1.0"},
    ],
)
async def test_what_nobody_says_to_the_channel_is_left(workspace: Workspace, changes: dict[str, Any]) -> None:
    """Edits, deletions, machines, notes and replies in threads are left in an automatic channel too."""
    await switched(workspace, "auto")
    asked = written(workspace, text=EXACT)
    assert (await bring(workspace, said(asked, **changes))).attempts == (200,)
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == []


async def test_a_mention_in_an_automatic_channel_is_answered_once(workspace: Workspace) -> None:
    """A mention comes as a message too; it gets one answer."""
    await switched(workspace, "auto")
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {EXACT}")
    answer = await workspace.reply_to(asked)
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == [answer]


async def test_switched_off_it_is_silent_again(workspace: Workspace) -> None:
    """After /mesh channel off the same question is nobody's."""
    await switched(workspace, "auto")
    await switched(workspace, "off")
    asked = await workspace.type(DEVELOPER, GENERAL, EXACT)
    await _passed(workspace, asked)
    assert _answers(workspace, asked) == []


async def test_switching_twice_changes_nothing(workspace: Workspace) -> None:
    """A channel that is so already is not announced again."""
    assert ALREADY_SO[False] in (await told(workspace, "channel off")).text
    await switched(workspace, "auto")
    assert ALREADY_SO[True] in (await told(workspace, "channel auto")).text
    assert [call.method for call in workspace.calls].count("chat.postMessage") == 1


async def test_only_channels_are_switched(workspace: Workspace) -> None:
    """In a direct conversation there is nothing to switch."""
    assert (await told(workspace, "channel auto", dm_of(DEVELOPER))).text == CHANNELS_ONLY
    assert DIRECT_HERE in (await told(workspace, "settings", dm_of(DEVELOPER))).text


async def test_where_the_bot_is_no_member_it_asks_to_be_invited(workspace: Workspace) -> None:
    """A channel that the bot does not hear is not switched."""
    workspace.faults.next("chat.postMessage", Refuse("not_in_channel"))
    assert (await told(workspace, "channel auto")).text == INVITE_ME
    assert ASKED_HERE in (await told(workspace, "settings")).text


@pytest.mark.parametrize(("channel", "scope"), [(GENERAL, "channels:history"), (ROLLOUT, "groups:history")])
async def test_without_the_optional_scope_it_says_so(workspace: Workspace, channel: str, scope: str) -> None:
    """Where Slack was not told to let the bot read along, the person learns which scope is missing."""
    workspace.manifest = replace(workspace.manifest, scopes=workspace.manifest.scopes - {scope})
    refused = await told(workspace, "channel auto", channel, OPERATOR)
    assert refused.text == NEEDS_SCOPE.format(scope=scope)
    answered = await workspace.type(OPERATOR, channel, f"@meshwise {EXACT}")
    assert (await workspace.reply_to(answered)).text.startswith("Yes")


async def test_a_failure_unaddressed_stays_in_the_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody asked the bot, so nobody is told that it could not answer; the log has one line."""
    async with running_workspace(desk) as workspace:
        await switched(workspace, "auto")
        workspace.faults.next("chat.postMessage", Refuse("fatal_error"))
        asked = await workspace.type(DEVELOPER, GENERAL, EXACT)
        await workspace.wait_until(lambda: workspace.calls[-1].response.get("error") == "fatal_error")
        await _passed(workspace, asked)
        assert _answers(workspace, asked) == []
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.forgiving"]
    assert len(lines) == 1
    assert lines[0].endswith("was not answered: Slack refused with fatal_error")


@pytest.fixture
async def contacted(desk: Desk) -> AsyncIterator[Workspace]:
    """A workspace whose bot knows who runs it."""
    async with running_workspace(desk, policy=Policy(contact="the platform team, #help-mesh")) as running:
        yield running


async def test_settings_tell_what_it_knows_and_who_runs_it(contacted: Workspace, desk: Desk) -> None:
    """The settings name the release and whom to turn to."""
    shown = (await told(contacted, "settings")).text
    assert f"release {desk.release.digest[:12]}." in shown
    assert desk.release.as_of in shown
    assert "I am run by the platform team, #help-mesh." in shown
    assert TEAM not in shown


async def test_settings_say_where_nobody_is_named(workspace: Workspace) -> None:
    """Without a setting the bot says that it was not told."""
    assert RUN_BY_NOBODY_NAMED in (await told(workspace, "settings")).text
