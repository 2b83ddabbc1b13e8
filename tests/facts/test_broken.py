"""Every kind of broken file: refused where it is broken, in words that say what would be right.

The kinds are in the tables of `broken/`; each names what is spoilt in a copy of the invented world and every line
that checking it must print.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.errors import KnowledgeError
from bot.facts.check import check_directory, check_knowledge
from bot.facts.known import find_sound, keep_known, load_known
from bot.facts.read import read_for_checking
from bot.release import build
from tests.desks import INTENTS
from tests.facts.world import World

TODAY = date(2026, 11, 20)
TABLES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
KINDS: dict[str, dict[str, Any]] = {
    row["kind"]: row for table in TABLES for row in yaml.safe_load(table.read_text(encoding="utf-8"))
}

TOGETHER = (
    "a no-break space",
    "a Greek letter among Latin ones",
    "a bare version",
    "a bare month",
    "an unknown source",
    "an unknown caveat",
    "an unknown value",
    "an unknown kind of subject",
    "an unknown article",
    "an unknown feature of an article",
    "an unknown confusion",
    "an unknown subject in the order",
    "an unknown feature of a golden question",
    "a golden question asked twice",
    "removed without a note",
    "a day that is still to come",
    "names that differ by their order",
)
"""Kinds that leave every line of the world in its place, so that each is told as if it were the only one."""


def spoil(world: World, kind: str) -> list[str]:
    """Break a world in one way and return the lines that must be said of it."""
    row = KINDS[kind]
    for edit in row.get("edits", ()):
        world.edit(edit["file"], edit["old"], edit["new"])
    for name, text in row.get("write", {}).items():
        world.write(name, text)
    says: list[str] = row["says"]
    return says


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_is_refused(world: World, kind: str) -> None:
    """Path, line, column, code, what was found and what would be right: exactly these lines and no other."""
    expected = spoil(world, kind)
    assert expected
    assert [str(problem) for problem in check_directory(world.root, TODAY)] == expected


def _kept(world: World) -> dict[str, bytes]:
    """What a release of the world as it is keeps of its files."""
    return {name: body for name, body in keep_known(world.read(), {}).items() if body is not None}


def test_what_was_sound_before_hides_no_problem(world: World) -> None:
    """Starting from what is known of the world before it was broken, the rules say the same of each kind."""
    parts = _kept(world)
    known = load_known(parts)
    written = {path: path.read_bytes() for path in world.root.rglob("*.yaml")}
    looked = 0
    for kind in KINDS:
        spoil(world, kind)
        knowledge, _ = read_for_checking(world.root, known)
        anew, _ = read_for_checking(world.root)
        if knowledge is not None and anew is not None:
            sound = find_sound(knowledge, known, parts)
            assert check_knowledge(knowledge, TODAY, sound) == check_knowledge(anew, TODAY)
            looked += bool(sound.files)
        for path in set(world.root.rglob("*.yaml")) - written.keys():
            path.unlink()
        for path, text in written.items():
            path.write_bytes(text)
    assert looked > 20


@pytest.mark.parametrize(("name", "code"), [("Rovella", "shared-name"), ("Rovela", "near-name")])
def test_a_name_is_set_against_those_of_sound_files(world: World, name: str, code: str) -> None:
    """A subject's new name collides with the name of one whose file is the same as before."""
    parts = _kept(world)
    world.edit("subjects/bramble.yaml", "name: Bramble", f"name: {name}")
    knowledge = world.read()
    problems = check_knowledge(knowledge, TODAY, find_sound(knowledge, load_known(parts), parts))
    assert code in {problem.code for problem in problems}
    assert problems == check_knowledge(knowledge, TODAY)


def test_there_are_kinds_enough() -> None:
    """No two tables know the same kind, and nearly all codes of the rules and of reading are met."""
    rows = [row for table in TABLES for row in yaml.safe_load(table.read_text(encoding="utf-8"))]
    assert len(rows) == len(KINDS) == 109
    assert len({line.split(": ")[1] for row in rows for line in row["says"]}) == 62


def test_everything_is_told_at_once_and_nothing_is_built(world: World, tmp_path: Path) -> None:
    """Many files broken in many ways give every line of each way in one go, in the order of the files."""
    expected = [line for kind in TOGETHER for line in spoil(world, kind)]
    problems = check_directory(world.root, TODAY)
    assert sorted(map(str, problems)) == sorted(expected)
    paths = list(dict.fromkeys(problem.path for problem in problems))
    assert paths == [
        "desk.yaml",
        "sources/makers.yaml",
        "features/riding.yaml",
        "subjects/bramble.yaml",
        "subjects/cartling.yaml",
        "subjects/quillon.yaml",
        "subjects/rovella.yaml",
        "articles/advice.yaml",
        "articles/terms.yaml",
        "golden.yaml",
    ]
    with pytest.raises(KnowledgeError):
        build(world.root, INTENTS, tmp_path / "r.sqlite")
    assert not (tmp_path / "r.sqlite").exists()


def test_without_a_day_nothing_is_to_come(world: World) -> None:
    """Who does not say what day it is gets the same answer on every day."""
    spoil(world, "a day that is still to come")
    assert check_directory(world.root) == ()
    assert len(check_directory(world.root, date(2031, 3, 31))) == 1
    assert check_directory(world.root, date(2031, 4, 1)) == ()
