"""A build that starts from an earlier release: faster, and otherwise as if there had been none."""

import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.errors import KnowledgeError, Problem
from bot.facts.store import Store
from bot.language.language import SPOKEN
from bot.release import build
from tests.rows import Rows, rows_of

Edit = tuple[str, str, str]
"""A file, a piece of it, and what takes its place.

Without a piece, the file's new name, "" to remove it, or what a file says that is not there yet.
"""

FACT: Edit = ("knowledge/subjects/rovella.yaml", "11.2 kg", "11.3 kg")
NAME: Edit = ("knowledge/subjects/rovella.yaml", "name: Rovella", "name: Rovellina")
ALIAS: Edit = ("knowledge/articles/terms.yaml", "[belt drive, ", "[belt drive, rubber drive, ")
SOURCE: Edit = ("knowledge/sources/others.yaml", "  fair-sheet:", "  fare-sheet:")
UNORDERED: Edit = ("knowledge/desk.yaml", "subjects: [rovella, quillon, bramble, cartling]\n", "")
TRAILER = """# yaml-language-server: $schema=../schema/subject.schema.json
name: {name}
kind: trailer
summary:
  - text: The {name} is a trailer for two.
    cite: [{{source: fair-sheet, at: line 30}}]
facts:
  folding: [{{stance: "no", source: fair-sheet, at: {name}}}]
"""
ASTER: Edit = ("knowledge/subjects/aster.yaml", "", TRAILER.format(name="Aster"))
SOUND: tuple[Edit, ...] = (
    FACT,
    NAME,
    ALIAS,
    ASTER,
    ("knowledge/subjects/zephyr.yaml", "", TRAILER.format(name="Zephyr")),
    ("knowledge/subjects/cartling.yaml", "line 21", "line 22"),
    (
        "knowledge/subjects/cartling.yaml",
        "facts:\n",
        "facts:\n  gears: [{value: none, source: fair-sheet, at: end}]\n",
    ),
    ("knowledge/subjects/cartling.yaml", "facts:\n", "# A remark.\nfacts:\n"),
    (
        "knowledge/subjects/bramble.yaml",
        "facts:\n",
        "facts:\n  gears: [{value: one, source: fair-sheet, at: top}]\n",
    ),
    ("knowledge/subjects/quillon.yaml", "is a touring bicycle", "is a bicycle for long tours"),
    ("knowledge/sources/others.yaml", "kind: third-party", "kind: tested"),
    ("knowledge/desk.yaml", "name: Spokewise", "name: Spokewiser"),
    ("knowledge/articles/terms.yaml", "", "knowledge/articles/words.yaml"),
    ("knowledge/golden.yaml", "", ""),
)
MISTAKES: tuple[Edit, ...] = (
    SOURCE,
    ("knowledge/subjects/quillon.yaml", "      note: Only with the hub gear.\n", ""),
    ("knowledge/subjects/quillon.yaml", '      date: "2023-07-01"\n', '      date: "2031-07-01"\n'),
    ("knowledge/subjects/bramble.yaml", "kind: bicycle", "kind: [bicycle"),
    ("intents/words.yaml", "which", "whichever"),
)
STEPS, SEEDS = 12, 3
TODAY = date(2026, 6, 1)
MARK = b"taken from the earlier release"


def _write(directory: Path, original: Path, edits: Iterable[Edit]) -> None:
    """Writes the original's files anew, with these edits."""
    for folder in ("knowledge", "intents"):
        shutil.rmtree(directory / folder, ignore_errors=True)
        shutil.copytree(original / folder, directory / folder)
    for name, old, new in edits:
        path = directory / name
        if not path.exists():
            if "\n" in new:
                path.write_text(new, encoding="utf-8")
        elif old:
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        elif new:
            path.rename(directory / new)
        else:
            path.unlink()


def _build(directory: Path, target: Path, earlier: Path | None = None) -> tuple[Problem, ...] | None:
    """Builds a release of the directory's files, or returns what is wrong with them."""
    try:
        build(directory / "knowledge", directory / "intents", target, earlier=earlier, today=TODAY)
    except KnowledgeError as error:
        return error.problems
    return None


def _rows(release: Path) -> Rows:
    return rows_of(release.read_bytes())


