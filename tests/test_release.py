"""Releases: built when the files change, kept, and built anew when what was kept is no good."""

import gc
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.errors import KnowledgeError, ReleaseError
from bot.release import Release, build, cached_release, check, open_release
from tests.desks import INTENTS
from tests.running import environment
from tests.world import WORLD


@dataclass(frozen=True, slots=True)
class Files:
    """Knowledge, intents and a cache of a test's own."""

    knowledge: Path
    intents: Path
    cache: Path

    def open(self) -> Release:
        """Returns the release of the files as they are, closed already: its digest and recognizer stay."""
        release = cached_release(self.knowledge, self.intents, self.cache)
        release.reference.store.close()
        return release

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces the first occurrence of a piece of a file below `knowledge` or `intents`."""
        path = self.knowledge.parent / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def kept(self) -> list[Path]:
        """The releases in the cache."""
        return sorted(self.cache.iterdir()) if self.cache.exists() else []


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A copy of the invented world that a test may spoil."""
    knowledge = Path(shutil.copytree(WORLD, tmp_path / "knowledge"))
    return Files(knowledge, Path(shutil.copytree(INTENTS, tmp_path / "intents")), tmp_path / "cache")


def test_a_kept_release_is_opened_and_not_built(files: Files) -> None:
    """The second start finds the first one's file and leaves it untouched."""
    first = files.open()
    (kept,) = files.kept()
    before = (kept.stat().st_mtime_ns, kept.stat().st_ino, kept.read_bytes())
    assert files.open().digest == first.digest
    assert files.kept() == [kept]
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino, kept.read_bytes()) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("knowledge/subjects/rovella.yaml", "11.2 kg", "11.3 kg"),
        ("knowledge/desk.yaml", "name: Spokewise", "name: Spokewiser"),
        ("intents/words.yaml", "  which: [", "  which: [whatever, "),
    ],
)
def test_a_changed_file_is_built_anew(files: Files, name: str, old: str, new: str) -> None:
    """Any change of knowledge or intents makes another release beside the one before."""
    first = files.open()
    files.edit(name, old, new)
    assert files.open().digest != first.digest
    assert len(files.kept()) == 2


def test_a_change_undone_finds_the_first_release_again(files: Files) -> None:
    """What was kept of the same files is good again."""
    first = files.open()
    files.edit("knowledge/subjects/rovella.yaml", "11.2 kg", "11.3 kg")
    files.open()
    files.edit("knowledge/subjects/rovella.yaml", "11.3 kg", "11.2 kg")
    assert files.open().digest == first.digest
    assert len(files.kept()) == 2


def test_a_comment_changes_the_file_but_not_the_digest(files: Files) -> None:
    """The digest names what is said, not how it is written."""
    first = files.open()
    files.edit("knowledge/subjects/rovella.yaml", "facts:\n", "# Read again.\nfacts:\n")
    assert files.open().digest == first.digest


@pytest.mark.parametrize("size", [0, 50, 4096, 20_000])
def test_a_torn_file_is_built_anew(files: Files, size: int) -> None:
    """A kept file that was cut short is replaced by a whole one."""
    whole = files.open().digest
    (kept,) = files.kept()
    kept.write_bytes(kept.read_bytes()[:size])
    assert files.open().digest == whole
    open_release(kept).reference.store.close()


def test_a_file_of_something_else_is_built_anew(files: Files) -> None:
    """A kept file that is no release at all is replaced."""
    whole = files.open().digest
    (kept,) = files.kept()
    kept.write_text("not a release", encoding="utf-8")
    assert files.open().digest == whole


def test_a_release_without_its_language_is_built_anew(files: Files) -> None:
    """A kept file that lacks a part of what questions are understood by is replaced by a whole one."""
    whole = files.open().digest
    (kept,) = files.kept()
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("DELETE FROM derived WHERE name = 'near'")
    with pytest.raises(ReleaseError):
        open_release(kept)
    assert files.open().digest == whole
    assert _answers(files)


