"""The form in which comparisons are put together, step by step, through signed HTTP."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.desk import Desk
from bot.language.model import Query
from bot.render.buttons import COMPARE
from bot.render.limits import SELECT_OPTIONS
from bot.render.menus import find_options, topic_groups
from bot.render.picker import (
    CHANGE,
    EVERYONE,
    MOST_SUBJECTS,
    MOST_TOPICS,
    ONLY_ME,
    PICKER,
    PREVIEW,
    ROWS,
    SUBJECTS,
    TOPICS,
    render_picker,
    render_preview,
)
from bot.slack.delivery import Delivery
from bot.slack.kept import write_kept
from bot.slack.sentences import TOO_FEW
from bot.workspace import Workspace, running_workspace
from bot.workspace.faults import Refuse
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, OPERATOR, dm_of
from bot.workspace.model import Message
from bot.workspace.strict import check_view
from tests.slack.events import methods
from tests.slack.ledgers import WatchedLedger
from tests.slack.picking import element_of, opened, picked, seen_by, values_of

PAIR = ("rovella", "quillon")


def _posted(workspace: Workspace) -> list[Message]:
    return [each for each in workspace.state.messages.values() if each.user == BOT_USER and not each.only_for]


async def _to_preview(workspace: Workspace, text: str = "/mesh compare", channel: str = GENERAL) -> None:
    await workspace.command(DEVELOPER, channel, text)
    await opened(workspace, DEVELOPER, PICKER)
    assert await workspace.submit(DEVELOPER, picked(PAIR)) == {}
    await opened(workspace, DEVELOPER, PREVIEW)


async def test_the_command_opens_the_form_at_once(workspace: Workspace) -> None:
    """Without subjects the command opens the form, and does nothing else."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    view = await opened(workspace, DEVELOPER, PICKER)
    assert values_of(view, SUBJECTS) == values_of(view, TOPICS) == values_of(view, ROWS) == []
    assert element_of(view, SUBJECTS)["max_selected_items"] == MOST_SUBJECTS
    assert methods(workspace) == ["views.open"]


@pytest.mark.parametrize(
    ("text", "subjects", "topics"),
    [
        ("compare rovella", ["rovella"], []),
        ("compare the rovella on braking", ["rovella"], ["category/braking"]),
        ("compare rovella on belt drive", ["rovella"], ["feature/belt-drive"]),
    ],
)
async def test_one_subject_is_filled_in(
    workspace: Workspace, text: str, subjects: list[str], topics: list[str]
) -> None:
    """What the command names is picked already."""
    await workspace.command(DEVELOPER, GENERAL, f"/mesh {text}")
    view = await opened(workspace, DEVELOPER, PICKER)
    assert (values_of(view, SUBJECTS), values_of(view, TOPICS)) == (subjects, topics)


async def test_too_few_are_told_at_the_input(workspace: Workspace) -> None:
    """One subject is no comparison: the form stays open and says so where they are picked."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    await opened(workspace, DEVELOPER, PICKER)
    assert await workspace.submit(DEVELOPER, picked(["rovella"])) == {SUBJECTS: TOO_FEW}
    await opened(workspace, DEVELOPER, PICKER)


async def test_what_is_no_longer_known_is_told_at_the_input(workspace: Workspace) -> None:
    """Something that another release has taken away is not compared."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    await opened(workspace, DEVELOPER, PICKER)
    errors = await workspace.submit(DEVELOPER, picked(["rovella", "gone"]))
    assert list(errors) == [SUBJECTS]


async def test_the_form_becomes_a_preview(workspace: Workspace) -> None:
    """Handed in, the form shows the comparison; nothing is posted yet."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(PAIR, ["category/braking"], differing=True))
    preview = await opened(workspace, DEVELOPER, PREVIEW)
    assert "Rovella and Quillon on Braking" in str(preview.body["blocks"])
    assert "only the differences" in str(preview.body["blocks"])
    assert _posted(workspace) == []
    assert methods(workspace) == ["views.open"]


async def test_the_preview_is_posted_once(workspace: Workspace) -> None:
    """Posted from a channel it stands there in the asker's name, with its table, however often it is handed in."""
    await _to_preview(workspace)
    view = await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER)
    workspace.state.views.keep(view)
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    assert [each.ts for each in _posted(workspace)] == [shared.ts]
    assert (shared.channel, shared.thread_ts, shared.only_for) == (GENERAL, None, None)
    assert {"type": "user", "user_id": DEVELOPER} in shared.blocks[0]["elements"][0]["elements"]
    assert "table" in str([block["type"] for block in shared.blocks])
    assert methods(workspace) == ["views.open", "chat.postMessage"]


