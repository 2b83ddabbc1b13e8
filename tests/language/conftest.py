"""A desk of the invented world for the tests of understanding."""

from collections.abc import Iterator

import pytest

from bot.desk import Desk
from bot.language.recognize import Recognizer
from tests.desks import build_desk


@pytest.fixture(scope="session")
def world_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk about bicycles, with the real intents."""
    desk = build_desk(tmp_path_factory.mktemp("world"))
    yield desk
    desk.release.reference.store.close()


@pytest.fixture(scope="session")
def recognizer(world_desk: Desk) -> Recognizer:
    """What understands questions about bicycles."""
    return world_desk.release.recognizer
