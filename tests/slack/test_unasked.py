"""What is no question to the bot is accepted and left; what is one is answered once."""

from typing import Any

import pytest

from bot.desk import Desk
from bot.slack.policy import Policy
from bot.slack.sentences import FILES_UNREAD
from bot.slack.spoken import EDIT_SECONDS
from bot.workspace import Workspace, running_workspace
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, PARTNERS, SLACKBOT, STRANGER, dm_of
from bot.workspace.model import Message
from tests.slack.events import QUESTION, bring, from_bot, mention, said, written

DIRECT = dm_of(DEVELOPER)


async def _are_all(workspace: Workspace, *answers: Message) -> None:
    """Nothing was answered but this: asks something else, and what comes before its answer is all."""
    asked = await workspace.type(OPERATOR, GENERAL, f"@meshwise {QUESTION}")
    last = await workspace.reply_to(asked)
    assert from_bot(workspace) == [*answers, last]


async def _is_left(workspace: Workspace, event: dict[str, Any], **changes: Any) -> None:
    """Accepted at the first attempt, and never answered."""
    assert (await bring(workspace, event, **changes)).attempts == (200,)
    await _are_all(workspace)


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B0OTHER"},
        {"bot_id": "B0WORKFLOW", "user": None, "subtype": "bot_message"},
        {"bot_profile": {"id": "B0WORKFLOW", "is_workflow_bot": True}},
        {"user": SLACKBOT},
        {"user": BOT_USER, "bot_id": "B0MESHBOT"},
        {"subtype": "document_mention"},
        {"subtype": "bot_message"},
    ],
    ids=["bot", "workflow", "workflow-user", "slackbot", "itself", "canvas", "old-bot"],
)
async def test_mentions_by_machines_are_left(workspace: Workspace, changes: dict[str, Any]) -> None:
    """Other bots, workflows, Slackbot, itself and the note about a canvas are no one who asks."""
    await _is_left(workspace, mention(written(workspace), **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B0OTHER"},
        {"subtype": "bot_message", "bot_id": "B0WORKFLOW", "user": None},
        {"user": SLACKBOT},
        {"user": BOT_USER, "bot_id": "B0MESHBOT"},
        {"subtype": "message_changed", "hidden": True, "user": None, "message": {"text": "?"}},
        {"subtype": "message_deleted", "hidden": True, "user": None, "deleted_ts": "1.0"},
        {"subtype": "message_replied", "hidden": True},
        {"subtype": "file_comment"},
        {"subtype": "assistant_app_thread"},
        {"subtype": "channel_join"},
        {"text": ""},
        {"text": None},
    ],
    ids=lambda changes: str(changes.get("subtype") or next(iter(changes))),
)
async def test_direct_messages_that_ask_nothing_are_left(
    workspace: Workspace, changes: dict[str, Any]
) -> None:
    """Machines, edits, deletions, file comments, housekeeping and silence are not answered."""
    await _is_left(workspace, said(written(workspace, DIRECT, QUESTION), **changes))


@pytest.mark.parametrize("subtype", [None, "thread_broadcast", "file_share", "me_message"])
async def test_it_does_not_speak_in_channels_unaddressed(workspace: Workspace, subtype: str | None) -> None:
    """A message in a channel that does not name the bot is nobody's question to it."""
    await _is_left(workspace, said(written(workspace, text=QUESTION), subtype=subtype))


@pytest.mark.parametrize("kind", ["app_context_changed", "agent_session_stopped", "reaction_added"])
async def test_other_events_are_accepted_and_left(workspace: Workspace, kind: str) -> None:
    """What a person looks at, a stopped session and anything else that is valid get 200 and no words."""
    await _is_left(workspace, {"type": kind, "user": DEVELOPER, "channel": DIRECT, "event_ts": "1.0"})


@pytest.mark.parametrize("subtype", [None, "thread_broadcast", "file_share", "me_message"])
async def test_whatever_a_person_says_directly_is_answered(workspace: Workspace, subtype: str | None) -> None:
    """Broadcasting a reply, sharing a file with words, and speaking by /me are ways of asking."""
    asked = written(workspace, DIRECT, QUESTION)
    await bring(workspace, said(asked, subtype=subtype, files=[{"id": "F1"}]))
    assert (await workspace.reply_to(asked)).text.startswith("Yes")


