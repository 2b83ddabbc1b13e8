"""What the bot remembers of an answer, and what of the words of people it does not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.event import listen

from bot.desk import Desk
from bot.ledger import Asked, Ledger
from bot.ledger.tables import ASKED, CLAIM
from bot.slack.policy import Policy
from bot.slack.sentences import FORGOTTEN, NOTHING_KEPT, WAY_TO_FORGET
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import DEVELOPER, GENERAL, OPERATOR, TEAM, dm_of
from bot.workspace.model import Message
from tests.slack.events import QUESTION
from tests.slack.ledgers import WatchedLedger

OPEN_QUESTION = "Does it fold?"


async def _ask(
    workspace: Workspace, text: str, channel: str = GENERAL, thread_ts: str | None = None
) -> Message:
    typed = f"@meshwise {text}" if channel == GENERAL else text
    return await workspace.reply_to(await workspace.type(DEVELOPER, channel, typed, thread_ts))


async def test_an_answer_is_recorded_after_it_was_sent(
    workspace: Workspace, ledger: WatchedLedger, desk: Desk
) -> None:
    """Who asked what where, what was understood, how it went, and by which release."""
    await _ask(workspace, "can the rovella fold")
    await ledger.has(asked=1)
    (asked,) = ledger.asked
    where = (asked.team, asked.channel, asked.user, asked.direct)
    assert where == (TEAM, GENERAL, DEVELOPER, False)
    assert (asked.intent, asked.subjects, asked.features) == ("support", ("rovella",), ("folding",))
    assert (asked.status, asked.verdict, asked.digest) == ("answered", "yes", desk.release.digest)
    assert asked.text == "can the rovella fold"
    assert desk.ask(asked.understood).answer == desk.ask("can the rovella fold").answer


async def test_an_answer_is_recorded_together_with_the_end_of_the_work(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """That a message was answered, and how, is written in one transaction, the dearest part of remembering it."""
    transactions: list[list[str]] = [[]]
    listen(ledger.engine, "commit", lambda _: transactions.append([]))
    listen(
        ledger.engine, "before_cursor_execute", lambda *told: transactions[-1].append(told[2].split("(")[0])
    )
    await _ask(workspace, QUESTION)
    await ledger.has(asked=1)
    (recording,) = (each for each in transactions if f"INSERT INTO {ASKED.name} " in each)
    assert f"INSERT INTO {CLAIM.name} " in recording


async def test_what_leans_on_a_conversation_is_recorded_whole(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """A short follow-up is remembered as the question that it stands for."""
    first = await _ask(workspace, QUESTION)
    await ledger.has(asked=1)
    await _ask(workspace, "and the Quillon?", thread_ts=first.thread_ts)
    await ledger.has(asked=2)
    assert "Quillon" in ledger.asked[1].understood
    assert "Rovella" not in ledger.asked[1].understood
    assert ledger.asked[1].text == "and the Quillon?"


async def test_nothing_understood_is_recorded_as_nothing(workspace: Workspace, ledger: WatchedLedger) -> None:
    """What is out of scope, asked back or small talk is no question to offer to anybody."""
    for number, text in enumerate(("what is the weather", OPEN_QUESTION, "help"), start=1):
        await _ask(workspace, text)
        await ledger.has(asked=number)
    assert [asked.understood for asked in ledger.asked] == ["", "", ""]
    assert [asked.status for asked in ledger.asked] == ["out_of_scope", "clarify", "help"]


async def test_the_words_of_direct_messages_are_not_kept(workspace: Workspace, ledger: WatchedLedger) -> None:
    """What is written where nobody else reads is remembered by its meaning only, also under a command."""
    await _ask(workspace, QUESTION, dm_of(DEVELOPER))
    await ledger.has(asked=1)
    assert [(asked.text, asked.direct) for asked in ledger.asked] == [("", True)]
    assert ledger.asked[0].understood


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        (Policy(keep_text_days=0), ["", ""]),
        (Policy(keep_text_days=0, keep_direct_text=True), ["", ""]),
        (Policy(keep_direct_text=True), [QUESTION, QUESTION]),
    ],
    ids=["none", "none-direct", "all"],
)
async def test_which_words_are_kept_is_for_the_operator(
    desk: Desk, tmp_path: Path, policy: Policy, kept: list[str]
) -> None:
    """Settings say whether words are kept at all, and whether those of direct messages are."""
    ledger = WatchedLedger(f"sqlite:///{tmp_path}/other.db")
    async with running_workspace(desk, policy=policy, ledger=ledger) as workspace:
        for channel in (GENERAL, dm_of(DEVELOPER)):
            await _ask(workspace, QUESTION, channel)
        await ledger.has(asked=2)
    assert [asked.text for asked in ledger.asked] == kept


async def test_words_are_forgotten_in_time(desk: Desk, tmp_path: Path) -> None:
    """When the bot starts it forgets the words that are older than the setting says."""
    address = f"sqlite:///{tmp_path}/old.db"
    now = datetime.now(UTC)
    old, young = (
        Asked(str(days), TEAM, GENERAL, DEVELOPER, False, now - timedelta(days=days), "Q?" * days, "words")
        for days in (8, 6)
    )
    before = Ledger(address)
    await before.open()
    for asked in (old, young):
        await before.questions.add(asked)
    await before.close()
    ledger = Ledger(address)
    async with running_workspace(desk, policy=Policy(keep_text_days=7), ledger=ledger):
        kept = {asked.ident: asked.text for asked in await ledger.questions.recent(TEAM, DEVELOPER, 10)}
    assert kept == {"8": "", "6": "words"}


async def test_a_pick_is_recorded_with_the_words_it_was_meant_by(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """Whoever picks a reading tells what the words before meant; both are remembered together."""
    question_back = await _ask(workspace, OPEN_QUESTION)
    await ledger.has(asked=1)
    await workspace.click(OPERATOR, question_back, "ask_choice_1")
    await ledger.has(asked=2)
    picked = ledger.asked[1]
    assert (picked.user, picked.picked_from, picked.text) == (OPERATOR, OPEN_QUESTION, "")
    assert picked.understood


async def test_a_pick_is_what_the_thread_goes_on_from(workspace: Workspace) -> None:
    """After a pick a short follow-up leans on it, in a thread and in the person's own conversation."""
    for channel in (GENERAL, dm_of(DEVELOPER)):
        question_back = await _ask(workspace, OPEN_QUESTION, channel)
        await workspace.click(DEVELOPER, question_back, "ask_choice_1")
        await workspace.wait_until(
            lambda back=question_back: bool(workspace.state.messages[back.channel, back.ts].edited)  # type: ignore[misc]
        )
        thread = question_back.thread_ts if channel == GENERAL else None
        assert (await _ask(workspace, "and the Quillon?", channel, thread)).text.startswith("No")


