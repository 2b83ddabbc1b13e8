"""Several workspaces, and workspaces of one organisation: what happens in one is nothing to the others."""

from typing import Any

from bot.workspace import Workspace
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, TEAM
from bot.workspace.model import Message
from tests.slack.events import QUESTION, bring, mention, written
from tests.slack.ledgers import WatchedLedger

OTHER = "T0OTHER01"
FOLLOW_UP = f"<@{BOT_USER}> and the Quillon?"


def _installed(team: str | None, enterprise: str | None = None, at: str = TEAM) -> dict[str, Any]:
    """The envelope of an event for an installation on a workspace, or on an organisation without a `team`."""
    ids = {"team_id": team, "enterprise_id": enterprise, "is_enterprise_install": team is None}
    installation = {**ids, "user_id": BOT_USER, "is_bot": True}
    return {
        "team_id": at,
        "context_team_id": at,
        "enterprise_id": enterprise,
        "authorizations": [installation],
    }


async def _answer(workspace: Workspace, message: Message, **envelope: Any) -> Message:
    await bring(workspace, mention(message), **envelope)
    return await workspace.reply_to(message)


async def test_a_conversation_stays_in_its_workspace(workspace: Workspace) -> None:
    """The same channel and thread mean something else in another workspace, so nothing leans on them there."""
    asked = written(workspace)
    await _answer(workspace, asked, **_installed(TEAM))
    here = written(workspace, text=FOLLOW_UP, thread_ts=asked.ts)
    assert (await _answer(workspace, here, **_installed(TEAM))).text.startswith("No")
    there = written(workspace, text=FOLLOW_UP, thread_ts=asked.ts)
    assert (await _answer(workspace, there, **_installed(OTHER, at=OTHER))).text.startswith("Quillon")


async def test_each_installation_answers_what_it_is_asked(
    workspace: Workspace, ledger: WatchedLedger
) -> None:
    """A channel that two workspaces share delivers a message for each; the claim of one is not the other's."""
    asked = written(workspace)
    for number, team in enumerate((TEAM, OTHER), start=1):
        await bring(workspace, mention(asked), **_installed(team))
        await ledger.has(asked=number)
    assert [each.team for each in ledger.asked] == [TEAM, OTHER]
    assert [len(await ledger.questions.recent(team, DEVELOPER, 5)) for team in (TEAM, OTHER)] == [1, 1]


async def test_workspaces_of_one_organisation_are_apart(workspace: Workspace, ledger: WatchedLedger) -> None:
    """With an installation on a whole organisation, things belong to the workspace in which they happened."""
    for number, team in enumerate(("T0FIRST01", "T0SECOND1"), start=1):
        await _answer(workspace, written(workspace), **_installed(None, "E0ORG0001", at=team))
        await ledger.has(asked=number)
    assert [(each.team, each.channel) for each in ledger.asked] == [
        ("T0FIRST01", GENERAL),
        ("T0SECOND1", GENERAL),
    ]


async def test_the_bot_knows_itself_by_the_delivery(workspace: Workspace) -> None:
    """Only the mention of the bot itself is no part of the question, whoever else is mentioned."""
    asked = written(workspace, text=f"<@U0SOMEONE> <@{BOT_USER}> {QUESTION}")
    assert "Rovella" in (await _answer(workspace, asked, **_installed(TEAM))).text
