"""The knowledge changes in the open: reload, review, publish, roll back, by those who may and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.ledger import Asked, Vote
from bot.ledger.model import Watch
from bot.render.buttons import actions
from bot.render.review import DETAILS, OVERRIDE, PUBLISH, REJECT, WHY, review_buttons
from bot.slack.admin import COMMANDS
from bot.slack.sentences_admin import ADMINS_ONLY, NOTHING_TO_PUBLISH, REJECTED
from bot.workspace.ids import ADMIN, BOT_ID, BOT_USER, DEVELOPER, GENERAL, TEAM, dm_of
from tests.slack.curating import Curated, value_of
from tests.slack.events import written
from tests.slack.picking import opened

FOLDS = "Does the Rovella fold?"
CITY = ("subjects/rovella.yaml", "edition: City", "edition: Town")
BROKEN = (
    "subjects/rovella.yaml",
    'stance: "yes"\n      source: rovella-manual',
    'stance: "no"\n      source: rovella-manual',
)


async def test_the_whole_way_of_a_change(curated: Curated) -> None:
    """Edit, reload, see the review, look at its details, publish, ask, roll back, ask."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY)
    review = await curated.review()
    assert "rovella/belt-drive" in review.text
    assert curated.desk.release.digest == before
    await curated.workspace.click(ADMIN, review, DETAILS, {"value": value_of(review, DETAILS)})
    view = await opened(curated.workspace, ADMIN, DETAILS)
    assert "rovella/belt-drive" in str(view.body)
    published = await curated.press(ADMIN, review, PUBLISH, "Published")
    assert published.only_for == ADMIN
    assert curated.desk.release.digest == value_of(review, PUBLISH) != before
    history = await curated.type(ADMIN, "admin history")
    assert "publish" in history.text
    back = await curated.type(ADMIN, "admin rollback")
    assert "I am back at release" in back.text
    assert curated.desk.release.digest == before


async def test_problems_are_all_that_a_review_tells_of_broken_files(curated: Curated) -> None:
    """Each problem with its path and line, and no button to publish."""
    curated.files.edit("subjects/rovella.yaml", "source: rovella-manual", "source: nobody")
    await curated.workspace.command(ADMIN, GENERAL, "/mesh admin reload")
    told = await curated.workspace.wait_message(lambda each: "problem" in each.text, within=60)
    assert "subjects/rovella.yaml:" in told.text
    assert "review_" not in str(told.blocks)


async def test_broken_golden_questions_need_a_reason(curated: Curated) -> None:
    """The button opens a form; what is entered there is kept with the publication."""
    curated.files.edit(*BROKEN)
    review = await curated.review()
    assert "Golden questions that no longer hold" in review.text
    await curated.workspace.click(ADMIN, review, OVERRIDE, {"value": value_of(review, OVERRIDE)})
    await opened(curated.workspace, ADMIN, WHY)
    await curated.workspace.submit(ADMIN, {WHY: {WHY: {"type": "plain_text_input", "value": "it broke"}}})
    await curated.workspace.wait_message(lambda each: "Published" in each.text)
    (latest, *_) = await curated.ledger.releases.history(1)
    assert (latest.reason, latest.user) == ("it broke", ADMIN)


