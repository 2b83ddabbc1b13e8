"""A short soak; `python -m tests.soak --questions 20000` is a long one."""

from pathlib import Path

from tests.soak.run import soak

QUESTIONS = 400
MOST_GROWTH = 15_000_000
"""Bytes: caches fill at first; the long soak shows what grows slowly."""


async def test_nothing_is_left_behind(tmp_path: Path, small_release: Path) -> None:
    """Each question has one answer, and the process holds no more files, threads or tasks after many than after few."""
    soaked = await soak(small_release / "release.sqlite", tmp_path, QUESTIONS)
    assert (soaked.unanswered, soaked.several, soaked.doubted) == (0, 0, 0)
    first, last = soaked.looks[0], soaked.looks[-1]
    assert last.files <= first.files + 8
    assert last.threads <= first.threads + 8
    assert last.resident <= first.resident + MOST_GROWTH
