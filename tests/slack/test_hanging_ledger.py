"""A database that hangs: whoever votes, watches, switches, forgets or keeps the knowledge is told so, in one line."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.curation.place import Place
from bot.desk import Desk
from bot.ledger import Ledger
from bot.render.buttons import FEEDBACK
from bot.slack.policy import Policy
from bot.slack.sentences import AWAY
from bot.slack.sentences_admin import ADMINS_ONLY
from bot.workspace import Workspace, running_workspace
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL
from bot.workspace.model import Message
from tests.postgres import Server
from tests.slack.test_feedback import thumb

TOLD = AWAY.partition(" at the moment")[0]
IN_VAIN = "he ledger"
COMMANDS = {
    "watch the Rovella": TOLD,
    "watch": TOLD,
    "watch stop": TOLD,
    "channel auto": TOLD,
    "settings": TOLD,
    "forget me": TOLD,
    "admin status": IN_VAIN,
    "admin history": IN_VAIN,
    "admin gaps": IN_VAIN,
    "admin stale": IN_VAIN,
    "admin feedback": IN_VAIN,
    "admin aliases": IN_VAIN,
    "admin audit": IN_VAIN,
    "admin proposals": IN_VAIN,
    "admin reload": IN_VAIN,
    "admin rollback": IN_VAIN,
}
"""What is typed, and what the person reads who typed it."""


@pytest.fixture
async def workspace(desk: Desk, postgres: Server, small_release: Path) -> AsyncIterator[Workspace]:
    """A workspace whose bot remembers on a server."""
    place = Place(small_release / "knowledge", small_release / "intents")
    ledger = Ledger(postgres.create_database())
    policy = Policy(admins=frozenset({ADMIN}))
    async with running_workspace(desk, ledger=ledger, policy=policy, place=place) as running:
        running.courier.patience = 30.0  # a machine may be busy; it is not the time that is looked at
        yield running


async def _typed(workspace: Workspace, user: str, text: str, expected: str) -> Message:
    seen = set(workspace.state.messages)
    assert (await workspace.command(user, GENERAL, f"/mesh {text}")).status == 200
    return await workspace.wait_message(
        lambda each: (each.channel, each.ts) not in seen and each.only_for == user and expected in each.text,
        within=30,
    )


async def test_whoever_waits_for_the_ledger_is_told(workspace: Workspace, postgres: Server) -> None:
    """The person has a line for each; questions are answered meanwhile, and afterwards all is as before."""
    answer = await _typed(workspace, ADMIN, "Does the Rovella fold?", "Yes")
    with postgres.frozen():
        for typed, expected in COMMANDS.items():
            told = await _typed(workspace, ADMIN, typed, expected)
            assert "\n" not in told.text
        await _typed(workspace, DEVELOPER, "admin status", ADMINS_ONLY)
        await _typed(workspace, ADMIN, "Does the Rovella fold?", "Yes")
        await workspace.click(ADMIN, answer, FEEDBACK, thumb(answer, "positive"))
        await workspace.wait_message(lambda each: each.text.startswith(TOLD), within=30)
    async with asyncio.timeout(60):
        while TOLD in (await _typed(workspace, ADMIN, "watch", "")).text:  # noqa: ASYNC110 - nothing tells when it is back
            await asyncio.sleep(0.5)
