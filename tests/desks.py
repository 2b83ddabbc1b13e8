"""Desks for tests, built from files as the real one is."""

from pathlib import Path

from bot.curation.curator import Curator
from bot.curation.place import Place
from bot.desk import Desk
from bot.ledger import IN_MEMORY, Ledger
from bot.release import build, open_release
from tests.world import WORLD

INTENTS = Path(__file__).parents[1] / "intents"
PLACE = Place(WORLD, INTENTS)
"""The files of the invented world's desk."""


def build_desk(directory: Path) -> Desk:
    """The desk of the invented world, its release built in `directory`."""
    target = directory / "release.sqlite"
    build(WORLD, INTENTS, target)
    return Desk(open_release(target))


def make_curator(desk: Desk) -> Curator:
    """A curator of this desk whose ledger is forgotten with it."""
    return Curator(desk, Ledger(IN_MEMORY), PLACE)
