"""A place where all is well, beside a strict Slack."""

import dataclasses
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.release import cached_release
from bot.workspace import Workspace, running_workspace
from bot.workspace.manifest import Manifest, shipped_manifest
from tests.doctor.examining import Place


@pytest.fixture
def manifest() -> Manifest:
    """The app as it is installed."""
    return shipped_manifest()


@pytest.fixture
async def workspace(world_desk: Desk, manifest: Manifest) -> AsyncIterator[Workspace]:
    """Slack."""
    async with running_workspace(world_desk, manifest=manifest) as running:
        yield running


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, small_release: Path) -> Path:
    """A cache in which the release of the small files is built already."""
    cache = tmp_path_factory.mktemp("built")
    release = cached_release(small_release / "knowledge", small_release / "intents", cache)
    release.reference.store.close()
    return cache


@pytest.fixture
def place(tmp_path: Path, small_release: Path, built: Path, workspace: Workspace) -> Place:
    """Where the bot is to serve by HTTP, with everything that it needs."""
    settings = {
        "SLACK_BOT_TOKEN": workspace.addresses.token,
        "SLACK_SIGNING_SECRET": "0123456789abcdef" * 2,
        "MESHWISE_SLACK_API_URL": workspace.api_url,
        "MESHWISE_CACHE": str(built),
        "MESHWISE_DATA": str(tmp_path / "data"),
        "MESHWISE_HOST": "0.0.0.0",  # noqa: S104 - nothing is served
    }
    return Place(small_release, tmp_path, settings)


@pytest.fixture
def spoilt(place: Place) -> Place:
    """The same, with files of its own that may be spoilt."""
    for name in ("knowledge", "intents"):
        shutil.copytree(place.files / name, place.directory / "files" / name)
    return dataclasses.replace(place, files=place.directory / "files")
