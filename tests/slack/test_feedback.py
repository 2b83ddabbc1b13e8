"""Whether an answer helped: thumbs, thanks, and why not."""

import pytest

from bot.render.buttons import FEEDBACK
from bot.render.feedback import MOST_REASON, REASON, render_reason
from bot.slack.sentences import THANKS, THANKS_ALL_THE_SAME
from bot.workspace import Workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import DEVELOPER, GENERAL, OPERATOR, TEAM
from bot.workspace.model import Message
from bot.workspace.strict import check_view
from tests.slack.events import QUESTION
from tests.slack.ledgers import WatchedLedger


def _methods(workspace: Workspace) -> list[str]:
    """What the bot called after it answered, but for learning once who it is."""
    return [call.method for call in workspace.calls if call.method not in {"auth.test", "chat.postMessage"}]


async def _answer(workspace: Workspace) -> Message:
    """An answer in a thread, with thumbs."""
    return await workspace.reply_to(await workspace.type(DEVELOPER, GENERAL, f"@meshwise {QUESTION}"))


def thumb(message: Message, way: str) -> dict[str, str]:
    """What choosing the "positive" or "negative" thumb of this message sends."""
    thumbs = next(block for block in message.blocks if block["type"] == "context_actions")["elements"][0]
    return {"value": thumbs[f"{way}_button"]["value"]}


def _ident(message: Message) -> str:
    """The id that the thumbs of this message speak of."""
    return thumb(message, "positive")["value"].removeprefix("good ")


async def _vote(workspace: Workspace, user: str, answer: Message, way: str) -> None:
    await workspace.click(user, answer, FEEDBACK, thumb(answer, way))


async def _thanked(workspace: Workspace, text: str, user: str = DEVELOPER) -> Message:
    return await workspace.wait_message(lambda each: (each.text, each.only_for) == (text, user))


async def test_a_vote_is_kept_and_thanked_for_privately(workspace: Workspace, ledger: WatchedLedger) -> None:
    """A thumbs-up is remembered, and only who gave it reads the thanks, in the thread of the answer."""
    answer = await _answer(workspace)
    await _vote(workspace, DEVELOPER, answer, "positive")
    thanks = await _thanked(workspace, THANKS)
    assert (thanks.channel, thanks.thread_ts) == (GENERAL, answer.thread_ts)
    assert await ledger.votes.of(TEAM, _ident(answer)) == {DEVELOPER: (True, "")}
    await ledger.has(asked=1)
    assert ledger.asked[0].ident == _ident(answer)
    assert _methods(workspace) == ["response_url"]


async def test_everybody_has_a_vote_and_the_last_one_counts(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """Two people vote apart, and one changes their mind."""
    answer = await _answer(workspace)
    votes = [(DEVELOPER, "positive"), (OPERATOR, "positive"), (DEVELOPER, "negative")]
    for number, (user, way) in enumerate(votes, start=1):
        await _vote(workspace, user, answer, way)
        await ledger.has(voted=number)
    assert await ledger.votes.of(TEAM, _ident(answer)) == {DEVELOPER: (False, ""), OPERATOR: (True, "")}


async def test_a_thumbs_down_may_say_why(workspace: Workspace, ledger: WatchedLedger) -> None:
    """A short form opens before anything else is done; what is entered is kept beside the vote."""
    answer = await _answer(workspace)
    await _vote(workspace, DEVELOPER, answer, "negative")
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    assert _methods(workspace) == ["views.open", "response_url"]
    assert await workspace.submit(DEVELOPER, {REASON: {REASON: {"value": "  it is out of date  "}}}) == {}
    assert workspace.state.views.top(DEVELOPER) is None
    await ledger.has(explained=1)
    assert await ledger.votes.of(TEAM, _ident(answer)) == {DEVELOPER: (False, "it is out of date")}


async def test_a_thumbs_down_counts_without_a_reason(workspace: Workspace, ledger: WatchedLedger) -> None:
    """Whoever closes the form has voted all the same."""
    answer = await _answer(workspace)
    await _vote(workspace, DEVELOPER, answer, "negative")
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    await workspace.dismiss(DEVELOPER)
    assert await ledger.votes.of(TEAM, _ident(answer)) == {DEVELOPER: (False, "")}


async def test_a_form_that_cannot_open_costs_no_vote(
    workspace: Workspace, ledger: WatchedLedger, caplog: pytest.LogCaptureFixture
) -> None:
    """When Slack does not open the form any more, the vote is kept and thanked for."""
    workspace.faults.next("views.open", Refuse("expired_trigger_id"))
    answer = await _answer(workspace)
    await _vote(workspace, DEVELOPER, answer, "negative")
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    assert await ledger.votes.of(TEAM, _ident(answer)) == {DEVELOPER: (False, "")}
    assert "expired_trigger_id" in caplog.text


async def test_a_vote_that_is_delivered_twice_is_one(workspace: Workspace, ledger: WatchedLedger) -> None:
    """The same click, delivered again, opens nothing and thanks nobody twice."""
    await _vote(workspace, DEVELOPER, await _answer(workspace), "negative")
    await _thanked(workspace, THANKS_ALL_THE_SAME)
    again = await workspace.courier.bring_interaction(workspace.deliveries[-1].payload)
    assert again.status == 200
    await _vote(workspace, OPERATOR, await _answer(workspace), "positive")
    await _thanked(workspace, THANKS, OPERATOR)
    assert [vote.user for vote in ledger.voted] == [DEVELOPER, OPERATOR]
    assert _methods(workspace) == ["views.open", "response_url", "response_url"]


async def test_an_answer_only_one_person_sees_has_thumbs_too(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """A reading picked under a command is voted on where its answer stands, which stays."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh Does it fold?")
    question_back = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    await workspace.click(DEVELOPER, question_back, "ask_choice_1")
    answer = await workspace.wait_message(lambda each: each.only_for == DEVELOPER and bool(each.edited))
    await _vote(workspace, DEVELOPER, answer, "positive")
    await _thanked(workspace, THANKS)
    assert workspace.state.messages[GENERAL, answer.ts].text == answer.text
    assert list(await ledger.votes.of(TEAM, _ident(answer))) == [DEVELOPER]


async def test_a_vote_that_is_lost_is_told(
    workspace: Workspace, ledger: WatchedLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is thanked for a vote that could not be kept."""

    async def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(ledger.votes, "cast", fail)
    await _vote(workspace, DEVELOPER, await _answer(workspace), "positive")
    told = await workspace.wait_message(lambda message: message.only_for == DEVELOPER)
    assert told.text.startswith("Something went wrong on my side")


def test_the_form_is_accepted() -> None:
    """Slack takes the form, which carries the answer's id and asks for a few sentences at most."""
    view = render_reason("a1")
    assert check_view(view) == []
    assert view["private_metadata"] == "a1"
    assert f"'max_length': {MOST_REASON}" in str(view)
