"""A workspace whose bot is curated: its own files, its own ledger, and an admin."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.curation.place import Place
from bot.desk import Desk
from bot.ledger import Ledger
from bot.release import open_release
from bot.slack.policy import Policy
from bot.workspace import Workspace, running_workspace
from bot.workspace.ids import ADMIN, GENERAL
from bot.workspace.model import Message
from tests.facts.world import World


@dataclass(frozen=True, slots=True)
class Curated:
    """A workspace whose bot can be made to read changed files."""

    workspace: Workspace
    desk: Desk
    files: World
    ledger: Ledger

    async def type(self, user: str, text: str) -> Message:
        """The answer to the command, which the person alone sees."""
        seen = set(self.workspace.state.messages)
        await self.workspace.command(user, GENERAL, f"/mesh {text}")
        return await self.workspace.wait_message(
            lambda each: (each.channel, each.ts) not in seen and each.only_for == user
        )

    async def review(self) -> Message:
        """The review of the files as they are."""
        await self.workspace.command(ADMIN, GENERAL, "/mesh admin reload")
        return await self.workspace.wait_message(lambda each: "would change" in each.text, within=60)

    async def press(self, user: str, message: Message, action: str, expected: str) -> Message:
        """What a button of the review leads to."""
        await self.workspace.click(user, message, action, {"value": value_of(message, action)})
        return await self.workspace.wait_message(lambda each: expected in each.text and each.only_for == user)


def value_of(message: Message, action: str) -> str:
    """The value of the button with this action id."""
    (value,) = (
        str(element["value"])
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == action
    )
    return value


@pytest.fixture
def policy(request: pytest.FixtureRequest) -> Policy:
    """What is decided about the bot: an admin, unless a test gives another policy."""
    given: Policy = getattr(request, "param", Policy(admins=frozenset({ADMIN})))
    return given


@pytest.fixture
async def curated(
    tmp_path: Path, small_release: Path, monkeypatch: pytest.MonkeyPatch, policy: Policy
) -> AsyncIterator[Curated]:
    """The workspace, a desk of the invented world with its own files, and an admin."""
    monkeypatch.setenv("MESHWISE_CACHE", str(tmp_path / "cache"))
    shutil.copytree(small_release, tmp_path, dirs_exist_ok=True)
    desk = Desk(open_release(tmp_path / "release.sqlite"))
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    place = Place(tmp_path / "knowledge", tmp_path / "intents")
    async with running_workspace(desk, ledger=ledger, place=place, policy=policy) as workspace:
        yield Curated(workspace, desk, World(place.knowledge), ledger)
