"""Every kind of broken file: its review is a list of problems, and there is nothing that could be published."""

import shutil
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.curation.curator import Curation
from bot.curation.place import Place
from bot.curation.review import Review, prepare
from tests.curation.conftest import Curated
from tests.facts.test_broken import KINDS, TODAY, TOGETHER, spoil
from tests.facts.world import World


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_set_has_problems_and_no_candidate(tmp_path: Path, small_release: Path, kind: str) -> None:
    """The review tells what is wrong, all of it and nothing else; no file is built."""
    world = World(Path(shutil.copytree(small_release / "knowledge", tmp_path / "knowledge")))
    expected = spoil(world, kind)
    place = Place(world.root, small_release / "intents")
    target = tmp_path / "candidate.sqlite"
    review = prepare(place, small_release / "release.sqlite", target, (), TODAY)
    assert sorted(map(str, review.problems)) == sorted(expected)
    assert review == Review(problems=review.problems)
    assert not target.exists()


async def test_nothing_broken_can_be_published(curated: Curated) -> None:
    """A review of files broken in many ways keeps no release, and what answers stays."""
    before = curated.desk.release.digest
    for kind in TOGETHER:
        spoil(curated.files, kind)
    act = Curation("T1", "U1", datetime.combine(TODAY, time(12), UTC))
    review = await curated.curator.review(act)
    assert len(review.problems) >= len(TOGETHER)
    assert review.digest == ""
    assert await curated.ledger.releases.find("") is None
    assert await curated.ledger.releases.current() is None
    assert curated.desk.release.digest == before
