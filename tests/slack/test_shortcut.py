"""The two entries in the menu of a message, through signed HTTP."""

import pytest

from bot.render.picker import PICKER, PREVIEW, SUBJECTS, TOPICS
from bot.slack.sentences import NOTHING_TO_READ
from bot.slack.shortcut import ASK_ABOUT, COMPARE_FROM
from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, dm_of
from tests.slack.events import written
from tests.slack.picking import opened, picked, seen_by, values_of


@pytest.mark.parametrize("channel", [GENERAL, dm_of(DEVELOPER)])
async def test_a_message_is_answered_to_whoever_asks_about_it(workspace: Workspace, channel: str) -> None:
    """What somebody wrote is answered to the one who picked the entry, with a button to share."""
    about = written(workspace, channel, "does the Rovella fold?", user=OPERATOR)
    await workspace.shortcut(DEVELOPER, about, ASK_ABOUT)
    answer = await workspace.wait_message(lambda each: each.only_for == DEVELOPER)
    assert answer.channel == channel
    assert answer.text.startswith("“does the Rovella fold?”\n\nYes")
    assert "share_answer" in str(answer.blocks)
    assert [call.method for call in workspace.calls if call.method != "auth.test"] == ["response_url"]
    assert workspace.state.get_message(about.channel, about.ts).text == about.text


async def test_a_message_without_words_is_told_to_hold_none(workspace: Workspace) -> None:
    """Where there is nothing to read the person is told so."""
    await workspace.shortcut(DEVELOPER, written(workspace, text=""), ASK_ABOUT)
    assert (await workspace.wait_message(lambda each: each.only_for == DEVELOPER)).text == NOTHING_TO_READ


async def test_a_shortcut_delivered_twice_answers_once(workspace: Workspace) -> None:
    """The same act of a person is done once."""
    about = written(workspace, text="does the Rovella fold?")
    await workspace.shortcut(DEVELOPER, about, ASK_ABOUT)
    await workspace.wait_message(lambda each: each.only_for == DEVELOPER)
    picked_once = next(each for each in workspace.deliveries if each.kind == "interaction")
    assert (await workspace.courier.bring_interaction(picked_once.payload)).status == 200
    asked = await workspace.type(OPERATOR, GENERAL, "@meshwise does the Rovella fold?")
    await workspace.reply_to(asked)
    assert len([each for each in workspace.state.messages.values() if each.only_for == DEVELOPER]) == 1


@pytest.mark.parametrize(
    ("words", "subjects", "topics"),
    [
        ("rovella or quillon, on braking?", ["rovella", "quillon"], ["category/braking"]),
        ("which bicycles have a belt drive?", [], ["feature/belt-drive"]),
        ("does it have a belt drive?", [], ["feature/belt-drive"]),
        ("lunch?", [], []),
        ("", [], []),
    ],
)
async def test_comparing_begins_with_what_the_message_names(
    workspace: Workspace, words: str, subjects: list[str], topics: list[str]
) -> None:
    """The form opens with what the message is surely about, and empty where that is nothing."""
    await workspace.shortcut(DEVELOPER, written(workspace, text=words), COMPARE_FROM)
    form = await opened(workspace, DEVELOPER, PICKER)
    assert values_of(form, SUBJECTS) == subjects
    assert values_of(form, TOPICS) == topics
    assert [call.method for call in workspace.calls if call.method != "auth.test"] == ["views.open"]


async def test_the_comparison_goes_under_the_message(workspace: Workspace) -> None:
    """What was compared from a message is posted into its thread."""
    about = written(workspace, text="rovella or quillon?")
    await workspace.shortcut(DEVELOPER, about, COMPARE_FROM)
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(["rovella", "quillon"]))
    await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.submit(DEVELOPER, seen_by())
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER)
    assert (shared.channel, shared.thread_ts) == (GENERAL, about.ts)
