"""A desk of the invented world that is curated: its own files, its own ledger."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.curation.curator import Curation, Curator
from bot.curation.place import Place
from bot.curation.shelf import Shelf
from bot.desk import Desk
from bot.ledger import Ledger
from bot.release import open_release
from tests.facts.conftest import world
from tests.facts.world import World

__all__ = ["world"]

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Curated:
    """A desk, its curator, its ledger and its files."""

    desk: Desk
    curator: Curator
    ledger: Ledger
    files: World

    def another(self) -> "Curated":
        """A second process at the same ledger and files, as it is after its start."""
        return replica(self.files.root.parent, self.ledger)

    def headline(self, question: str = "Does the Rovella fold?") -> str:
        """What the desk answers."""
        return self.desk.ask(question).answer.headline


def act(minutes: int = 0, user: str = "U1") -> Curation:
    """An act at noon, or so many minutes after it."""
    return Curation("T1", user, NOON + timedelta(minutes=minutes))


def replica(directory: Path, ledger: Ledger) -> Curated:
    """A desk with the release in the directory's file, curated from the files beside it."""
    desk = Desk(open_release(directory / "release.sqlite"))
    files = World(directory / "knowledge")
    curator = Curator(
        desk, ledger, Place(files.root, directory / "intents"), Shelf(directory / "shelf"), kept=3
    )
    return Curated(desk, curator, ledger, files)


@pytest.fixture
async def curated(tmp_path: Path, small_release: Path) -> AsyncIterator[Curated]:
    """A desk with its curator, for one test."""
    shutil.copytree(small_release, tmp_path, dirs_exist_ok=True)
    ledger = Ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    await ledger.open()
    yield replica(tmp_path, ledger)
    await ledger.close()
