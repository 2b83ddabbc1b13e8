"""A build that starts from an earlier release: faster, and otherwise as if there had been none."""

import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import KnowledgeError, Problem
from bot.facts.known import FILES
from bot.facts.store import Store
from bot.language.language import SPOKEN
from bot.release import build

Edit = tuple[str, str, str]
"""A file, a piece of it, and what takes its place; without a piece, the file's new name, or "" to remove it."""

FACT: Edit = ("knowledge/subjects/rovella.yaml", "11.2 kg", "11.3 kg")
NAME: Edit = ("knowledge/subjects/rovella.yaml", "name: Rovella", "name: Rovellina")
ALIAS: Edit = ("knowledge/articles/terms.yaml", "[belt drive, ", "[belt drive, rubber drive, ")
SOURCE: Edit = ("knowledge/sources/others.yaml", "  fair-sheet:", "  fare-sheet:")
EDITS: tuple[Edit, ...] = (
    FACT,
    NAME,
    ("knowledge/subjects/quillon.yaml", "      note: Only with the hub gear.\n", ""),
    ("knowledge/subjects/bramble.yaml", "kind: bicycle", "kind: [bicycle"),
    ("knowledge/desk.yaml", "name: Spokewise", "name: Spokewiser"),
    ("knowledge/articles/terms.yaml", "", "knowledge/articles/words.yaml"),
    ("knowledge/golden.yaml", "", ""),
    ("intents/words.yaml", "which", "whichever"),
)
STEPS, SEED = 12, 7
MARK = b"taken from the earlier release"


def _write(directory: Path, original: Path, edits: Iterable[Edit]) -> None:
    """Writes the original's files anew, with these edits."""
    for folder in ("knowledge", "intents"):
        shutil.rmtree(directory / folder, ignore_errors=True)
        shutil.copytree(original / folder, directory / folder)
    for name, old, new in edits:
        path = directory / name
        if old:
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        elif new:
            path.rename(directory / new)
        else:
            path.unlink()


def _build(directory: Path, target: Path, earlier: Path | None = None) -> tuple[Problem, ...] | bytes:
    """Returns the bytes of a release of the directory's files, or what is wrong with them."""
    try:
        build(directory / "knowledge", directory / "intents", target, earlier=earlier)
    except KnowledgeError as error:
        return error.problems
    return target.read_bytes()


def _marked(release: Path, target: Path, *parts: str) -> Path:
    """Copies a release, with a mark in the place of parts that were learnt from names."""
    shutil.copy(release, target)
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.executemany("UPDATE derived SET body = ? WHERE name = ?", [(MARK, name) for name in parts])
    return target


def test_a_rebuild_is_a_build(small_release: Path, tmp_path: Path) -> None:
    """After any edits, mistakes and mended ones, removed and renamed files, both give the same bytes or problems."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    active: set[Edit] = set()
    earlier, built = small_release / "release.sqlite", 0
    for step in range(STEPS):
        active ^= {chance.choice(EDITS)}
        _write(tmp_path, small_release, active)
        cold = _build(tmp_path, tmp_path / "cold.sqlite")
        warm = _build(tmp_path, tmp_path / f"{step}.sqlite", earlier)
        assert warm == cold
        if isinstance(warm, bytes):
            earlier, built = tmp_path / f"{step}.sqlite", built + 1
    assert 0 < built < STEPS


@pytest.mark.parametrize(("edit", "taken"), [(FACT, True), (NAME, False)])
def test_what_was_learnt_stays_while_names_do(
    small_release: Path, tmp_path: Path, edit: Edit, taken: bool
) -> None:
    """A changed fact teaches nothing anew; a changed name does."""
    earlier = _marked(small_release / "release.sqlite", tmp_path / "earlier.sqlite", SPOKEN)
    _write(tmp_path, small_release, [edit])
    _build(tmp_path, tmp_path / "new.sqlite", earlier)
    with Store.open(tmp_path / "new.sqlite") as store:
        assert (store.derived[SPOKEN] == MARK) == taken


def test_an_alias_teaches_only_the_kind_it_is_of(small_release: Path, tmp_path: Path) -> None:
    """Where the name of a definition changes, what was learnt of features stays, and what of definitions does not."""
    earlier = _marked(small_release / "release.sqlite", tmp_path / "earlier.sqlite", "feature", "define")
    _write(tmp_path, small_release, [ALIAS])
    _build(tmp_path, tmp_path / "new.sqlite", earlier)
    with Store.open(tmp_path / "new.sqlite") as store:
        assert {name for name in ("feature", "define") if store.derived[name] == MARK} == {"feature"}


def test_only_changed_files_are_parsed(small_release: Path, tmp_path: Path) -> None:
    """What an earlier release knows of a file with the same bytes is taken from there, and of no other."""
    earlier = Path(shutil.copy(small_release / "release.sqlite", tmp_path / "earlier.sqlite"))
    with closing(sqlite3.connect(earlier)) as connection, connection:
        kept = connection.execute("SELECT body FROM derived WHERE name = ?", (FILES,)).fetchone()[0]
        told = kept.replace(b"Only with the hub gear.", b"As an earlier build read it.").replace(
            b"11.2 kg", b"nil"
        )
        connection.execute("UPDATE derived SET body = ? WHERE name = ?", (told, FILES))
    _write(tmp_path, small_release, [FACT])
    _build(tmp_path, tmp_path / "new.sqlite", earlier)
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        notes = connection.execute("SELECT note FROM evidence WHERE subject = 'quillon'").fetchall()
        weight = connection.execute("SELECT value FROM facts WHERE feature = 'weight'").fetchall()
    assert ("As an earlier build read it.",) in notes
    assert weight == [("11.3 kg",)]


def test_a_file_that_was_not_parsed_still_tells_where(small_release: Path, tmp_path: Path) -> None:
    """Where a source has gone, each place that cites it is told, in files that are the same as before as well."""
    _write(tmp_path, small_release, [SOURCE])
    cold = _build(tmp_path, tmp_path / "cold.sqlite")
    warm = _build(tmp_path, tmp_path / "warm.sqlite", small_release / "release.sqlite")
    assert warm == cold
    assert {problem.code for problem in warm if isinstance(problem, Problem)} >= {"unknown-source"}


@pytest.mark.parametrize("content", [b"", b"not a release", None])
def test_an_earlier_release_that_is_none_is_passed_over(
    small_release: Path, tmp_path: Path, content: bytes | None
) -> None:
    """A missing, torn or foreign file only means that everything is made anew."""
    if content is not None:
        (tmp_path / "earlier.sqlite").write_bytes(content)
    built = _build(small_release, tmp_path / "new.sqlite", tmp_path / "earlier.sqlite")
    assert built == (small_release / "release.sqlite").read_bytes()