async def test_a_ledger_that_fails_costs_no_answer(
    workspace: Workspace,
    ledger: WatchedLedger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever goes wrong with remembering, people get answers, prompts and their App Home."""

    async def fail(*_: object) -> None:
        raise OSError("disk full of Rovellas")

    for name in ("add", "recent", "most_asked"):
        monkeypatch.setattr(ledger.questions, name, fail)
    assert (await _ask(workspace, QUESTION)).text.startswith("Yes")
    assert (await _ask(workspace, QUESTION)).text.startswith("Yes")
    await workspace.open_messages(DEVELOPER)
    await workspace.wait_until(lambda: bool(workspace.state.prompts))
    await workspace.open_home(DEVELOPER)
    await workspace.wait_until(lambda: DEVELOPER in workspace.state.views.homes)
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.forgiving"]
    failed = {line.partition(": ")[0] for line in lines}
    assert failed == {
        "an answer could not be recorded",
        "what is asked most could not be read",
        "what was asked lately could not be read",
    }
    assert "Rovella" not in caplog.text


async def test_an_answer_that_was_not_sent_is_not_recorded(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """Only what people could read counts as answered."""
    workspace.faults.next("chat.postMessage", Refuse("fatal_error"))
    await _ask(workspace, QUESTION)
    await _ask(workspace, QUESTION)
    await ledger.has(asked=1)
    assert len(ledger.asked) == 1


async def test_a_person_can_have_themselves_forgotten(workspace: Workspace, ledger: WatchedLedger) -> None:
    """The command deletes what is kept about whoever types it; the settings tell of it, and of others all stays."""
    for user in (DEVELOPER, OPERATOR):
        await ledger.questions.add(
            Asked(user, TEAM, GENERAL, user, direct=False, at=datetime.now(UTC), understood=QUESTION)
        )
    await workspace.command(DEVELOPER, GENERAL, "/mesh settings")
    await workspace.wait_message(lambda each: WAY_TO_FORGET in each.text)
    await workspace.command(DEVELOPER, GENERAL, "/mesh forget me")
    await workspace.wait_message(lambda each: each.text == FORGOTTEN.format(entries=1))
    assert [len(await ledger.questions.recent(TEAM, user, 5)) for user in (DEVELOPER, OPERATOR)] == [0, 1]
    await workspace.command(DEVELOPER, GENERAL, "/mesh forget me")
    await workspace.wait_message(lambda each: each.text == NOTHING_KEPT)
