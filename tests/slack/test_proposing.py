"""A proposal, carried from a reply to a published fact."""

import subprocess
from typing import Any

import pytest

from bot.ledger.model import Proposal
from bot.render import proposal as form
from bot.render.review import PUBLISH
from bot.slack.sentences_admin import ADMINS_ONLY, DECIDED_ALREADY, PROPOSED
from bot.workspace.ids import ADMIN, BOT_ID, BOT_USER, DEVELOPER, TEAM, dm_of
from bot.workspace.model import JsonObject, Message
from tests.slack.curating import Curated
from tests.slack.events import written
from tests.slack.picking import opened

QUESTION = "Does the Rovella have electric assist?"
ENTERED = {
    form.VERDICT: "yes",
    form.URL: "https://example.org/rovella/news",
    form.PLACE: "first paragraph",
    form.DATE: "2026-09-01",
    form.NOTE: "",
}
DECIDED = {
    form.DECISION: form.ACCEPT,
    form.WORD: "Well spotted.",
    form.TITLE: "News of the works",
    form.PUBLISHER: "Rovella",
    form.KIND: "documentation",
    **ENTERED,
}
MENUS = (form.VERDICT, form.DECISION, form.KIND)


def _values(entered: dict[str, str]) -> JsonObject:
    """What is entered, as Slack hands it in."""
    values: JsonObject = {}
    for name, value in entered.items():
        picked: JsonObject = (
            {"selected_option": None}
            if not value
            else {"selected_option": {"text": {"type": "plain_text", "text": value}, "value": value}}
        )
        values[name] = {name: picked if name in MENUS else {"value": value or None}}
    return values


async def _propose(curated: Curated, **changed: str) -> JsonObject:
    """Asks, presses the button below the answer and hands the form in; returns what is wrong with it."""
    answer = await curated.type(DEVELOPER, QUESTION)
    await curated.workspace.click(DEVELOPER, answer, form.PROPOSE, {"value": QUESTION})
    view = await opened(curated.workspace, DEVELOPER, form.PROPOSE)
    assert "Planned" in str(view.body)
    return await curated.workspace.submit(DEVELOPER, _values({**ENTERED, **changed}))


async def _look(curated: Curated) -> None:
    waiting = await curated.type(ADMIN, "admin proposals")
    assert "1. Rovella, Electric assist: Yes, by https://example.org/rovella/news" in waiting.text
    (found,) = await curated.ledger.proposals.open(TEAM, 10)
    await curated.workspace.click(ADMIN, waiting, f"{form.DECIDE_BUTTON}_1", {"value": found.ident})
    await opened(curated.workspace, ADMIN, form.DECIDE)


async def _told(curated: Curated, user: str, words: str) -> Message:
    return await curated.workspace.wait_message(
        lambda each: each.channel == dm_of(user) and words in each.text, within=30
    )


def _git(curated: Curated, *arguments: str) -> str:
    command = ["git", "-C", str(curated.files.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run([*command, *arguments], check=True, capture_output=True, text=True).stdout.strip()


async def test_from_a_reply_to_a_published_fact(curated: Curated) -> None:
    """Proposed, accepted with a word, committed, reviewed, published: then it answers, with the proposed source."""
    for arguments in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "first")):
        _git(curated, *arguments)
    assert await _propose(curated) == {}
    await _told(curated, DEVELOPER, PROPOSED)
    await _look(curated)
    assert await curated.workspace.submit(ADMIN, _values(DECIDED)) == {}
    committed = await _told(curated, ADMIN, "Accepted and committed as ")
    assert _git(curated, "rev-parse", "--short=12", "HEAD") in committed.text
    await _told(curated, DEVELOPER, "Your proposal about Rovella, Electric assist was accepted.")
    await curated.press(ADMIN, await curated.review(), PUBLISH, "Published")
    answer = curated.desk.ask(QUESTION).answer
    assert (answer.verdict, answer.citations[0].url) == ("yes", ENTERED[form.URL])
    assert [(act.act, act.outcome) for act in await curated.ledger.audit.acts(TEAM, 1)] == [
        ("publish", "done")
    ]


