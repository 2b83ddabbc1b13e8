"""Fixtures: the invented world as files, as knowledge, as a release and as a store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.facts.build import build_release
from bot.facts.knowledge import Knowledge
from bot.facts.store import Store
from tests.facts.world import World
from tests.world import WORLD


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world of this test's own."""
    return World(Path(shutil.copytree(WORLD, tmp_path / "knowledge")))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The world as it is."""
    return World(WORLD).read()


@pytest.fixture(scope="session")
def release(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world as a release file."""
    path = tmp_path_factory.mktemp("release") / "world.sqlite"
    build_release(knowledge, {"intents": '{"greet": []}'}, path, {"learnt": b"\x00\x01"})
    return path


@pytest.fixture(scope="session")
def store(release: Path) -> Iterator[Store]:
    """The world as a store."""
    with Store.open(release) as store:
        yield store
