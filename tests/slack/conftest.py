"""A desk about bicycles, and a workspace in which people ask it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.workspace import Workspace, running_workspace
from tests.desks import build_desk
from tests.slack.curating import curated, policy
from tests.slack.ledgers import WatchedLedger

__all__ = ["curated", "policy"]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path_factory.mktemp("release"))


@pytest.fixture
def ledger(tmp_path: Path) -> WatchedLedger:
    """What the bot of `workspace` remembers in; the bot opens and closes it."""
    return WatchedLedger(f"sqlite:///{tmp_path}/ledger.db")


@pytest.fixture
async def workspace(desk: Desk, ledger: WatchedLedger) -> AsyncIterator[Workspace]:
    """A strict stand-in for Slack and the bot behind real signed HTTP, for one test."""
    async with running_workspace(desk, ledger=ledger) as running:
        yield running
