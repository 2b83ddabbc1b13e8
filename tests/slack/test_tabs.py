"""The app's own tabs: what the App Home shows to whom, and what the Messages tab offers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.desk import Desk
from bot.ledger import Asked
from bot.render.buttons import COMPARE
from bot.render.limits import SUGGESTED_PROMPTS
from bot.render.picker import PICKER, PREVIEW
from bot.slack.policy import Policy
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Refuse, ServerError
from bot.workspace.ids import ADMIN, BOT_USER, DEVELOPER, GENERAL, OPERATOR, TEAM, dm_of
from tests.slack.events import QUESTION, bring, methods
from tests.slack.ledgers import WatchedLedger
from tests.slack.picking import opened, picked

PICKED = "Which bicycles have a belt drive?"
DIRECT = dm_of(DEVELOPER)


async def _home(workspace: Workspace, user: str = DEVELOPER) -> dict[str, Any]:
    """The App Home that a person sees after opening it."""
    before = workspace.state.views.homes.get(user)
    await workspace.open_home(user)
    await workspace.wait_until(lambda: workspace.state.views.homes.get(user) not in (None, before))
    return workspace.state.views.homes[user].body


def _buttons(home: dict[str, Any]) -> dict[str, str]:
    """The questions of a view's buttons by their action ids."""
    actions = [block["elements"] for block in home["blocks"] if block["type"] == "actions"]
    return {button["action_id"]: button.get("value", "") for row in actions for button in row}


async def _prompts(workspace: Workspace) -> list[str]:
    """What the Messages tab offers to ask after somebody opened it."""
    workspace.state.prompts.pop(DIRECT, None)
    await workspace.open_messages(DEVELOPER)
    await workspace.wait_until(lambda: DIRECT in workspace.state.prompts)
    return [str(prompt["message"]) for prompt in workspace.state.prompts[DIRECT]]


def _asked(ident: str, understood: str, user: str = OPERATOR, team: str = TEAM) -> Asked:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Asked(
        ident, team, GENERAL, user, direct=False, at=moment, understood=understood, status="answered"
    )


async def test_the_home_tells_what_is_known(workspace: Workspace) -> None:
    """Name, numbers, subjects with those that are retired, the day and the release, and examples to press."""
    home = await _home(workspace)
    shown = str(home)
    assert methods(workspace) == ["views.publish"]
    for words in ("Spokewise", "4 subjects", "Rovella", "(retired since ", "as of ", "release "):
        assert words in shown
    assert _buttons(home)["ask_next_1"] == QUESTION
    assert "compare_subjects" in _buttons(home)
    assert "What you asked lately" not in shown


async def test_an_example_is_answered_in_the_messages_tab(workspace: Workspace) -> None:
    """A question picked on the Home tab is answered in the person's own conversation, which goes on from it."""
    await _home(workspace)
    await workspace.click_home(DEVELOPER, "ask_next_1")
    answer = await workspace.wait_message(lambda message: message.user == BOT_USER)
    assert answer.channel == DIRECT
    assert QUESTION in answer.text
    follow_up = await workspace.type(DEVELOPER, DIRECT, "and the Quillon?")
    assert (await workspace.reply_to(follow_up)).text.startswith("No")


async def test_a_comparison_may_begin_on_the_home(workspace: Workspace) -> None:
    """The button opens the form; what is picked is answered in the Messages tab, which goes on from it."""
    await _home(workspace)
    await workspace.click_home(DEVELOPER, COMPARE)
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(("rovella", "quillon")))
    await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.submit(DEVELOPER, {})
    answer = await workspace.wait_message(lambda message: message.user == BOT_USER)
    assert answer.channel == DIRECT
    follow_up = await workspace.type(DEVELOPER, DIRECT, "and the Bramble?")
    assert "Bramble and Rovella" in (await workspace.reply_to(follow_up)).text


async def test_the_home_offers_what_oneself_asked(workspace: Workspace, ledger: WatchedLedger) -> None:
    """One's own questions are there to ask again, in plain words; those of others are not."""
    asked = await workspace.type(DEVELOPER, GENERAL, "@meshwise can the rovella fold")
    await workspace.reply_to(asked)
    await workspace.reply_to(await workspace.type(OPERATOR, GENERAL, f"@meshwise {PICKED}"))
    await ledger.has(asked=2)
    buttons = _buttons(await _home(workspace))
    recent = [value for action, value in buttons.items() if action.startswith("ask_next_recent")]
    assert len(recent) == 1
    await workspace.click_home(DEVELOPER, "ask_next_recent_1")
    answer = await workspace.wait_message(lambda message: message.channel == DIRECT)
    assert recent[0] in answer.text
    assert "Yes" in answer.text


async def test_only_admins_see_the_state_of_the_knowledge(workspace: Workspace, desk: Desk) -> None:
    """Admins see the whole digest, when it was built, what is due and what is disputed; others do not."""
    shown, others = str(await _home(workspace, ADMIN)), str(await _home(workspace))
    for words in (desk.release.digest, "Built 20", "Facts due for review: ", "sources disagree: 2"):
        assert words in shown
    assert "State of the knowledge" not in others
    assert desk.release.digest not in others


