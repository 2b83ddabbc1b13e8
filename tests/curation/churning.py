"""A process that does nothing but change which release answers, until it is killed."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path

from bot.curation.curator import Curation, Curator
from bot.curation.place import Place
from bot.curation.review import prepare
from bot.curation.shelf import Shelf
from bot.desk import Desk
from bot.ledger import Ledger
from bot.ledger.model import Built
from bot.release import open_release

STEP = b"."

KEPT = 2
"""Releases that can be gone back to: fewer than there are, so that some are forgotten all the time."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The directory of a bot, and the release files that it is to publish in turn.

    Attributes:
        directory: holds the files, the release of the start, the ledger and the shelf.
        candidates: release files, named by their digests.
    """

    directory: Path
    candidates: tuple[Path, ...]

    @property
    def place(self) -> Place:
        """The files."""
        return Place(self.directory / "knowledge", self.directory / "intents")

    @property
    def start(self) -> Path:
        """The release that the files were built into before anything was published."""
        return self.directory / "release.sqlite"

    @property
    def target(self) -> Path:
        """Where the files are built into again."""
        return self.directory / "candidate.sqlite"

    @property
    def shelf(self) -> Path:
        """Where published releases are opened."""
        return self.directory / "shelf"

    def ledger(self) -> Ledger:
        """The ledger, not opened yet."""
        return Ledger(f"sqlite:///{self.directory / 'ledger.db'}")


def churn(ground: Ground, told: Connection, *, builds: bool) -> None:
    """Starts, and then publishes and rolls back for ever, after a build of the files where that is wanted.

    It sends a byte when it begins and whenever a step is done.
    """
    told.send_bytes(STEP)
    asyncio.run(_churn(ground, told, builds=builds))


async def _churn(ground: Ground, told: Connection, *, builds: bool) -> None:
    ledger = ground.ledger()
    await ledger.open()
    curator = Curator(Desk(open_release(ground.start)), ledger, ground.place, Shelf(ground.shelf), kept=KEPT)
    await curator.restore()
    if builds:
        prepare(ground.place, curator.desk.release.path, ground.target, (), _act().at.date())
        await _publish(curator, ground.target, open_release(ground.target).digest)
    for file in cycle(ground.candidates):
        for step in (
            _publish(curator, file, file.stem),
            asyncio.to_thread(Shelf(ground.shelf).put, file.stem, file.read_bytes()),
            curator.roll_back(_act()),
        ):
            await step
            told.send_bytes(STEP)


async def _publish(curator: Curator, file: Path, digest: str) -> None:
    content = await asyncio.to_thread(file.read_bytes)
    await curator.ledger.releases.keep(Built(digest, "", _act().at, (), content))
    await curator.publish(_act(), digest)


def _act() -> Curation:
    return Curation("T1", "U1", datetime.now(UTC))
