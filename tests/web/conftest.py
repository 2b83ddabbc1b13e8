"""A desk behind the edge."""

import pytest

from bot.desk import Desk
from tests.desks import build_desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path_factory.mktemp("release"))