async def test_a_posted_comparison_can_be_followed_up(workspace: Workspace, ledger: WatchedLedger) -> None:
    """Under what was posted the channel goes on where it stands."""
    await _to_preview(workspace)
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER)
    await ledger.has(asked=1)  # what it was about is kept before
    asked = await workspace.type(OPERATOR, GENERAL, "@meshwise and on belt drive?", thread_ts=shared.ts)
    assert "Belt drive" in (await workspace.reply_to(asked)).text


async def test_only_me_stays_with_the_person(workspace: Workspace) -> None:
    """The other choice shows it to the person alone, who may share it later."""
    await _to_preview(workspace)
    await workspace.submit(DEVELOPER, seen_by(ONLY_ME))
    mine = await workspace.wait_message(lambda each: each.only_for == DEVELOPER)
    assert "share_answer" in str(mine.blocks)
    assert _posted(workspace) == []


async def test_where_the_bot_is_no_member_it_is_posted_all_the_same(workspace: Workspace) -> None:
    """The address that came with the command takes what may not be posted otherwise."""
    await _to_preview(workspace)
    workspace.faults.next("chat.postMessage", Refuse("not_in_channel"))
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER)
    assert (shared.channel, shared.only_for) == (GENERAL, None)
    assert methods(workspace) == ["views.open", "chat.postMessage", "response_url"]


async def test_a_failing_post_is_told(workspace: Workspace) -> None:
    """The modal is closed by then, so the person reads of it where they began."""
    await _to_preview(workspace)
    workspace.faults.next("chat.postMessage", Refuse("fatal_error"))
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    told = await workspace.wait_message(lambda each: each.only_for == DEVELOPER)
    assert told.text.startswith("Something went wrong on my side")


async def test_the_selection_can_be_changed(workspace: Workspace) -> None:
    """From the preview the way back leads to the form as it was filled in."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(PAIR, ["category/braking", "feature/folding"], differing=True))
    preview = await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.click_view(DEVELOPER, preview.id, CHANGE)
    form = await opened(workspace, DEVELOPER, PICKER)
    assert values_of(form, SUBJECTS) == list(PAIR)
    assert values_of(form, TOPICS) == ["category/braking", "feature/folding"]
    assert values_of(form, ROWS) == ["differing"]


async def test_categories_and_features_together_are_all_compared(workspace: Workspace) -> None:
    """A category and a feature of another one give the rows of both."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(PAIR, ["category/braking", "feature/folding"]))
    shown = str((await opened(workspace, DEVELOPER, PREVIEW)).body["blocks"])
    assert "Folding frame" in shown
    assert "Anti-lock braking" in shown


async def _click_compare(workspace: Workspace, message: Message, value: str) -> None:
    """Uses a button "compare with" that stands in the message."""
    button = {"type": "button", "action_id": COMPARE, "text": {"type": "plain_text", "text": "Compare"}}
    block = {"type": "actions", "elements": [{**button, "value": value}]}
    changed = workspace.state.change(message, message.text, [*message.blocks, block])
    await workspace.click(DEVELOPER, changed, COMPARE)


async def test_a_reply_opens_the_form_with_what_it_is_about(workspace: Workspace) -> None:
    """The button under an answer fills in its subject and feature; what is compared goes into its thread."""
    asked = await workspace.type(DEVELOPER, GENERAL, "@meshwise does the Rovella have a belt drive?")
    answer = await workspace.reply_to(asked)
    await _click_compare(workspace, answer, "does Rovella support belt drive")
    form = await opened(workspace, DEVELOPER, PICKER)
    assert (values_of(form, SUBJECTS), values_of(form, TOPICS)) == (["rovella"], ["feature/belt-drive"])
    await workspace.submit(DEVELOPER, picked(PAIR))
    await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER and each.ts > answer.ts)
    assert (shared.channel, shared.thread_ts) == (GENERAL, asked.ts)


