"""A desk of the invented world for the tests of answers."""

from collections.abc import Iterator

import pytest

from bot.answers.reference import Reference
from bot.desk import Desk
from tests.desks import build_desk


@pytest.fixture(scope="session")
def world_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk about bicycles, with the real intents."""
    desk = build_desk(tmp_path_factory.mktemp("world"))
    yield desk
    desk.release.reference.store.close()


@pytest.fixture(scope="session")
def reference(world_desk: Desk) -> Reference:
    """What answers about bicycles are written from."""
    return world_desk.release.reference
