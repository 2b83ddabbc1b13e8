"""Whether an answer helped: thumbs, thanks, and why not."""

from typing import Any

import pytest

from bot.render.buttons import FEEDBACK
from bot.render.feedback import MOST_REASON, REASON, render_reason
from bot.slack.sentences import THANKS, THANKS_ALL_THE_SAME
from bot.workspace import Workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import BOT_ID, BOT_USER, DEVELOPER, GENERAL, OPERATOR, TEAM
from bot.workspace.model import Message
from bot.workspace.strict import check_view
from tests.slack.events import written
from tests.slack.ledgers import WatchedLedger

GOOD, BAD = {"value": "good a1"}, {"value": "bad a1"}


def _methods(workspace: Workspace) -> list[str]:
    return [call.method for call in workspace.calls if call.method != "auth.test"]


def _answer(workspace: Workspace, **fields: Any) -> Message:
    """An answer with thumbs."""
    root = written(workspace)
    thumbs = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": {"text": {"type": "plain_text", "text": "Helpful"}, **GOOD},
        "negative_button": {"text": {"type": "plain_text", "text": "Not helpful"}, **BAD},
    }
    blocks = ({"type": "context_actions", "elements": [thumbs]},)
    placed = {"thread_ts": root.ts, "bot_id": BOT_ID, **fields}
    return written(workspace, text="Yes.", user=BOT_USER, blocks=blocks, **placed)


async def _thanked(workspace: Workspace, text: str, user: str = DEVELOPER) -> Message:
    return await workspace.wait_message(lambda each: (each.text, each.only_for) == (text, user))


async def test_a_vote_is_kept_and_thanked_for_privately(workspace: Workspace, ledger: WatchedLedger) -> None:
    """A thumbs-up is remembered, and only who gave it reads the thanks, in the thread of the answer."""
    answer = _answer(workspace)
    await workspace.click(DEVELOPER, answer, FEEDBACK, GOOD)
    thanks = await _thanked(workspace, THANKS)
    assert (thanks.channel, thanks.thread_ts) == (GENERAL, answer.thread_ts)
    assert await ledger.votes(TEAM, "a1") == {DEVELOPER: (True, "")}
    assert _methods(workspace) == ["response_url"]


async def test_everybody_has_a_vote_and_the_last_one_counts(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """Two people vote apart, and one changes their mind."""
    answer = _answer(workspace)
    for number, (user, value) in enumerate([(DEVELOPER, GOOD), (OPERATOR, GOOD), (DEVELOPER, BAD)], start=1):
        await workspace.click(user, answer, FEEDBACK, value)
        await ledger.has(voted=number)
    assert await ledger.votes(TEAM, "a1") == {DEVELOPER: (False, ""), OPERATOR: (True, "")}


async def test_a_thumbs_down_may_say_why(workspace: Workspace, ledger: WatchedLedger) -> None:
    """A short form opens before anything else is done; what is entered is kept beside the vote."""
    await workspace.click(DEVELOPER, _answer(workspace), FEEDBACK, BAD)
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    assert _methods(workspace) == ["views.open", "response_url"]
    assert await workspace.submit(DEVELOPER, {REASON: {REASON: {"value": "  it is out of date  "}}}) == {}
    assert workspace.state.views.top(DEVELOPER) is None
    await ledger.has(explained=1)
    assert await ledger.votes(TEAM, "a1") == {DEVELOPER: (False, "it is out of date")}


async def test_a_thumbs_down_counts_without_a_reason(workspace: Workspace, ledger: WatchedLedger) -> None:
    """Whoever closes the form has voted all the same."""
    await workspace.click(DEVELOPER, _answer(workspace), FEEDBACK, BAD)
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    await workspace.dismiss(DEVELOPER)
    assert await ledger.votes(TEAM, "a1") == {DEVELOPER: (False, "")}


async def test_a_form_that_cannot_open_costs_no_vote(
    workspace: Workspace, ledger: WatchedLedger, caplog: pytest.LogCaptureFixture
) -> None:
    """When Slack does not open the form any more, the vote is kept and thanked for."""
    workspace.faults.next("views.open", Refuse("expired_trigger_id"))
    await workspace.click(DEVELOPER, _answer(workspace), FEEDBACK, BAD)
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    assert await ledger.votes(TEAM, "a1") == {DEVELOPER: (False, "")}
    assert "expired_trigger_id" in caplog.text


async def test_a_vote_that_is_delivered_twice_is_one(workspace: Workspace, ledger: WatchedLedger) -> None:
    """The same click, delivered again, opens nothing and thanks nobody twice."""
    await workspace.click(DEVELOPER, _answer(workspace), FEEDBACK, BAD)
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    again = await workspace.courier.bring_interaction(workspace.deliveries[-1].payload)
    assert again.status == 200
    await workspace.click(OPERATOR, _answer(workspace), FEEDBACK, GOOD)
    await _thanked(workspace, THANKS, OPERATOR)
    assert [vote.user for vote in ledger.voted] == [DEVELOPER, OPERATOR]
    assert _methods(workspace) == ["views.open", "response_url", "response_url"]


async def test_an_answer_only_one_person_sees_has_thumbs_too(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """The answer to a command is voted on where it stands, and stays."""
    answer = _answer(workspace, only_for=DEVELOPER, thread_ts=None)
    await workspace.click(DEVELOPER, answer, FEEDBACK, GOOD)
    await _thanked(workspace, THANKS)
    assert workspace.state.messages[GENERAL, answer.ts].text == "Yes."
    await ledger.has(voted=1)


async def test_a_vote_that_is_lost_is_told(
    workspace: Workspace, ledger: WatchedLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is thanked for a vote that could not be kept."""

    async def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(ledger, "vote", fail)
    await workspace.click(DEVELOPER, _answer(workspace), FEEDBACK, GOOD)
    told = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert told.text.startswith("Something went wrong on my side")


def test_the_form_is_accepted() -> None:
    """Slack takes the form, which carries the answer's id and asks for a few sentences at most."""
    view = render_reason("a1")
    assert check_view(view) == []
    assert view["private_metadata"] == "a1"
    assert f"'max_length': {MOST_REASON}" in str(view)
