"""A call to Slack that fails ends in a plain message where it can be read, and in one line of the log."""

import logging
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.slack.sentences import CLOSED, NOT_AUTHORISED
from bot.telemetry import names
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Hang, RateLimited, Refuse, ServerError
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, dm_of
from bot.workspace.model import Message
from tests.slack.events import QUESTION, bring, mention, methods, written
from tests.slack.replicas import running_replica
from tests.web.figures import figure

FAILED = "Something went wrong on my side"
OPEN = "Slack did not tell me whether my answer arrived"
COMPARISON = "compare the Rovella and the Quillon on brakes"


def _kinds(message: Message) -> set[str]:
    return {block["type"] for block in message.blocks}


async def _told_apart(workspace: Workspace) -> Message:
    """What the bot says in the person's own conversation."""
    return await workspace.wait_message(
        lambda message: message.user == BOT_USER and message.channel == dm_of(DEVELOPER)
    )


async def _shown(workspace: Workspace) -> Message:
    """What only the person sees."""
    return await workspace.wait_message(lambda message: message.only_for == DEVELOPER)


@pytest.mark.parametrize("code", sorted(CLOSED))
async def test_where_the_bot_may_not_post_the_person_is_told_apart(workspace: Workspace, code: str) -> None:
    """No member, archived, restricted: the person learns it, and what to do, in their own conversation."""
    workspace.faults.next("chat.postMessage", Refuse(code))
    await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
    told = await _told_apart(workspace)
    assert told.text == CLOSED[code].format(channel=GENERAL)
    assert methods(workspace) == ["chat.postMessage", "chat.postMessage"]


async def test_a_listener_that_fails_is_counted(workspace: Workspace, desk: Desk, tmp_path: Path) -> None:
    """An event is taken before it is answered, so a figure of its own shows that it came to no good end."""
    async with running_replica(workspace, desk, f"sqlite:///{tmp_path}/own.db") as replica:
        shown = replica.app.room.metrics.render().decode()
        assert f'{names.FAILURES}{{kind="event"}} 0.0' in shown
        workspace.faults.next("chat.postMessage", ServerError())
        await replica.bring(mention(written(workspace)))
        assert await replica.app.room.in_flight.drain() == 0
        assert figure(replica.app, names.FAILURES, kind="event") == 1


async def test_a_server_error_is_told_in_the_thread(workspace: Workspace) -> None:
    """When Slack itself fails nothing is posted twice on a guess; the thread says that it is open what happened."""
    workspace.faults.next("chat.postMessage", ServerError())
    told = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    assert told.text.startswith(OPEN)


async def test_a_server_that_stays_broken_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Where nobody can be told, the log has the delivery, what failed, and no word of the question."""
    async with running_workspace(desk) as workspace:
        workspace.faults.next("chat.postMessage", *[ServerError()] * 3)
        await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
        await workspace.wait_until(lambda: len(methods(workspace)) == 3)
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.failures"]
    assert [line.partition(": ")[2] for line in lines] == [
        "Slack refused with http_500",
        "the person could not be told: Slack refused with http_500",
        "the person could not be told: Slack refused with http_500",
    ]
    assert "Rovella" not in caplog.text


async def test_silence_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that does not come back in time is given up, and the person told that it is open what happened."""
    monkeypatch.setattr("bot.slack.app.CALL_SECONDS", 0.2)
    async with running_workspace(desk) as workspace:
        workspace.faults.next("chat.postMessage", Hang(0.5))
        asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
        told = await workspace.wait_message(lambda message: message.text.startswith(OPEN))
        assert told.thread_ts == asked.ts


async def test_a_revoked_token_is_logged_by_its_name(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a token nobody can be told in a channel; the log says why."""
    caplog.set_level(logging.ERROR, "bot.slack.failures")
    workspace.faults.next("chat.postMessage", *[Refuse("token_revoked")] * 3)
    await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
    await workspace.wait_until(lambda: len(methods(workspace)) == 3)
    assert "Slack refused with token_revoked" in caplog.text
    assert "Rovella" not in caplog.text


async def test_a_command_with_a_wrong_token_says_so(workspace: Workspace) -> None:
    """Where the token was never good, whoever uses the command reads it in plain words."""
    workspace.faults.next("auth.test", Refuse("invalid_auth"))
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    assert (await _shown(workspace)).text == NOT_AUTHORISED


async def test_a_response_address_that_is_used_up_is_told_apart(workspace: Workspace) -> None:
    """When the address of a command takes nothing any more, the person is told in their own conversation."""
    workspace.faults.next("response_url", Refuse("used_url"), Refuse("used_url"))
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    assert (await _told_apart(workspace)).text.startswith(FAILED)


async def test_a_click_on_what_is_gone_is_told_to_one_person(workspace: Workspace) -> None:
    """A button of a message that cannot be changed any more is told to who pressed it, not to the channel."""
    question_back = await workspace.reply_to(
        await workspace.type(DEVELOPER, GENERAL, "@meshwise Does it fold?")
    )
    workspace.faults.next("chat.update", Refuse("message_not_found"))
    await workspace.click(DEVELOPER, question_back, "ask_choice_1")
    assert (await _shown(workspace)).text.startswith(FAILED)


async def test_a_channel_that_stays_busy_is_waited_for(workspace: Workspace) -> None:
    """Slack may ask to slow down several times; the answer still comes, whole."""
    workspace.faults.next("chat.postMessage", *[RateLimited(retry_after=0)] * 3)
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
    assert (await workspace.reply_to(asked, within=10.0)).text.startswith("Yes")
    assert methods(workspace) == ["chat.postMessage"] * 4


async def test_a_busy_response_address_is_waited_for(workspace: Workspace) -> None:
    """The answer to a command is not lost to a limit either."""
    workspace.faults.next("response_url", RateLimited(retry_after=0))
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    assert (await _shown(workspace)).text.startswith("“Does the Rovella fold?”")


async def test_a_table_refused_by_a_response_address_comes_as_text(workspace: Workspace) -> None:
    """A command's answer is tried once more without the table."""
    workspace.faults.next("response_url", Refuse("invalid_blocks"))
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {COMPARISON}")
    answer = await _shown(workspace)
    assert not _kinds(answer) & {"table", "data_table"}
    assert "Quillon" in answer.text
    assert methods(workspace) == ["response_url", "response_url"]


async def test_blocks_that_are_refused_twice_are_not_tried_again(workspace: Workspace) -> None:
    """There is one more try, not a loop; then the person is told."""
    workspace.faults.next("chat.postMessage", Refuse("invalid_blocks"), Refuse("invalid_blocks"))
    told = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}"))
    assert told.text.startswith(FAILED)
    assert methods(workspace) == ["chat.postMessage"] * 3


async def test_a_mention_in_a_channel_that_was_archived_is_told_apart(workspace: Workspace) -> None:
    """A channel closed between question and answer does not swallow the answer silently."""
    asked = written(workspace)
    place = workspace.state.get_channel(GENERAL)
    workspace.state.add_channel(type(place)(place.id, place.name, members=place.members, is_archived=True))
    await bring(workspace, mention(asked))
    assert (await _told_apart(workspace)).text == CLOSED["is_archived"].format(channel=GENERAL)
