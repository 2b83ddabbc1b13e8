"""Desks for tests, built from files as the real one is."""

from pathlib import Path

from bot.desk import Desk
from bot.release import build, open_release
from tests.world import WORLD

INTENTS = Path(__file__).parents[1] / "intents"


def build_desk(directory: Path) -> Desk:
    """The desk of the invented world, its release built in `directory`."""
    target = directory / "release.sqlite"
    build(WORLD, INTENTS, target)
    return Desk(open_release(target))
