"""A desk of the invented world for the tests of answers."""

import pytest

from bot.answers.reference import Reference
from bot.desk import Desk


@pytest.fixture(scope="session")
def reference(world_desk: Desk) -> Reference:
    """What answers about bicycles are written from."""
    return world_desk.release.reference
