"""A disk that is full when the knowledge changes: one line says so, what answers goes on, and later it works again."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.ledger import Ledger
from bot.render.review import PUBLISH
from bot.slack.sentences_admin import PREPARING
from bot.workspace.ids import ADMIN, GENERAL
from tests.slack.curating import Curated, value_of
from tests.slack.full import full_disk, full_ledger

Full = Callable[[Ledger], AbstractAsyncContextManager[None]]
CITY = ("subjects/rovella.yaml", "edition: City", "edition: Town")


async def _still_answers(curated: Curated) -> None:
    assert "Yes: Rovella" in (await curated.type(ADMIN, "Does the Rovella fold?")).text


@pytest.mark.parametrize(("full", "why"), [(full_disk, "File too large"), (full_ledger, "disk is full")])
async def test_a_reload_without_room(curated: Curated, tmp_path: Path, full: Full, why: str) -> None:
    """The admin is told in one line, nothing is left half written, and once there is room it can be published."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY)
    async with full(curated.ledger):
        await curated.workspace.command(ADMIN, GENERAL, "/mesh admin reload")
        told = await curated.workspace.wait_message(
            lambda each: each.only_for == ADMIN and each.text != PREPARING, within=60
        )
        assert "\n" not in told.text
        assert why in told.text
        await _still_answers(curated)
    assert curated.desk.release.digest == before
    assert await curated.ledger.releases.kept() == set()
    assert not list((tmp_path / "cache" / "published").glob(".*"))
    await curated.press(ADMIN, await curated.review(), PUBLISH, "Published.")
    assert curated.desk.release.digest != before


@pytest.mark.parametrize(("full", "why"), [(full_disk, "cannot be written"), (full_ledger, "disk is full")])
async def test_a_publication_without_room(curated: Curated, tmp_path: Path, full: Full, why: str) -> None:
    """What was reviewed is not in force, here or elsewhere, and can be published once there is room."""
    before = curated.desk.release.digest
    curated.files.edit(*CITY)
    review = await curated.review()
    async with full(curated.ledger):
        await curated.workspace.click(ADMIN, review, PUBLISH, {"value": value_of(review, PUBLISH)})
        told = await curated.workspace.wait_message(lambda each: why in each.text)
        assert "\n" not in told.text
        await _still_answers(curated)
    assert curated.desk.release.digest == before
    assert await curated.ledger.releases.current() is None
    assert not list((tmp_path / "cache" / "published").glob(".*"))
    await curated.press(ADMIN, review, PUBLISH, "Published.")
    assert curated.desk.release.digest != before
