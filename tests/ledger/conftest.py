"""A ledger in a real database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ledger import Ledger


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a database that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
async def ledger(address: str) -> AsyncIterator[Ledger]:
    """An empty ledger, for one test."""
    opened = Ledger(address)
    await opened.open()
    yield opened
    await opened.close()
