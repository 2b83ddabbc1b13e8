"""What admins can do about the knowledge from the App Home and from lists: reload it, fill a gap, add an alias."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.ledger import Asked
from bot.render.proposal import MOST_MISSING, PROPOSE
from bot.render.review import PUBLISH, RELOAD
from bot.slack.sentences_admin import ADMINS_ONLY, NOTHING_TO_PUBLISH
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL, TEAM, dm_of
from tests.slack.curating import Curated, value_of
from tests.slack.picking import opened

CITY = ("subjects/rovella.yaml", "edition: City", "edition: Town")
IN_VAIN = Asked(
    "1", TEAM, GENERAL, DEVELOPER, direct=False, at=datetime(2026, 10, 1, tzinfo=UTC), status="unknown"
)
ANTI_LOCK = "does Rovella support Anti-lock braking"


async def _ask_in_vain(curated: Curated) -> None:
    """Two people miss one fact, one another; what is asked about a subject that is gone cannot be proposed."""
    for number, (subject, feature) in enumerate(
        [("rovella", "anti-lock"), ("rovella", "anti-lock"), ("quillon", "weight"), ("gone", "weight")]
    ):
        missed = replace(IN_VAIN, ident=str(number), subjects=(subject,), features=(feature,))
        await curated.ledger.questions.add(missed)


async def _home(curated: Curated, user: str) -> dict[str, Any]:
    await curated.workspace.open_home(user)
    homes = curated.workspace.state.views.homes
    await curated.workspace.wait_until(lambda: user in homes)
    return homes[user].body


def _buttons(blocks: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Label and value of the buttons that propose, by action id."""
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return {
        button["action_id"]: (button["text"]["text"], button["value"])
        for row in rows
        for button in row
        if button["action_id"].startswith(f"{PROPOSE}_")
    }


async def test_gaps_are_a_click_away_from_a_proposal(curated: Curated) -> None:
    """Below the list each of the first gaps has a button, which opens the form about just that."""
    await _ask_in_vain(curated)
    told = await curated.type(ADMIN, "admin gaps")
    assert _buttons(list(told.blocks)) == {
        f"{PROPOSE}_1": ("Rovella · Anti-lock braking (2)", ANTI_LOCK),
        f"{PROPOSE}_2": ("Quillon · Weight (1)", "Quillon: Weight?"),
    }
    await curated.workspace.click(ADMIN, told, f"{PROPOSE}_1", {"value": ANTI_LOCK})
    view = await opened(curated.workspace, ADMIN, PROPOSE)
    assert '"rovella", "anti-lock"' in view.body["private_metadata"]


async def test_the_home_offers_the_gaps_to_admins(curated: Curated) -> None:
    """The same buttons stand on the App Home of admins, and not on that of others."""
    await _ask_in_vain(curated)
    assert len(_buttons((await _home(curated, ADMIN))["blocks"])) == 2 <= MOST_MISSING
    assert _buttons((await _home(curated, DEVELOPER))["blocks"]) == {}
    await curated.workspace.click_home(ADMIN, f"{PROPOSE}_2")
    view = await opened(curated.workspace, ADMIN, PROPOSE)
    assert '"quillon", "weight"' in view.body["private_metadata"]


async def test_the_files_are_reloaded_from_the_home(curated: Curated) -> None:
    """The review comes into the admin's own conversation, and can be published from there."""
    before = curated.desk.release.digest
    await _home(curated, ADMIN)
    await curated.workspace.click_home(ADMIN, RELOAD)
    await curated.workspace.wait_message(lambda each: each.text == NOTHING_TO_PUBLISH, within=60)
    curated.files.edit(*CITY)
    await curated.workspace.click_home(ADMIN, RELOAD)
    review = await curated.workspace.wait_message(lambda each: "would change" in each.text, within=60)
    assert review.channel == dm_of(ADMIN)
    await curated.workspace.click(ADMIN, review, PUBLISH, {"value": value_of(review, PUBLISH)})
    await curated.workspace.wait_message(lambda each: each.text.startswith("Published"))
    assert curated.desk.release.digest == value_of(review, PUBLISH) != before


async def test_the_button_on_the_home_is_no_way_around(curated: Curated) -> None:
    """Who is no admin any more presses what they still see in vain; they are told so, and it is in the audit."""
    await _home(curated, ADMIN)
    view = curated.workspace.state.views.homes[ADMIN]
    curated.workspace.state.views.homes[DEVELOPER] = replace(view, user=DEVELOPER)
    await curated.workspace.click_home(DEVELOPER, RELOAD)
    told = await curated.workspace.wait_message(lambda each: each.text == ADMINS_ONLY)
    assert told.channel == dm_of(DEVELOPER)
    (act,) = await curated.ledger.audit.acts(TEAM, 5)
    assert (act.user, act.act, act.outcome) == (DEVELOPER, "reload", "denied")


async def test_a_spelling_that_was_meant_becomes_a_proposed_alias(curated: Curated) -> None:
    """Asked back about, picked, and told to admins with the line that would make it a name."""
    picked = replace(
        IN_VAIN,
        status="answered",
        picked_from="does the zorblax fold",
        understood="does Rovella support folding",
    )
    await curated.ledger.questions.add(picked)
    told = await curated.type(ADMIN, "admin aliases")
    assert "subjects/rovella.yaml, aliases: - zorblax" in told.text
