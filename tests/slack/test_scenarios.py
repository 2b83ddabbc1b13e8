"""People ask, the bot answers: the real app behind real signed HTTP, in a strict stand-in for Slack."""

import logging
from typing import Any

import pytest

from bot.slack.asking import DOUBLE_CLICK
from bot.slack.sentences import CANNOT_SHARE, SHARED
from bot.workspace import Workspace
from bot.workspace.deliver import Delivery
from bot.workspace.faults import RateLimited, Refuse
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, dm_of
from bot.workspace.model import Message
from tests.slack.events import from_bot

QUESTION = "Does the Rovella fold?"
OPEN_QUESTION = "Does it fold?"
COMPARISON = "compare the Rovella and the Quillon on brakes"


def _methods(workspace: Workspace) -> list[str]:
    """What the bot called, but for learning once who it is."""
    return [call.method for call in workspace.calls if call.method != "auth.test"]


def _kinds(message: Message) -> list[Any]:
    return [block["type"] for block in message.blocks]


async def _mention_brought(workspace: Workspace) -> Delivery:
    """The delivery of the first mention; the same message is delivered as a message of its channel too."""

    def found() -> list[Delivery]:
        return [each for each in workspace.deliveries if each.payload["event"]["type"] == "app_mention"]

    await workspace.wait_until(lambda: bool(found()))
    return found()[0]


async def _settle(workspace: Workspace, calls: int) -> None:
    await workspace.wait_until(lambda: len(_methods(workspace)) >= calls)


async def test_a_mention_is_answered_in_its_thread_with_one_call(workspace: Workspace) -> None:
    """A question in a channel costs one call, and its answer hangs on it."""
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
    answer = await workspace.reply_to(asked)
    assert answer.thread_ts == asked.ts
    assert answer.text.startswith("Yes")
    assert "[1]" in answer.text
    assert _methods(workspace) == ["chat.postMessage"]


async def test_answers_do_not_unfold_links(workspace: Workspace) -> None:
    """Sources stay a list of links, without previews."""
    await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    posted = workspace.calls[-1].arguments
    assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False)


async def test_who_the_bot_is_is_asked_once(workspace: Workspace) -> None:
    """Two questions, one auth.test."""
    for _ in range(2):
        await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    assert [call.method for call in workspace.calls].count("auth.test") == 1


async def test_a_follow_up_leans_on_its_thread(workspace: Workspace) -> None:
    """In the thread a short question is understood; in a thread of its own it is not the same."""
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}")
    await workspace.reply_to(asked)
    follow_up = await workspace.type(OPERATOR, GENERAL, "@meshwise and the Quillon?", thread_ts=asked.ts)
    answer = await workspace.reply_to(follow_up)
    assert "Quillon" in answer.text
    assert answer.text.startswith("No")
    elsewhere = await workspace.type(OPERATOR, GENERAL, "@meshwise and the Quillon?")
    assert (await workspace.reply_to(elsewhere)).text.startswith("Quillon")


async def test_a_direct_message_is_answered_in_its_thread(workspace: Workspace) -> None:
    """In the Messages tab each question starts a thread, and the next one may lean on the last."""
    asked = await workspace.type(DEVELOPER, dm_of(DEVELOPER), QUESTION)
    answer = await workspace.reply_to(asked)
    assert (answer.channel, answer.thread_ts) == (dm_of(DEVELOPER), asked.ts)
    follow_up = await workspace.type(DEVELOPER, dm_of(DEVELOPER), "and the Quillon?")
    assert (await workspace.reply_to(follow_up)).text.startswith("No")


async def test_threads_of_direct_messages_go_on_from_their_own(workspace: Workspace) -> None:
    """A reply in an older thread leans on that thread, and what is written outside of threads on the last question."""
    own = dm_of(DEVELOPER)
    first = await workspace.type(DEVELOPER, own, QUESTION)
    await workspace.reply_to(first)
    await workspace.reply_to(await workspace.type(DEVELOPER, own, "Does the Rovella have a belt drive?"))
    again = await workspace.reply_to(await workspace.type(DEVELOPER, own, "and the Quillon?", first.ts))
    assert "Folding" in again.text
    await workspace.reply_to(await workspace.type(DEVELOPER, own, "Does the Rovella have a belt drive?"))
    last = await workspace.reply_to(await workspace.type(DEVELOPER, own, "and the Quillon?"))
    assert "Belt drive" in last.text