async def test_an_answer_for_one_person_leads_to_the_channel(workspace: Workspace) -> None:
    """An answer that only one person sees has no thread: what is compared from it stands in the channel."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh does the rovella fold")
    answer = await workspace.wait_message(lambda each: each.only_for == DEVELOPER)
    await _click_compare(workspace, answer, "does Rovella support folding frame")
    await opened(workspace, DEVELOPER, PICKER)
    await workspace.submit(DEVELOPER, picked(PAIR))
    await opened(workspace, DEVELOPER, PREVIEW)
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await workspace.wait_message(lambda each: each.user == BOT_USER and not each.only_for)
    assert (shared.channel, shared.thread_ts) == (GENERAL, None)


async def test_from_the_home_it_goes_into_the_conversation_with_the_person(workspace: Workspace) -> None:
    """The button on the App Home opens an empty form; what is compared is sent to the person, who is told so."""
    await workspace.open_home(DEVELOPER)
    await workspace.wait_until(lambda: DEVELOPER in workspace.state.views.homes)
    await workspace.click_home(DEVELOPER, COMPARE)
    form = await opened(workspace, DEVELOPER, PICKER)
    assert values_of(form, SUBJECTS) == []
    await workspace.submit(DEVELOPER, picked(PAIR))
    preview = await opened(workspace, DEVELOPER, PREVIEW)
    assert "your conversation with me" in str(preview.body["blocks"])
    await workspace.submit(DEVELOPER, {})
    assert (await workspace.wait_message(lambda each: each.user == BOT_USER)).channel == dm_of(DEVELOPER)


async def test_in_a_direct_conversation_it_goes_there(workspace: Workspace) -> None:
    """Opened in the conversation with the bot, it is posted there."""
    await _to_preview(workspace, channel=dm_of(DEVELOPER))
    await workspace.submit(DEVELOPER, seen_by(EVERYONE))
    assert (await workspace.wait_message(lambda each: each.user == BOT_USER)).channel == dm_of(DEVELOPER)


@pytest.fixture
async def real_workspace(real_desk: Desk) -> AsyncIterator[Workspace]:
    """The workspace over the shipped knowledge."""
    async with running_workspace(real_desk) as running:
        yield running


async def test_topics_too_many_for_a_menu_are_found_by_typing(
    real_workspace: Workspace, real_desk: Desk
) -> None:
    """The menu asks while somebody types: another name, in whatever case, and no name at all."""
    await real_workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    view = await opened(real_workspace, DEVELOPER, PICKER)
    assert element_of(view, TOPICS)["type"] == "multi_external_select"
    feature, names = next(
        (identity, names)
        for identity, names in real_desk.release.reference.store.called["feature"].items()
        if len(names) > 1
    )
    for typed in (names[-1], names[-1].upper()):
        offered = await real_workspace.suggest(DEVELOPER, view, TOPICS, typed)
        assert f"feature/{feature}" in str(offered)
    assert await real_workspace.suggest(DEVELOPER, view, TOPICS, "no such thing") == {"options": []}


async def test_found_topics_are_compared(real_workspace: Workspace, real_desk: Desk) -> None:
    """What was found by typing is handed in, shown and posted like everything else."""
    store = real_desk.release.reference.store
    subjects, feature = list(store.subjects)[:3], next(iter(store.features.values()))
    await real_workspace.command(DEVELOPER, GENERAL, "/mesh compare")
    view = await opened(real_workspace, DEVELOPER, PICKER)
    offered = await real_workspace.suggest(DEVELOPER, view, TOPICS, feature.name)
    found = next(each for group in offered["option_groups"] for each in group["options"])
    await real_workspace.submit(DEVELOPER, picked(subjects, [found["value"]]))
    await opened(real_workspace, DEVELOPER, PREVIEW)
    await real_workspace.submit(DEVELOPER, seen_by(EVERYONE))
    shared = await real_workspace.wait_message(lambda each: each.user == BOT_USER)
    assert store.subjects[subjects[0]].name in shared.text
    assert found["text"]["text"] in shared.text


def test_the_forms_stay_within_slacks_limits(real_desk: Desk) -> None:
    """The fullest selection of the shipped knowledge fits into both modals, with all that they carry."""
    store = real_desk.release.reference.store
    fullest = Query(
        "compare", tuple(store.subjects)[:MOST_SUBJECTS], tuple(store.features)[:MOST_TOPICS], differing=True
    )
    place = Delivery("1", "T", "C" * 12, "U", "1" * 17, response_url="https://hooks.slack.com/" + "x" * 160)
    kept = write_kept(place, fullest)
    assert check_view(render_picker(store, fullest, kept)) == []
    for asked in (fullest, Query("compare", fullest.subjects)):
        answer = real_desk.answer(asked).answer
        view = render_preview(answer, real_desk.phrase(asked), kept, shared=True)
        assert check_view(view) == []
        assert len(json.dumps(view)) < 100_000


def test_options_are_never_more_than_slack_takes(real_desk: Desk) -> None:
    """With nothing typed the first hundred are offered; with a name typed, what has it."""
    store = real_desk.release.reference.store
    groups = topic_groups(store)
    offered = [option for group in find_options(store, groups, "") for option in group["options"]]  # type: ignore[attr-defined]
    assert len(offered) == SELECT_OPTIONS
    for feature in store.features.values():
        found = str(find_options(store, groups, feature.name))
        assert f"'feature/{feature.id}'" in found
    assert find_options(store, groups, "no such thing") == []
