"""A desk of the invented world that is curated: its own files, its own ledger."""

import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from bot.curation.curator import Curation, Curator
from bot.curation.place import Place
from bot.curation.shelf import Shelf
from bot.desk import Desk
from bot.ledger import Ledger
from bot.release import build, open_release
from tests.desks import INTENTS
from tests.facts.world import World
from tests.world import WORLD

FEW = 20
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


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the invented world with the shipped intents, and the release of both, built once.

    Of the long lists of words that are no names only a few stay, for a release to be built in a second.
    """
    directory = tmp_path_factory.mktemp("origin")
    shutil.copytree(WORLD, directory / "knowledge")
    shutil.copytree(INTENTS, directory / "intents")
    words = directory / "intents" / "words.yaml"
    lists = yaml.safe_load(words.read_text(encoding="utf-8"))
    lists |= {name: lists[name][:FEW] for name in ("elsewhere", "ordinary", "other_talk")}
    words.write_text(json.dumps(lists), encoding="utf-8")
    build(directory / "knowledge", directory / "intents", directory / "release.sqlite")
    return directory


@pytest.fixture
async def curated(tmp_path: Path, origin: Path) -> AsyncIterator[Curated]:
    """A desk with its curator, for one test."""
    shutil.copytree(origin, tmp_path, dirs_exist_ok=True)
    ledger = Ledger(f"sqlite+aiosqlite:///{tmp_path / 'ledger.db'}")
    await ledger.open()
    yield replica(tmp_path, ledger)
    await ledger.close()