async def test_an_edited_message_is_not_answered_again(workspace: Workspace) -> None:
    """Editing a question does not ask it twice."""
    asked = await workspace.type(DEVELOPER, dm_of(DEVELOPER), QUESTION)
    await workspace.reply_to(asked)
    told = len(workspace.deliveries)
    await workspace.edit(DEVELOPER, asked, "Does the Quillon fold?")
    await workspace.wait_until(lambda: len(workspace.deliveries) > told)
    assert workspace.deliveries[-1].attempts == (200,)
    assert _methods(workspace) == ["chat.postMessage"]


async def test_a_mention_without_a_question_gets_help(workspace: Workspace) -> None:
    """Calling the bot by its name alone is a way of asking for help."""
    asked = await workspace.type(DEVELOPER, GENERAL, "@meshwise")
    named = await workspace.reply_to(asked)
    helped = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, "@meshwise help"))
    assert named.text == helped.text


async def test_a_delivery_that_comes_twice_is_answered_once(workspace: Workspace) -> None:
    """Slack repeats what it believes lost; the second one is accepted and changes nothing."""
    await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    again = await workspace.courier.bring_event((await _mention_brought(workspace)).payload)
    assert again.attempts == (200,)
    await workspace.reply_to(await workspace.type(OPERATOR, GENERAL, f"@meshwise {QUESTION}"))
    assert _methods(workspace) == ["chat.postMessage"] * 2


async def test_a_command_is_answered_to_one_person(workspace: Workspace) -> None:
    """The command's answer is for the one who typed it, by its own address, with a button to share."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {COMPARISON}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert "table" in _kinds(answer)
    assert _methods(workspace) == ["response_url"]


async def test_sharing_posts_once(workspace: Workspace) -> None:
    """The button puts the answer into the channel; pressing it again changes nothing."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {COMPARISON}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    await workspace.click(DEVELOPER, answer, "share_answer")
    await workspace.click(DEVELOPER, answer, "share_answer")
    await workspace.wait_message(lambda message: message.text == SHARED)
    shared = [message for message in from_bot(workspace) if message.only_for is None]
    assert [message.thread_ts for message in shared] == [None]
    assert {"type": "user", "user_id": DEVELOPER} in shared[0].blocks[0]["elements"][0]["elements"]
    assert _methods(workspace) == ["response_url", "chat.postMessage", "response_url"]


async def test_a_shared_answer_can_be_followed_up(workspace: Workspace) -> None:
    """Under a shared answer the channel goes on where it stands."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    await workspace.click(DEVELOPER, answer, "share_answer")
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER and each.only_for is None)
    follow_up = await workspace.type(OPERATOR, GENERAL, "@meshwise and the Quillon?", thread_ts=shared.ts)
    assert (await workspace.reply_to(follow_up)).text.startswith("No")


async def test_sharing_works_where_the_bot_is_no_member(workspace: Workspace) -> None:
    """Where the bot may not post by itself, the address that came with the click takes the answer."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    workspace.faults.next("chat.postMessage", Refuse("not_in_channel"))
    await workspace.click(DEVELOPER, answer, "share_answer")
    await workspace.wait_message(lambda message: message.text == SHARED)
    shared = next(message for message in from_bot(workspace) if message.only_for is None)
    assert {"unfurl_links", "unfurl_media"} <= workspace.calls[-2].arguments.keys()
    assert {"type": "user", "user_id": DEVELOPER} in shared.blocks[0]["elements"][0]["elements"]
    await workspace.click(DEVELOPER, answer, "share_answer")
    await _settle(workspace, 4)
    assert len([message for message in from_bot(workspace) if message.only_for is None]) == 1


async def test_sharing_where_nobody_may_post_says_so(workspace: Workspace) -> None:
    """In a closed channel the person is told, keeps the answer, and may press again."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    workspace.faults.next("chat.postMessage", Refuse("restricted_action"))
    await workspace.click(DEVELOPER, answer, "share_answer")
    await workspace.wait_message(lambda message: message.text == CANNOT_SHARE)
    await workspace.click(DEVELOPER, answer, "share_answer")
    await workspace.wait_message(lambda message: message.text == SHARED)


async def test_two_deliveries_of_a_click_share_once(workspace: Workspace) -> None:
    """The same click, delivered again, is accepted and changes nothing."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    await workspace.click(DEVELOPER, answer, "share_answer")
    click = next(each for each in workspace.deliveries if each.kind == "interaction")
    assert (await workspace.courier.bring_interaction(click.payload)).status == 200
    await workspace.wait_message(lambda message: message.text == SHARED)
    assert len([message for message in from_bot(workspace) if message.only_for is None]) == 1


