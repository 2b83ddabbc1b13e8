"""A ledger in real databases: each test runs in a file and on a PostgreSQL server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ledger import Ledger
from tests.postgres import Server


@pytest.fixture
def file_address(tmp_path: Path) -> str:
    """The address of a database in a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def server_address(postgres: Server) -> str:
    """The address of an empty database on a server."""
    return postgres.create_database()


@pytest.fixture(params=["file_address", "server_address"], ids=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, of either kind."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
async def ledger(address: str) -> AsyncIterator[Ledger]:
    """An empty ledger, for one test."""
    opened = Ledger(address)
    await opened.open()
    yield opened
    await opened.close()
