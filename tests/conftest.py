"""What the tests of every room share: desks over the real knowledge and over the small invented world."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.release import cached_release
from bot.shipped import shipped
from tests.desks import build_desk
from tests.postgres import DEBIAN, Server, find_programs, running_server
from tests.small import small_files


@pytest.fixture(scope="session")
def real_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the shipped knowledge and intents."""
    cache: Path = tmp_path_factory.mktemp("cache")
    release = cached_release(shipped("knowledge"), shipped("intents"), cache)
    yield Desk(release)
    release.reference.store.close()


@pytest.fixture(scope="session")
def world_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk about bicycles, with the real intents."""
    desk = build_desk(tmp_path_factory.mktemp("world"))
    yield desk
    desk.release.reference.store.close()


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files and release of the invented world, made small, built once; see `small_files`."""
    return small_files(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; without one the tests that want it are skipped, except in CI, where they fail."""
    programs = find_programs()
    if programs is None:
        reason = f"no PostgreSQL: initdb is neither on the path nor under {DEBIAN}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with running_server(programs) as server:
        yield server