async def test_without_a_checkout_the_admin_gets_a_patch(curated: Curated) -> None:
    """Nothing is written; the patch is in the admin's messages."""
    await _propose(curated)
    await _look(curated)
    await curated.workspace.submit(ADMIN, _values(DECIDED))
    patch = await _told(curated, ADMIN, "+++ b/subjects/rovella.yaml")
    assert "patch" in patch.text
    assert "rovella/news" not in (curated.files.root / "subjects/rovella.yaml").read_text()


async def test_a_declined_proposal_tells_its_maker_why(curated: Curated) -> None:
    """The word of the admin reaches whoever proposed it; the files stay as they are."""
    await _propose(curated)
    await _look(curated)
    await curated.workspace.submit(ADMIN, _values({**DECIDED, form.DECISION: form.DECLINE}))
    told = await _told(curated, DEVELOPER, "was declined")
    assert told.text.endswith("was declined. Well spotted.")
    assert await curated.ledger.proposals.open(TEAM, 10) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({form.URL: "the manual"}, form.URL),
        ({form.URL: "https://example.org/a b"}, form.URL),
        ({form.DATE: "yesterday"}, form.DATE),
        ({form.DATE: "2026-02-30"}, form.DATE),
        ({form.DATE: "2999-01-01"}, form.DATE),
        ({form.VERDICT: "partial"}, form.NOTE),
    ],
)
async def test_what_cannot_be_is_told_at_its_field(
    curated: Curated, changed: dict[str, str], field: str
) -> None:
    """The form stays open with one line at the field; nothing is kept."""
    errors: Any = await _propose(curated, **changed)
    assert list(errors) == [field]
    assert await curated.ledger.proposals.open(TEAM, 10) == ()


async def test_what_breaks_a_rule_is_not_accepted(curated: Curated) -> None:
    """The admin is told what is wrong, and the proposal stays open."""
    await _propose(curated)
    await _look(curated)
    await curated.workspace.submit(ADMIN, _values({**DECIDED, form.NOTE: "no\u00adbreak"}))
    await _told(curated, ADMIN, "would break the knowledge")
    assert len(await curated.ledger.proposals.open(TEAM, 10)) == 1


async def test_only_admins_decide(curated: Curated) -> None:
    """Neither the button nor the form lets anybody else in, and both attempts are noted."""
    await _propose(curated)
    (found,) = await curated.ledger.proposals.open(TEAM, 10)
    button = {
        "type": "button",
        "action_id": f"{form.DECIDE_BUTTON}_1",
        "value": found.ident,
        "text": {"type": "plain_text", "text": "Look"},
    }
    shown = written(
        curated.workspace, user=BOT_USER, bot_id=BOT_ID, blocks=({"type": "actions", "elements": [button]},)
    )
    await curated.workspace.click(DEVELOPER, shown, f"{form.DECIDE_BUTTON}_1", {"value": found.ident})
    await curated.workspace.wait_message(lambda each: each.text == ADMINS_ONLY)
    (act,) = await curated.ledger.audit.acts(TEAM, 10)
    assert (act.user, act.act, act.outcome) == (DEVELOPER, "proposal", "denied")


async def test_a_decision_is_made_once(curated: Curated) -> None:
    """What another admin decided meanwhile is decided."""
    await _propose(curated)
    await _look(curated)
    (found,) = await curated.ledger.proposals.open(TEAM, 10)
    proposal: Proposal = found
    assert await curated.ledger.proposals.decide(TEAM, proposal.ident, "declined", ADMIN, proposal.at, "")
    await curated.workspace.submit(ADMIN, _values(DECIDED))
    await _told(curated, ADMIN, DECIDED_ALREADY)


@pytest.mark.parametrize("field", [form.TITLE, form.PUBLISHER, form.KIND])
async def test_a_new_source_is_named_in_full(curated: Curated, field: str) -> None:
    """Nothing is accepted by an address alone; a declined proposal needs no more than that."""
    await _propose(curated)
    await _look(curated)
    errors: Any = await curated.workspace.submit(ADMIN, _values({**DECIDED, field: ""}))
    assert list(errors) == [field]
    assert len(await curated.ledger.proposals.open(TEAM, 10)) == 1