async def test_a_file_without_words_is_told_to_be_unread(workspace: Workspace) -> None:
    """Who sends a file and says nothing learns that the bot reads questions."""
    sent = written(workspace, DIRECT, "")
    await bring(workspace, said(sent, subtype="file_share", files=[{"id": "F1"}]))
    assert (await workspace.reply_to(sent)).text == FILES_UNREAD


async def test_a_mention_that_is_broadcast_is_answered_in_its_thread(workspace: Workspace) -> None:
    """A reply that is sent to the channel too is answered once, in the thread."""
    root = written(workspace, text="bells?")
    reply = written(workspace, thread_ts=root.ts)
    await bring(workspace, mention(reply))
    await bring(workspace, said(reply, subtype="thread_broadcast", root={"ts": root.ts}))
    answer = await workspace.reply_to(reply)
    assert answer.thread_ts == root.ts
    await _are_all(workspace, answer)


@pytest.mark.parametrize("first", ["mention", "message"])
async def test_both_copies_of_a_mention_get_one_answer(workspace: Workspace, first: str) -> None:
    """A mention that is delivered as a message as well, before or after, is answered once."""
    asked = written(workspace)
    copies = [mention(asked), said(asked)]
    for copy in copies if first == "mention" else reversed(copies):
        await bring(workspace, copy)
    answer = await workspace.reply_to(asked)
    await _are_all(workspace, answer)


async def test_a_mention_within_a_direct_message_gets_one_answer(workspace: Workspace) -> None:
    """Naming the bot in its own conversation is not asking twice."""
    asked = written(workspace, DIRECT)
    await bring(workspace, mention(asked))
    await bring(workspace, said(asked))
    answer = await workspace.reply_to(asked)
    await _are_all(workspace, answer)


def _edited(message: Message, after: float) -> dict[str, Any]:
    return {"edited": {"user": DEVELOPER, "ts": f"{float(message.ts) + after:.6f}"}}


async def test_an_edited_mention_is_not_answered_again(workspace: Workspace) -> None:
    """Slack tells of a mention again when it is edited; its answer stays as it is."""
    asked = written(workspace)
    await bring(workspace, mention(asked))
    answer = await workspace.reply_to(asked)
    await bring(workspace, mention(asked, text=f"<@{BOT_USER}> Does the Quillon fold?", **_edited(asked, 5)))
    await _are_all(workspace, answer)


async def test_a_mention_added_soon_after_is_answered(workspace: Workspace) -> None:
    """Who forgot to name the bot and mends it is answered then."""
    asked = written(workspace, text=QUESTION)
    await bring(workspace, mention(asked, text=f"<@{BOT_USER}> {QUESTION}", **_edited(asked, EDIT_SECONDS)))
    assert (await workspace.reply_to(asked)).text.startswith("Yes")


async def test_a_mention_added_much_later_is_left(workspace: Workspace) -> None:
    """An edit of an old message does not call the bot into a conversation that has moved on."""
    asked = written(workspace)
    await _is_left(workspace, mention(asked, **_edited(asked, EDIT_SECONDS + 1)))


async def test_strangers_are_answered_by_default(workspace: Workspace) -> None:
    """In a shared channel people of the other organisation get answers like everybody."""
    asked = await workspace.type(STRANGER, PARTNERS, f"@meshwise {QUESTION}")
    assert (await workspace.reply_to(asked)).text.startswith("Yes")


async def test_strangers_can_be_left_to_themselves(desk: Desk) -> None:
    """Where the setting says so nothing they do is answered, while colleagues in the same channel are."""
    async with running_workspace(desk, policy=Policy(answers_strangers=False)) as workspace:
        await workspace.type(STRANGER, PARTNERS, f"@meshwise {QUESTION}")
        asked = await workspace.type(OPERATOR, PARTNERS, "@meshwise Does it fold?")
        answer = await workspace.reply_to(asked)
        assert (await workspace.click(STRANGER, answer, "ask_choice_1")).status == 200
        assert from_bot(workspace) == [answer]
        await workspace.click(OPERATOR, answer, "ask_choice_1")
        await workspace.wait_until(lambda: bool(from_bot(workspace)[0].edited))