def test_a_release_of_the_installation_is_opened_and_not_copied(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was built when the program was installed is used as it is there, and the cache stays empty."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    installed = replace(files, cache=tmp_path / "share" / "meshwise")
    digest = installed.open().digest
    assert (files.open().digest, files.kept()) == (digest, [])
    files.edit("knowledge/subjects/rovella.yaml", "facts:\n", "# Read again.\nfacts:\n")
    assert files.open().digest == digest
    assert (len(files.kept()), len(installed.kept())) == (1, 1)


def _answers(files: Files) -> bool:
    """Whether a desk over the release of these files answers."""
    release = cached_release(files.knowledge, files.intents, files.cache)
    verdict = Desk(release).ask("does the rovella fold").answer.verdict
    release.reference.store.close()
    return verdict == "yes"


def test_a_cache_that_cannot_be_made_does_not_matter(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the cache directory cannot be, a temporary one serves and questions are answered."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files.cache.write_text("a file, not a directory", encoding="utf-8")
    assert _answers(files)
    assert files.cache.read_text(encoding="utf-8") == "a file, not a directory"


def test_a_cache_that_cannot_be_written_does_not_matter(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the cache directory is there but a release cannot be put into it, a temporary one serves as well."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files.open()
    (kept,) = files.kept()
    kept.unlink()
    kept.mkdir()
    (kept / "in the way").touch()
    assert _answers(files)
    assert files.kept() == [kept]


def test_all_problems_come_together_and_nothing_is_built(files: Files) -> None:
    """Problems of knowledge and of intents are told in one go, and there is no release."""
    files.edit("knowledge/subjects/bramble.yaml", "kind: bicycle", "kind: [bicycle]")
    files.edit("intents/define.yaml", "about:", "abuot:")
    with pytest.raises(KnowledgeError) as caught:
        files.open()
    paths = {problem.path for problem in caught.value.problems}
    assert paths == {"subjects/bramble.yaml", "define.yaml"}
    assert set(check(files.knowledge, files.intents)) == set(caught.value.problems)
    assert files.kept() == []


def test_a_broken_rule_builds_nothing(files: Files) -> None:
    """Files that can be read but contradict a rule are refused as a whole, and the older release stays."""
    files.open()
    before = files.kept()
    files.edit("knowledge/subjects/rovella.yaml", "kind: bicycle", "kind: boat")
    files.edit("knowledge/subjects/quillon.yaml", "      note: Only with the hub gear.\n", "")
    with pytest.raises(KnowledgeError) as caught:
        files.open()
    assert [problem.code for problem in caught.value.problems] == ["missing-note", "unknown-kind"]
    assert str(caught.value) == "2 problems in the knowledge; nothing was built"
    assert files.kept() == before


def test_sound_files_have_no_problem() -> None:
    """The invented world with the shipped intents is sound."""
    assert check(WORLD, INTENTS) == ()


def test_a_release_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A file that does not exist is told in one line that names it."""
    with pytest.raises(ReleaseError) as caught:
        open_release(tmp_path / "none.sqlite")
    assert "none.sqlite" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """The same files give the same release, byte for byte."""
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    build(WORLD, INTENTS, one)
    build(WORLD, INTENTS, other)
    assert one.read_bytes() == other.read_bytes()


def test_two_processes_build_at_once(files: Files) -> None:
    """Processes that start together on an empty cache all answer, and leave one whole release behind."""
    command = [sys.executable, "-m", "bot.cli", "--knowledge", str(files.knowledge), "--intents"]
    command += [str(files.intents), "ask", "does the rovella fold"]
    running = [
        subprocess.Popen(
            command,
            env=environment(files.cache),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(3)
    ]
    outcomes = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert {status for *_, status in outcomes} == {0}
    assert {errors for _, errors, _ in outcomes} == {""}
    assert len({text for text, *_ in outcomes}) == 1
    (kept,) = files.kept()
    open_release(kept).reference.store.close()


def test_garbage_is_looked_for_again_after_opening(files: Files) -> None:
    """Opening a release leaves the collector as it was, whether there is a release or none."""
    assert files.open().path.exists()
    assert gc.isenabled()
    with pytest.raises(ReleaseError):
        open_release(files.cache / "none.sqlite")
    assert gc.isenabled()
