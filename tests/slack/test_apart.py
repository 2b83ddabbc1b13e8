"""Two workspaces at one ledger: whoever is in one of them, an admin too, learns and changes nothing of the other."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count

import pytest

from bot.ledger import Asked, Vote
from bot.ledger.model import Act, Conversation, Watch
from bot.render import proposal as form
from bot.render.feedback import REASON
from bot.slack.admin import COMMANDS
from bot.slack.sentences_admin import ADMINS_ONLY
from bot.workspace.ids import ADMIN, BOT_USER, DEVELOPER, GENERAL, OPERATOR, OTHER_TEAM, TEAM
from bot.workspace.model import ApiCall
from tests.slack.curating import Curated
from tests.slack.events import bring, mention, written
from tests.slack.test_nobody_let_in import HERE, OPEN

OURS = "Zweirad"
"""A word that stands in all that is kept of the one workspace, and in nothing else."""

AT = datetime(2026, 10, 1, tzinfo=UTC)
_numbers = count(1)


async def _keep(curated: Curated, thread: str) -> None:
    """Everything that the bot can remember of a workspace and of a person in it."""
    ledger = curated.ledger
    asked = Asked(
        *("a1", TEAM, GENERAL, DEVELOPER), direct=False, at=AT, understood=f"Does the {OURS} fold?", text=OURS
    )
    await ledger.questions.add(replace(asked, status="answered"))
    gap = replace(asked, ident="a2", status="out_of_scope", understood="", picked_from=OURS)
    await ledger.questions.add(replace(gap, subjects=("rovella",)))
    await ledger.votes.cast(TEAM, Vote("a1", DEVELOPER, helpful=False, at=AT))
    await ledger.votes.explain(TEAM, "a1", DEVELOPER, OURS)
    await ledger.watches.add(Watch(TEAM, DEVELOPER, "rovella", "folding", "", AT))
    await ledger.audit.note(Act(AT, TEAM, ADMIN, "reload", "failed", OURS))
    await ledger.proposals.add(replace(OPEN, question=OURS, note=OURS, place=OURS))
    folding = '{"intent":"support","subjects":["rovella"],"features":["folding"]}'
    await ledger.conversations.keep_query(Conversation(TEAM, GENERAL, thread), DEVELOPER, AT, folding)


async def _command(curated: Curated, user: str, words: str) -> ApiCall:
    """What somebody of the other workspace is told."""
    workspace, before = curated.workspace, len(curated.workspace.calls)
    ticket = workspace.state.tickets.issue_response(user, GENERAL)
    named = {"team_id": OTHER_TEAM, "user_id": user, "channel_id": GENERAL, "command": "/mesh", "text": words}
    told = {"trigger_id": f"{next(_numbers)}.c", "response_url": f"{workspace.page_url}respond/{ticket}"}
    await workspace.courier.bring_command(named | told)
    await workspace.wait_until(lambda: len(_said(workspace.calls[before:])) > 0)
    return _said(workspace.calls[before:])[-1]


def _said(calls: Sequence[ApiCall]) -> list[ApiCall]:
    return [call for call in calls if call.method in ("response_url", "chat.postMessage", "views.publish")]


def _is_more(calls: Sequence[ApiCall], before: int) -> bool:
    return len(calls) > before


async def _interact(curated: Curated, user: str, kind: str, **parts: object) -> None:
    who = {"user": {"id": user, "team_id": OTHER_TEAM}, "team": {"id": OTHER_TEAM}}
    await curated.workspace.courier.bring_interaction(
        {"type": kind, "trigger_id": f"{next(_numbers)}.i", **who, **parts}
    )


def _form(callback: str, **entered: object) -> dict[str, object]:
    values = {name: {name: value} for name, value in entered.items()}
    kept = {"id": f"V{next(_numbers)}", "type": "modal", "callback_id": callback}
    return {
        **kept,
        "private_metadata": "a1" if callback == REASON else OPEN.ident,
        "state": {"values": values},
    }


async def _pry(curated: Curated, thread: str) -> None:
    """Everything that asks for what is kept, by somebody with the same id, and by the other workspace's admin."""
    for words in ("watch", "watch stop", "settings", "help", "forget me"):
        await _command(curated, DEVELOPER, words)
    for word in sorted(COMMANDS.keys() - {"reload", "rollback"}):
        told = await _command(curated, OPERATOR, f"admin {word}")
        assert told.arguments["text"] != ADMINS_ONLY
        await _command(curated, OPERATOR, f"admin {word} as csv")
    for user in (DEVELOPER, OPERATOR):
        before = len(curated.workspace.calls)
        home = {"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home", "event_ts": "1.0"}
        await bring(curated.workspace, home, **_elsewhere())
        await curated.workspace.wait_until(partial(_is_more, curated.workspace.calls, before))
    follow_up = written(curated.workspace, text=f"<@{BOT_USER}> and the Quillon?", thread_ts=thread)
    await bring(curated.workspace, mention(follow_up), **_elsewhere())
    reason = _form(REASON, **{REASON: {"value": "I say so"}})
    await _interact(curated, DEVELOPER, "view_submission", view=reason)
    decided = _form(form.DECIDE, decision={"selected_option": {"value": form.DECLINE}}, word={"value": "no"})
    await _interact(curated, OPERATOR, "view_submission", view=decided)


def _elsewhere() -> dict[str, object]:
    authorization = {"enterprise_id": None, "team_id": OTHER_TEAM, "user_id": BOT_USER, "is_bot": True}
    return {"team_id": OTHER_TEAM, "context_team_id": OTHER_TEAM, "authorizations": [authorization]}


@pytest.mark.parametrize("policy", [HERE], indirect=True)
async def test_nothing_is_read_or_changed_from_elsewhere(curated: Curated) -> None:
    """No word of the one workspace reaches the other, whatever is asked there, and everything kept of it stays."""
    workspace, ledger = curated.workspace, curated.ledger
    thread = written(workspace).ts
    await _keep(curated, thread)
    await _pry(curated, thread)
    sent = [json.dumps([call.method, call.arguments], default=str) for call in workspace.calls]
    assert len(sent) > 20
    assert [each for each in sent if OURS in each] == []
    assert "No: Quillon" not in str(sent)
    assert await ledger.votes.of(TEAM, "a1") == {DEVELOPER: (False, OURS)}
    assert len(await ledger.watches.of(TEAM, DEVELOPER)) == 1
    assert len(await ledger.questions.recent(TEAM, DEVELOPER, 5)) == 1
    (waiting,) = await ledger.proposals.open(TEAM, 5)
    assert waiting.state == "open"
    assert len(await ledger.audit.acts(TEAM, 5)) == 1


@pytest.mark.parametrize("policy", [HERE], indirect=True)
async def test_the_same_is_there_for_its_own(curated: Curated) -> None:
    """What the other workspace does not learn is told to this one's admin, so that the word would be found."""
    await _keep(curated, written(curated.workspace).ts)
    told = [
        str((await curated.type(ADMIN, f"admin {word}")).blocks) for word in ("audit", "feedback", "gaps")
    ]
    assert all(OURS in each for each in told)
