"""Everything that only admins may do, tried by everyone who is none: refused, noted, and nothing is changed."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from bot.ledger.model import Proposal
from bot.render import proposal as form
from bot.render.buttons import ASK_CHOICE, ASK_NEXT, COMPARE, FEEDBACK, SHARE
from bot.render.feedback import REASON
from bot.render.picker import CHANGE, PICKER, PREVIEW
from bot.render.review import WHY
from bot.slack.admin import COMMANDS
from bot.slack.policy import Policy
from bot.slack.sentences_admin import ADMINS_ONLY
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL, OPERATOR, OTHER_TEAM, TEAM
from bot.workspace.model import ApiCall
from tests.slack.curating import Curated
from tests.slack.registrations import registered

HERE = Policy(admins=frozenset({f"{TEAM}/{ADMIN}", f"{OTHER_TEAM}/{OPERATOR}"}))
PEOPLE = ((DEVELOPER, TEAM), (OPERATOR, TEAM), (ADMIN, OTHER_TEAM), ("U0NOBODY1", OTHER_TEAM))
"""No admin; an admin of another workspace; somebody of another one who bears an admin's id; a stranger."""

FOR_ALL = {
    "action": {f"{ASK_CHOICE}_1", f"{ASK_NEXT}_1", SHARE, COMPARE, CHANGE, FEEDBACK, form.PROPOSE},
    "view": {REASON, PICKER, PREVIEW, form.PROPOSE},
}
"""What everyone may press and hand in. All else that is listened to is for admins, a new one too."""

OPEN = Proposal("p1", TEAM, DEVELOPER, datetime(2026, 10, 1, tzinfo=UTC), "?", "rovella", "folding", "no")
OPEN = replace(OPEN, url="https://example.org/", place="Whole page", date="2026-01-01")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A workspace with a candidate to publish and a proposal to decide on.

    Attributes:
        curated: the workspace.
        digest: of the candidate.
        before: what is posted and opened already.
    """

    curated: Curated
    digest: str
    before: int

    async def press(self, user: str, team: str, action: str) -> None:
        """Somebody sends what a press of this button is."""
        value = OPEN.ident if action.startswith(form.DECIDE_BUTTON) else self.digest
        used = {"action_id": action, "block_id": "b", "type": "button", "value": value, "action_ts": "1.0"}
        container = {"type": "message", "message_ts": "1.0", "channel_id": GENERAL, "is_ephemeral": True}
        await self._bring(user, team, "block_actions", actions=[used], container=container)

    async def hand_in(self, user: str, team: str, callback: str) -> None:
        """Somebody hands in this form."""
        entered = {
            **{name: {name: {"value": getattr(OPEN, name)}} for name in ("url", "place", "date", "note")},
            form.DECISION: {form.DECISION: {"selected_option": {"value": form.ACCEPT}}},
            form.WORD: {form.WORD: {"value": "so be it"}},
            WHY: {WHY: {"value": "because"}},
        }
        kept = {WHY: json.dumps([self.digest, self._response_url(user)])}.get(callback, OPEN.ident)
        view = {"id": "V1", "type": "modal", "callback_id": callback, "private_metadata": kept}
        await self._bring(user, team, "view_submission", view={**view, "state": {"values": entered}})

    async def type(self, user: str, team: str, words: str) -> None:
        """Somebody uses the command."""
        fields = {"command": "/mesh", "text": words, "team_id": team, "user_id": user, "channel_id": GENERAL}
        fields |= {"trigger_id": f"{next(_numbers)}.c", "response_url": self._response_url(user)}
        await self.curated.workspace.courier.bring_command(fields)

    async def _bring(self, user: str, team: str, kind: str, **parts: Any) -> None:
        await self.curated.workspace.courier.bring_interaction(
            {
                "type": kind,
                "trigger_id": f"{next(_numbers)}.i",
                "user": {"id": user, "team_id": team},
                "team": {"id": TEAM},
                "channel": {"id": GENERAL},
                "response_url": self._response_url(user),
                **parts,
            }
        )

    def _response_url(self, user: str) -> str:
        workspace = self.curated.workspace
        return f"{workspace.page_url}respond/{workspace.state.tickets.issue_response(user, GENERAL)}"


@pytest.fixture
async def guarded(curated: Curated) -> Guarded:
    """A workspace in which there is something to decide."""
    await curated.ledger.proposals.add(OPEN)
    curated.files.edit("subjects/rovella.yaml", "edition: City", "edition: Town")
    await curated.review()
    (act,) = [each for each in await curated.ledger.audit.acts(TEAM, 10) if each.act == "reload"]
    assert act.outcome == "done"
    (digest,) = await curated.ledger.releases.kept()
    return Guarded(curated, digest, len(curated.workspace.calls))


@pytest.mark.parametrize("policy", [HERE], indirect=True)
async def test_nobody_is_let_in(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each button, form and command that is not for all, tried by four kinds of people: as many denials, no change."""
    workspace, ledger = guarded.curated.workspace, guarded.curated.ledger
    digest = guarded.curated.desk.release.digest
    names = registered(guarded.curated.desk, monkeypatch)
    tried = 0
    for user, team in PEOPLE:
        for action in sorted(names["action"] - FOR_ALL["action"]):
            await guarded.press(user, team, action)
            tried += 1
        for callback in sorted(names["view"] - FOR_ALL["view"]):
            await guarded.hand_in(user, team, callback)
            tried += 1
        for word in ("", "nothing such", *COMMANDS) if team == TEAM else ():
            await guarded.type(user, team, f"admin {word}")
            tried += 1
    assert tried >= 56
    await workspace.wait_until(lambda: len(_told(guarded)) == tried)
    denied = [each for each in await ledger.audit.acts(TEAM, 1_000) if each.outcome == "denied"]
    assert len(denied) == tried
    assert {each.user for each in denied} == {user for user, _ in PEOPLE}
    assert {call.method for call in _told(guarded)} <= {"response_url", "chat.postMessage"}
    assert {call.arguments["text"] for call in _told(guarded)} == {ADMINS_ONLY}
    assert guarded.curated.desk.release.digest == digest
    assert await ledger.releases.history(10) == ()
    assert await ledger.proposals.find(TEAM, OPEN.ident) == OPEN


def _told(guarded: Guarded) -> list[ApiCall]:
    """What Slack was told since there is something to decide."""
    calls = guarded.curated.workspace.calls[guarded.before :]
    return [call for call in calls if call.method != "auth.test"]
