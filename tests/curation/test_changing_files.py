"""Files that change while they are read: one whole state of them comes of it, or one line, and never a mixture."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.curation.review import prepare
from bot.errors import ReleaseError
from bot.release import CHANGING, Release, build, cached_release, find_release, open_release
from tests.curation.conftest import Curated
from tests.facts.test_broken import TODAY

Change = Callable[[Path], object]
CHANGED, LAST = "subjects/rovella.yaml", "words.yaml"
"""The file that changes, and one that is read after it."""


def _replace(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text(path.read_text("utf-8").replace("edition: City", "edition: Town"), "utf-8")
    other.replace(path)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _link(path: Path) -> None:
    elsewhere = path.parents[2] / "elsewhere.yaml"
    shutil.copy(path, elsewhere)
    with elsewhere.open("a", encoding="utf-8") as stream:
        stream.write("# not ours\n")
    path.unlink()
    path.symlink_to(elsewhere)


CHANGES = {each.__name__.strip("_"): each for each in (_replace, _truncate, _link, Path.unlink)}


@dataclass
class _Meanwhile:
    """Does something the moment that a file of this name is read: when it is opened after its state was looked at."""

    name: str = ""
    looked: bool = False
    act: Callable[[], object] | None = None

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or self.act is None or not str(arguments[0]).endswith(self.name):
            return
        if not self.looked:
            self.looked = True
            return
        act, self.act = self.act, None
        act()


_MEANWHILE = _Meanwhile()
sys.addaudithook(_MEANWHILE)


@contextmanager
def _meanwhile(name: str, act: Callable[[], object]) -> Iterator[None]:
    _MEANWHILE.name, _MEANWHILE.looked, _MEANWHILE.act = name, False, act
    try:
        yield
        assert _MEANWHILE.act is None, f"nobody opened {name}"
    finally:
        _MEANWHILE.act = None


@pytest.mark.parametrize("when", [CHANGED, LAST])
@pytest.mark.parametrize("how", CHANGES)
def test_a_review_of_files_that_change_is_none(curated: Curated, tmp_path: Path, how: str, when: str) -> None:
    """When it is about to be read, or has been: one line says it, no release is built, and what answered goes on."""
    place, target = curated.curator.place, tmp_path / "candidate.sqlite"
    with (
        _meanwhile(when, lambda: CHANGES[how](place.knowledge / CHANGED)),
        pytest.raises(ReleaseError) as told,
    ):
        prepare(place, curated.desk.release.path, target, (), TODAY)
    assert str(told.value) == CHANGING
    assert not target.exists()
    assert curated.headline().startswith("Yes")


def test_the_next_review_is_of_the_new_state(curated: Curated, tmp_path: Path) -> None:
    """Once the files are quiet their review is the one of what they say now."""
    place, target = curated.curator.place, tmp_path / "candidate.sqlite"
    with _meanwhile(LAST, lambda: _replace(place.knowledge / CHANGED)), pytest.raises(ReleaseError):
        prepare(place, curated.desk.release.path, target, (), TODAY)
    review = prepare(place, curated.desk.release.path, target, (), TODAY)
    assert review.facts
    assert review.digest == _built(place.knowledge, place.intents, tmp_path / "again.sqlite").digest


def test_a_start_builds_what_is_there_in_the_end(curated: Curated, tmp_path: Path) -> None:
    """The release of the new state answers, and the state before is not taken for it when it comes back."""
    place, cache = curated.curator.place, tmp_path / "cache"
    before = (place.knowledge / CHANGED).read_bytes()
    with _meanwhile(LAST, lambda: _replace(place.knowledge / CHANGED)):
        started = cached_release(place.knowledge, place.intents, cache)
    assert started.digest == _built(place.knowledge, place.intents, tmp_path / "again.sqlite").digest
    (place.knowledge / CHANGED).write_bytes(before)
    found = find_release(place.knowledge, place.intents, cache)
    assert found is None or found.digest == curated.desk.release.digest


def _built(knowledge: Path, intents: Path, target: Path) -> Release:
    build(knowledge, intents, target)
    return open_release(target)
