"""The commands for people who keep the knowledge, each in a process of its own."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.facts.world import World
from tests.running import about_bicycles, meshwise
from tests.world import WORLD


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all commands."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def changed(tmp_path: Path) -> World:
    """The invented world, in which the Rovella no longer folds and has another name."""
    world = World(Path(shutil.copytree(WORLD, tmp_path / "changed")))
    world.edit(
        "subjects/rovella.yaml",
        'stance: "yes"\n      source: rovella-manual',
        'stance: "no"\n      source: rovella-manual',
    )
    world.edit("subjects/rovella.yaml", "aliases: [rovella three]", "aliases: [rovella four]")
    return world


def test_stale_facts_are_listed_and_are_no_fault(cache: Path) -> None:
    """The oldest comes first, the last line counts, and the exit status is 0."""
    done = about_bicycles("knowledge", "check", "--stale", "--months", "30", cache=cache)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0].startswith("2022-09-20  cartling/folding: ")
    assert lines[0].endswith(" months old, 30 allowed")
    assert lines[-1] == f"{len(lines) - 1} facts due for review"


def test_months_mean_nothing_alone(cache: Path) -> None:
    """An interval without the list it is for is a mistake in the command."""
    done = about_bicycles("knowledge", "check", "--months", "30", cache=cache)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--months belongs to --stale" in done.stderr


def test_golden_questions_are_asked(cache: Path, changed: World) -> None:
    """All is well while they hold; each that does not is a line, and the exit status is 1."""
    done = about_bicycles("knowledge", "check", "--golden", cache=cache)
    assert (done.returncode, done.stdout) == (0, "4 golden questions asked\n")
    done = meshwise("knowledge", "check", "--golden", str(changed.root), cache=cache)
    assert done.returncode == 1
    assert done.stdout == "Does the Rovella fold?: verdict no, must be yes\n4 golden questions asked\n"


def test_a_golden_question_must_be_answered(cache: Path, changed: World) -> None:
    """One that is refused or asked back does not hold, whatever it was read as."""
    changed.edit("golden.yaml", "Which bicycles have a belt drive?", "Who won the match last night?")
    done = meshwise("knowledge", "check", "--golden", str(changed.root), cache=cache)
    assert done.returncode == 1
    assert "Who won the match last night?: refused, must be answered\n" in done.stdout


def test_problems_come_before_everything_else(cache: Path, changed: World) -> None:
    """In broken knowledge nothing is stale and nothing is asked: only what is broken is told."""
    changed.edit("subjects/bramble.yaml", "kind: bicycle", "kind: boat")
    done = meshwise("knowledge", "check", "--stale", "--golden", "--links", str(changed.root), cache=cache)
    assert done.returncode == 1
    assert done.stdout == (
        "subjects/bramble.yaml:3:7: unknown-kind: no kind 'boat'; the desk has bicycle, trailer\n"
    )


def test_a_day_to_come_is_a_problem(cache: Path, changed: World) -> None:
    """The command knows what day it is."""
    changed.edit("sources/others.yaml", '"2024-05-02"', '"9024-05-02"')
    done = meshwise("knowledge", "check", str(changed.root), cache=cache)
    assert done.returncode == 1
    assert done.stdout.startswith("sources/others.yaml:7:11: future-date: 9024-05-02 is after today, ")


def test_addresses_out_of_reach_are_no_fault(cache: Path, changed: World) -> None:
    """Nobody listens where the sources lead: each is told as out of reach, and the exit status is 0."""
    for path in (changed.root / "sources").iterdir():
        text = path.read_text(encoding="utf-8")
        for host in ("rovella", "quillon", "bramble", "workshop", "spoke"):
            text = text.replace(f"https://{host}.example/", f"http://127.0.0.1:1/{host}/")
        path.write_text(text, encoding="utf-8")
    done = meshwise("knowledge", "check", "--links", str(changed.root), cache=cache)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith("unreachable  http://127.0.0.1:1/bramble/farewell  ")
    assert done.stdout.splitlines()[-1] == "0 ok, 0 moved, 0 gone, 6 unreachable"


def test_two_states_are_compared(cache: Path, changed: World) -> None:
    """Facts, names and answers that differ are shown, the last line counts them, and the exit status is 0."""
    done = meshwise("knowledge", "diff", str(WORLD), str(changed.root), cache=cache)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Facts",
        "  ~ rovella/folding: yes [rovella-manual, 2024-03-10] → no, disputed [rovella-manual, 2024-03-10]",
        "Names",
        "  + subject rovella: alias 'rovella four'",
        "  - subject rovella: alias 'rovella three'",
        "Answers",
        "  Does the Rovella fold?",
        "    before: Yes: Rovella, Folding frame",
        "    after:  No: Rovella, Folding frame",
        "1 fact, 2 names and 1 answer changed; 4 golden questions asked",
    ]


def test_a_release_is_built_and_compared(cache: Path, tmp_path: Path) -> None:
    """A built release is one database; compared with the files it came from, nothing differs."""
    target = tmp_path / "bicycles.db"
    done = about_bicycles("knowledge", "build", str(target), cache=cache)
    with closing(sqlite3.connect(target)) as connection:
        ((digest,),) = connection.execute("SELECT value FROM meta WHERE key = 'digest'")
    assert (done.returncode, done.stdout) == (0, f"{target}: {digest}\n")
    done = meshwise("knowledge", "diff", str(target), str(WORLD), cache=cache)
    assert done.stdout == "0 facts, 0 names and 0 answers changed; 4 golden questions asked\n"


def test_what_is_no_release_is_not_compared(cache: Path, tmp_path: Path) -> None:
    """Another file is refused in one line."""
    (tmp_path / "notes.db").write_text("not a database", encoding="utf-8")
    done = meshwise("knowledge", "diff", str(tmp_path / "notes.db"), str(WORLD), cache=cache)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: {tmp_path / 'notes.db'} is no release file; build it again\n"
