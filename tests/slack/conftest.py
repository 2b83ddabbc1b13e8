"""A desk about bicycles, and a workspace in which people ask it."""

from collections.abc import AsyncIterator

import pytest

from bot.desk import Desk
from bot.workspace import Workspace, running_workspace
from tests.desks import build_desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path_factory.mktemp("release"))


@pytest.fixture
async def workspace(desk: Desk) -> AsyncIterator[Workspace]:
    """A strict stand-in for Slack and the bot behind real signed HTTP, for one test."""
    async with running_workspace(desk) as running:
        yield running