def _marked(release: Path, target: Path, *parts: str) -> Path:
    """Copies a release, with a mark in the place of parts that were learnt from names."""
    shutil.copy(release, target)
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.executemany("UPDATE derived SET body = ? WHERE name = ?", [(MARK, name) for name in parts])
    return target


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_rebuild_is_a_build(small_release: Path, tmp_path: Path, seed: int) -> None:
    """After any edits and mistakes, with files added, removed and renamed, both have the same rows or problems."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    active: set[Edit] = set()
    earlier, built = small_release / "release.sqlite", 0
    for step in range(STEPS):
        active ^= {chance.choice(SOUND)}
        mistake = [chance.choice(MISTAKES)] if step % 4 == 3 else []
        _write(tmp_path, small_release, [UNORDERED, *sorted(active), *mistake])
        cold = _build(tmp_path, tmp_path / "cold.sqlite")
        warm = _build(tmp_path, tmp_path / f"{step}.sqlite", earlier)
        assert warm == cold
        if warm is None:
            assert _rows(tmp_path / f"{step}.sqlite") == _rows(tmp_path / "cold.sqlite")
            earlier, built = tmp_path / f"{step}.sqlite", built + 1
    assert built > STEPS / 2


def test_files_may_change_places(small_release: Path, tmp_path: Path) -> None:
    """Two subjects' files with each other's contents have each other's rows."""
    name, _, text = ASTER
    other = name.replace("aster", "zephyr")
    _write(tmp_path, small_release, [UNORDERED, ASTER, (other, "", text.replace("Aster", "Zephyr"))])
    assert _build(tmp_path, tmp_path / "earlier.sqlite") is None
    (tmp_path / name).rename(tmp_path / "aside")
    (tmp_path / other).rename(tmp_path / name)
    (tmp_path / "aside").rename(tmp_path / other)
    for built, earlier in (("cold.sqlite", None), ("warm.sqlite", tmp_path / "earlier.sqlite")):
        assert _build(tmp_path, tmp_path / built, earlier) is None
    assert _rows(tmp_path / "warm.sqlite") == _rows(tmp_path / "cold.sqlite")


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


def test_only_changed_files_are_looked_at(small_release: Path, tmp_path: Path) -> None:
    """The rows of a subject whose file is the same are taken from the earlier release, and of no other."""
    earlier = Path(shutil.copy(small_release / "release.sqlite", tmp_path / "earlier.sqlite"))
    with closing(sqlite3.connect(earlier)) as connection, connection:
        connection.execute("UPDATE evidence SET at = 'where an earlier build read it'")
    _write(tmp_path, small_release, [FACT])
    _build(tmp_path, tmp_path / "new.sqlite", earlier)
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        marked = "SELECT DISTINCT subject FROM evidence WHERE at = 'where an earlier build read it'"
        found = {subject for (subject,) in connection.execute(marked)}
    assert found == {"quillon", "bramble", "cartling"}


def test_what_a_file_says_is_read_where_others_change(small_release: Path, tmp_path: Path) -> None:
    """Where a file has changed that facts may refer to, their rows are made anew of what the earlier release read."""
    earlier = Path(shutil.copy(small_release / "release.sqlite", tmp_path / "earlier.sqlite"))
    with closing(sqlite3.connect(earlier)) as connection, connection:
        connection.execute("UPDATE evidence SET note = NULL")
        connection.execute(
            "UPDATE derived SET body = CAST(replace(body, 'Only with the hub gear', 'As read before') AS BLOB)"
            " WHERE name LIKE 'facts %'"
        )
    _write(tmp_path, small_release, [ALIAS])
    _build(tmp_path, tmp_path / "new.sqlite", earlier)
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        notes = {
            note for (note,) in connection.execute("SELECT note FROM evidence WHERE subject = 'quillon'")
        }
    assert {"As read before.", "Both wheels locked on wet leaves."} <= notes


def test_a_file_that_was_not_parsed_still_tells_where(small_release: Path, tmp_path: Path) -> None:
    """Where a source has gone, each place that cites it is told, in files that are the same as before as well."""
    _write(tmp_path, small_release, [SOURCE])
    cold = _build(tmp_path, tmp_path / "cold.sqlite")
    warm = _build(tmp_path, tmp_path / "warm.sqlite", small_release / "release.sqlite")
    assert warm == cold
    assert "unknown-source" in {problem.code for problem in warm or ()}


@pytest.mark.parametrize("content", [b"", b"not a release", None])
def test_an_earlier_release_that_is_none_is_passed_over(
    small_release: Path, tmp_path: Path, content: bytes | None
) -> None:
    """A missing, torn or foreign file only means that everything is made anew."""
    if content is not None:
        (tmp_path / "earlier.sqlite").write_bytes(content)
    assert _build(small_release, tmp_path / "new.sqlite", tmp_path / "earlier.sqlite") is None
    assert _rows(tmp_path / "new.sqlite") == _rows(small_release / "release.sqlite")