async def test_admins_are_admins_of_their_own_workspace(desk: Desk) -> None:
    """An id that is given with another workspace makes nobody an admin here."""
    policy = Policy(admins=frozenset({f"T0OTHER01/{ADMIN}", f"{TEAM}/{OPERATOR}"}))
    async with running_workspace(desk, policy=policy) as workspace:
        assert "State of the knowledge" not in str(await _home(workspace, ADMIN))
        assert "State of the knowledge" in str(await _home(workspace, OPERATOR))


async def test_a_home_that_is_newer_stays(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    """A view that somebody was shown before the newest one does not take its place, and that is no failure."""
    await _home(workspace)
    newest = await _home(workspace)
    stale = {"type": "app_home_opened", "user": DEVELOPER, "channel": DIRECT, "tab": "home"}
    await bring(workspace, {**stale, "view": {"type": "home", "hash": "1.old"}, "event_ts": "1.0"})
    await workspace.wait_until(lambda: len(methods(workspace)) == 3)
    assert workspace.calls[-1].response["error"] == "hash_conflict"
    assert workspace.state.views.homes[DEVELOPER].body == newest
    assert caplog.text == ""


async def test_a_refused_home_comes_bare(workspace: Workspace) -> None:
    """Where Slack refuses the view the person gets it in the plainest form, once."""
    workspace.faults.next("views.publish", Refuse("invalid_arguments"))
    home = await _home(workspace)
    assert [block["type"] for block in home["blocks"]] == ["section"]
    assert "Spokewise" in str(home)
    assert methods(workspace) == ["views.publish"] * 2


async def test_a_home_that_cannot_be_published_is_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody is written to because a tab did not load; the log has a line."""
    async with running_workspace(desk) as workspace:
        workspace.faults.next("views.publish", ServerError())
        await workspace.open_home(DEVELOPER)
        await workspace.wait_until(lambda: methods(workspace) == ["views.publish"])
    assert "the App Home could not be published: Slack refused with http_500" in caplog.text
    assert not workspace.state.messages


async def test_the_messages_tab_offers_examples(workspace: Workspace, desk: Desk) -> None:
    """Before anything was asked the prompts are the desk's examples, without a thread, as many as Slack takes."""
    assert await _prompts(workspace) == list(desk.examples[:SUGGESTED_PROMPTS])
    assert "thread_ts" not in workspace.calls[-1].arguments
    assert methods(workspace) == ["assistant.threads.setSuggestedPrompts"]


async def test_the_messages_tab_offers_what_is_asked_most(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """What the workspace asks most comes first, the rest stays for examples, and nothing is offered twice."""
    asked = ["does the Quillon fold"] * 3 + ["can the Rovella fold"] * 2 + ["does the Bramble fold"]
    for number, question in enumerate(asked):
        await ledger.questions.add(_asked(str(number), question, user=OPERATOR if number % 2 else ADMIN))
    prompts = await _prompts(workspace)
    assert prompts[:2] == ["does the Quillon fold", "can the Rovella fold"]
    assert QUESTION not in prompts
    assert len(set(prompts)) == SUGGESTED_PROMPTS
    assert workspace.state.prompts[DIRECT][0]["title"] == "Does the Quillon fold"


async def test_what_one_person_asks_is_not_shown_to_others(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """However often somebody asks something, it is no prompt until somebody else asks it too."""
    for number in range(3):
        await ledger.questions.add(_asked(str(number), "does the Quillon fold"))
    assert "does the Quillon fold" not in await _prompts(workspace)
    await ledger.questions.add(_asked("4", "does the Quillon fold", user=ADMIN))
    assert "does the Quillon fold" in await _prompts(workspace)


async def test_other_workspaces_are_not_told_what_is_asked(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """What is asked in one workspace is no prompt in another, and what is not answered any more is none anywhere."""
    for user in (OPERATOR, ADMIN):
        await ledger.questions.add(_asked(f"1{user}", "Does the Quillon fold?", user, team="T0OTHER01"))
        await ledger.questions.add(_asked(f"2{user}", "Does the Penny Farthing fold?", user))
    prompts = await _prompts(workspace)
    assert "Does the Quillon fold?" not in prompts
    assert "Does the Penny Farthing fold?" not in prompts


async def test_prompts_that_are_refused_are_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Where Slack takes no prompts the tab stays as it is, and nobody is written to."""
    async with running_workspace(desk) as workspace:
        workspace.faults.next("assistant.threads.setSuggestedPrompts", Refuse("feature_not_enabled"))
        await workspace.open_messages(DEVELOPER)
        await workspace.wait_until(lambda: bool(methods(workspace)))
    assert "no prompts could be offered: Slack refused with feature_not_enabled" in caplog.text
    assert not workspace.state.messages
