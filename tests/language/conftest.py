"""A desk of the invented world for the tests of understanding."""

import pytest

from bot.desk import Desk
from bot.language.recognize import Recognizer


@pytest.fixture(scope="session")
def recognizer(world_desk: Desk) -> Recognizer:
    """What understands questions about bicycles."""
    return world_desk.release.recognizer