async def test_a_rejected_review_changes_nothing(curated: Curated) -> None:
    """The files stay as they are, and so does what is answered."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY)
    await curated.press(ADMIN, await curated.review(), REJECT, REJECTED)
    assert curated.desk.release.digest == before
    assert [act.act for act in await curated.ledger.audit.acts(TEAM, 5)] == ["reject", "reload"]


async def test_unchanged_files_are_nothing_to_publish(curated: Curated) -> None:
    """A reload of what answers already says so."""
    await curated.workspace.command(ADMIN, GENERAL, "/mesh admin reload")
    await curated.workspace.wait_message(lambda each: each.text == NOTHING_TO_PUBLISH, within=60)


@pytest.mark.parametrize("word", [*COMMANDS, "help"])
async def test_nobody_else_may(curated: Curated, word: str) -> None:
    """Each act of an admin is refused to others, politely and privately, and the refusal is in the audit."""
    told = await curated.type(DEVELOPER, f"admin {word}")
    assert told.text == ADMINS_ONLY
    (act,) = await curated.ledger.audit.acts(TEAM, 5)
    assert (act.user, act.act, act.outcome) == (DEVELOPER, word, "denied")


async def test_a_button_is_no_way_around(curated: Curated) -> None:
    """Who is no admin presses each button of a review in vain, wherever they come by it."""
    buttons = (*review_buttons("0" * 64, broken=False), *review_buttons("0" * 64, broken=True)[:1])
    shown = written(curated.workspace, user=BOT_USER, bot_id=BOT_ID, blocks=actions(*buttons))
    for action in (PUBLISH, OVERRIDE, REJECT, DETAILS):
        await curated.workspace.click(DEVELOPER, shown, action, {"value": "0" * 64})
    messages = curated.workspace.state.messages
    await curated.workspace.wait_until(
        lambda: sum(each.text == ADMINS_ONLY for each in messages.values()) == 4
    )
    denials = [(act.act, act.outcome) for act in await curated.ledger.audit.acts(TEAM, 10)]
    assert sorted(denials) == [(act, "denied") for act in ("details", "override", "publish", "reject")]


@pytest.mark.parametrize("word", [word for word, command in COMMANDS.items() if command.tell])
async def test_each_table_is_told(curated: Curated, word: str) -> None:
    """What can be looked up is told to an admin, in an empty ledger as well."""
    told = await curated.type(ADMIN, f"admin {word}")
    assert told.text
    assert told.text != ADMINS_ONLY


async def test_a_watch_tells_when_an_answer_changes(curated: Curated) -> None:
    """Whoever watches a subject gets a direct message when its answer changes, and only then."""
    begun = await curated.type(DEVELOPER, "watch rovella")
    assert begun.text.startswith("You watch Rovella now")
    (watch,) = await curated.ledger.watches.of(TEAM, DEVELOPER)
    assert watch == Watch(TEAM, DEVELOPER, "rovella", "", "", watch.at)
    curated.files.edit(
        "subjects/rovella.yaml",
        "stance: planned\n      source: rovella-manual",
        'stance: "yes"\n      source: rovella-manual',
    )
    await curated.press(ADMIN, await curated.review(), PUBLISH, "Published")
    news = await curated.workspace.wait_message(lambda each: each.channel == dm_of(DEVELOPER))
    assert "planned → yes" in news.text
    listed = await curated.type(DEVELOPER, "watch")
    assert "Rovella" in listed.text
    assert "/mesh watch stop" in listed.text
    ended = await curated.type(DEVELOPER, "watch stop")
    assert ended.text == "You no longer watch Rovella."
    assert (await curated.type(DEVELOPER, "watch")).text.startswith("You watch nothing.")
    assert (await curated.type(DEVELOPER, "watch stop")).text == "You watch nothing."


async def test_feedback_is_told_over_time(curated: Curated) -> None:
    """The least helpful comes first, with its share in all and of each month, and what people say was wrong."""
    now = datetime.now(UTC)
    for ident, feature in (("a", "folding"), ("b", "gears")):
        asked = Asked(
            ident,
            TEAM,
            GENERAL,
            DEVELOPER,
            direct=False,
            at=now,
            intent="support",
            subjects=("rovella",),
            features=(feature,),
        )
        await curated.ledger.questions.add(asked)
    for user, ident, helpful, days in (("U1", "a", True, 1), ("U2", "a", False, 40), ("U1", "b", True, 1)):
        await curated.ledger.votes.cast(
            TEAM, Vote(ident, user, helpful=helpful, at=now - timedelta(days=days))
        )
    assert await curated.ledger.votes.explain(TEAM, "a", "U2", "It folds at the middle.")
    told = await curated.type(ADMIN, "admin feedback")
    lines = [line for line in told.text.splitlines() if "rovella" in line]
    assert "folding" in lines[0]
    assert "50 % of 2" in lines[0]
    assert "100 % of 1" in lines[0]
    assert "0 % of 1" in lines[0]
    assert "It folds at the middle." in lines[0]
    assert "gears" in lines[1]
    assert "It folds" not in lines[1]