async def test_picking_a_reading_replaces_the_question_back(workspace: Workspace) -> None:
    """A picked reading is answered where the bot asked back, and the thread goes on from there."""
    asked = await workspace.type(DEVELOPER, GENERAL, f"@meshwise {OPEN_QUESTION}")
    question_back = await workspace.reply_to(asked)
    assert "actions" in _kinds(question_back)
    button = next(block for block in question_back.blocks if block["type"] == "actions")["elements"][0]
    await workspace.click(DEVELOPER, question_back, button["action_id"])
    answer = await workspace.wait_message(
        lambda message: message.ts == question_back.ts and bool(message.edited)
    )
    assert button["value"] in answer.text
    assert _methods(workspace) == ["chat.postMessage", "chat.update"]


async def test_a_button_pressed_twice_asks_once(workspace: Workspace) -> None:
    """A double click is one question; the same button asks again a while later, and at once for somebody else."""
    answer = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    for user in (DEVELOPER, DEVELOPER, OPERATOR):
        await workspace.click(user, answer, "ask_next_1")
    later = {**workspace.deliveries[-1].payload, "trigger_id": "9.9.later"}
    pressed = dict(later["actions"][0])
    pressed["action_ts"] = f"{float(pressed['action_ts']) + DOUBLE_CLICK.total_seconds():.6f}"
    await workspace.courier.bring_interaction({**later, "actions": [pressed]})
    await _settle(workspace, 4)
    assert _methods(workspace) == ["chat.postMessage"] * 4
    asked = [message.blocks[0]["elements"][0]["elements"][0] for message in from_bot(workspace)[1:]]
    assert [user["user_id"] for user in asked] == [DEVELOPER, OPERATOR, OPERATOR]


async def test_picking_a_reading_only_one_person_sees_stays_theirs(workspace: Workspace) -> None:
    """A reading picked under a command is answered in place, to that person."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {OPEN_QUESTION}")
    question_back = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    await workspace.click(DEVELOPER, question_back, "ask_choice_1")
    await _settle(workspace, 2)
    assert _methods(workspace) == ["response_url", "response_url"]
    assert [message.only_for for message in from_bot(workspace)] == [DEVELOPER]


async def test_a_refused_table_comes_again_as_text(workspace: Workspace) -> None:
    """Where Slack takes no table the same answer comes once more without one."""
    workspace.faults.next("chat.postMessage", Refuse("invalid_blocks"))
    answer = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {COMPARISON}"))
    assert "table" not in _kinds(answer)
    assert "Rovella" in answer.text
    assert _methods(workspace) == ["chat.postMessage", "chat.postMessage"]


async def test_a_full_channel_is_waited_for(workspace: Workspace) -> None:
    """When Slack asks to slow down the answer comes after the time it names."""
    workspace.faults.next("chat.postMessage", RateLimited(retry_after=0))
    answer = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    assert answer.text.startswith("Yes")


async def test_a_failure_is_told_and_logged_without_the_question(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """The person reads a plain sentence with the delivery's id; the log has that id and no word of theirs."""
    caplog.set_level(logging.DEBUG)
    workspace.faults.next("chat.postMessage", Refuse("fatal_error"))
    failed = await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))
    ident = (await _mention_brought(workspace)).payload["event_id"]
    assert failed.text.startswith("Something went wrong on my side")
    assert ident in failed.text
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.failures"]
    assert lines == [f"delivery {ident} failed: Slack refused with fatal_error"]
    assert "Rovella" not in caplog.text


async def test_a_failing_command_is_told_to_one_person(workspace: Workspace) -> None:
    """A command that fails says so to the person who typed it."""
    workspace.faults.next("response_url", Refuse("fatal_error"))
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {QUESTION}")
    told = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert told.text.startswith("Something went wrong on my side")


async def test_nothing_a_person_types_becomes_a_mention(workspace: Workspace) -> None:
    """A question full of markup comes back as text, in whatever the bot says of it."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh <!channel> *bells* <@U1> `x`")
    answer = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert "<" not in answer.text
    assert "broadcast" not in str(answer.blocks)
