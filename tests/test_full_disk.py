"""A disk that is full: what answers goes on, one line says what was wrong, and nothing is left half written."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.facts.world import World
from tests.running import environment

ROOT = Path(__file__).parents[1]
PLENTY = 1 << 30

AS_IF_FULL = """
import resource, signal, sys
from bot.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
main()
"""
"""The command on a disk that takes no more than so many bytes of any file."""


def _run(room: int, *arguments: str, cache: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_IF_FULL, str(room), *arguments],
        env=environment(cache, **settings),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("room", [0, 4_096, 100_000, 300_000])
def test_a_build_without_room_leaves_nothing(tmp_path: Path, small_release: Path, room: int) -> None:
    """Wherever the disk is full, the build ends with one line, and the release that was there is as it was."""
    target = tmp_path / "out" / "release.sqlite"
    target.parent.mkdir()
    shutil.copy(small_release / "release.sqlite", target)
    before = target.read_bytes()
    files = ("--knowledge", str(small_release / "knowledge"), "--intents", str(small_release / "intents"))
    done = _run(room, *files, "knowledge", "build", str(target), cache=tmp_path / "cache")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{target} cannot be written" in done.stderr
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["release.sqlite"]


def test_a_publication_without_room_changes_nothing(tmp_path: Path, small_release: Path) -> None:
    """It ends with one line, the history and what is in force stay, and it is published once there is room."""
    for each in ("knowledge", "intents"):
        shutil.copytree(small_release / each, tmp_path / each)
    files = ("--knowledge", str(tmp_path / "knowledge"), "--intents", str(tmp_path / "intents"))

    def run(room: int, *arguments: str) -> subprocess.CompletedProcess[str]:
        cache = tmp_path / "cache"
        return _run(room, *files, "knowledge", *arguments, cache=cache, MESHWISE_DATA=str(tmp_path))

    assert run(PLENTY, "publish", "--yes").returncode == 0
    before = run(PLENTY, "history").stdout
    World(tmp_path / "knowledge").edit("subjects/rovella.yaml", "edition: City", "edition: Town")
    refused = run(100_000, "publish", "--yes")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "cannot be written" in refused.stderr
    assert run(PLENTY, "history").stdout == before
    assert run(PLENTY, "publish", "--yes").returncode == 0
    assert len(run(PLENTY, "history").stdout.splitlines()) == 2
