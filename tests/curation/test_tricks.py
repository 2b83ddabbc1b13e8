"""Tricks played in the directory of the files: each is told in one line, and nothing from elsewhere is ever read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.curation.apply import apply_files
from bot.curation.edit import edit_files
from bot.curation.review import prepare
from bot.errors import CurationError
from bot.release import check, find_release
from bot.text.strict_yaml import parse_yaml
from tests.curation.conftest import Curated
from tests.curation.test_apply import ORIGIN, PROPOSAL, TODAY, checkout
from tests.facts.world import World

NOT_OURS = "name: root of everything\n"
Trick = Callable[[World, Path], str]
"""Plays a trick with a file elsewhere, and returns the beginning of the line that must be told; "" for none."""


def _put(world: World, name: str, make: Callable[[Path], object]) -> None:
    path = world.root / name
    if path.is_file():
        path.unlink()
    make(path)


def _link_to_a_file(world: World, elsewhere: Path) -> str:
    _put(world, "subjects/rovella.yaml", lambda path: path.symlink_to(elsewhere))
    return "subjects/rovella.yaml:1:1: outside: "


def _link_to_passwords(world: World, _: Path) -> str:
    _put(world, "subjects/users.yaml", lambda path: path.symlink_to("/etc/passwd"))
    return "subjects/users.yaml:1:1: outside: "


def _link_to_nothing(world: World, _: Path) -> str:
    _put(world, "subjects/lost.yaml", lambda path: path.symlink_to("gone.yaml"))
    return "subjects/lost.yaml:1:1: not-a-file: "


def _link_to_itself(world: World, _: Path) -> str:
    _put(world, "subjects/round.yaml", lambda path: path.symlink_to("round.yaml"))
    return "subjects/round.yaml:1:1: "


def _loop_of_folders(world: World, _: Path) -> str:
    _put(world, "subjects/up", lambda path: path.symlink_to(".."))
    return ""


def _folder_elsewhere(world: World, elsewhere: Path) -> str:
    shutil.rmtree(world.root / "articles")
    _put(world, "articles", lambda path: path.symlink_to(elsewhere.parent))
    return "articles:1:1: outside: "


def _the_whole_disk(world: World, _: Path) -> str:
    _put(world, "notes", lambda path: path.symlink_to("/"))
    return ""


def _pipe(world: World, _: Path) -> str:
    _put(world, "subjects/pipe.yaml", os.mkfifo)
    return "subjects/pipe.yaml:1:1: not-a-file: "


def _device(world: World, _: Path) -> str:
    _put(world, "subjects/endless.yaml", lambda path: path.symlink_to("/dev/zero"))
    return "subjects/endless.yaml:1:1: outside: "


def _folder_as_file(world: World, _: Path) -> str:
    _put(world, "subjects/folder.yaml", Path.mkdir)
    return "subjects/folder.yaml:1:1: not-a-file: "


def _a_gigabyte(world: World, _: Path) -> str:
    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, 1 << 30)

    _put(world, "subjects/huge.yaml", make)
    return "subjects/huge.yaml:1:1: too-large: "


def _two_lines(world: World, _: Path) -> str:
    _put(world, "subjects/a\nb.yaml", lambda path: path.write_text("kind: bike\n"))
    return "subjects/a\ufffdb.yaml:1:1: bad-id: "


def _no_encoding(world: World, _: Path) -> str:
    _put(world, "subjects/a\udcff.yaml", lambda path: path.write_text("kind: bike\n"))
    return "subjects/a\ufffd.yaml:1:1: bad-id: "


def _dots(world: World, _: Path) -> str:
    _put(world, "subjects/....yaml", lambda path: path.write_text("kind: bike\n"))
    return "subjects/....yaml:1:1: bad-id: "


def _other_case(world: World, _: Path) -> str:
    shutil.copy(world.root / "subjects/rovella.yaml", world.root / "subjects/Rovella.yaml")
    return "subjects/Rovella.yaml:1:1: bad-id: "


TRICKS: dict[str, Trick] = {
    each.__name__.strip("_").replace("_", " "): each
    for each in (
        _link_to_a_file,
        _link_to_passwords,
        _link_to_nothing,
        _link_to_itself,
        _loop_of_folders,
        _folder_elsewhere,
        _the_whole_disk,
        _pipe,
        _device,
        _folder_as_file,
        _a_gigabyte,
        _two_lines,
        _no_encoding,
        _dots,
        _other_case,
    )
}

BOMBS = {
    "aliases": "a0: &a0 [x, x]\n"
    + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 2_000)),
    "merges": "x: &x {a: b}\n" + "\n".join(f"k{n}:\n  <<: *x" for n in range(20_000)),
    "depth of lists": "a: " + "[" * 200_000,
    "depth of mappings": "a: " + "{a: " * 200_000,
    "one long text": f'a: "{"b" * 4_000_000}"\n',
    "one long number": "a: 1" + ".1" * 1_000_000 + "x\n",
    "one long key": "b" * 4_000_000 + ": c\n",
    "hidden characters": "a: " + "\u200b b" * 1_000_000,
    "tabs": "a\t\n" * 1_000_000,
    "bare words": f"a: [{'no, ' * 1_000_000}]\n",
    "keys again": "a: b\n" * 800_000,
    "tags": f"a: [{'!!python/object:os.system b, ' * 100_000}]\n",
    "remarks": "a: [\n" + "b, #c\n" * 50_000 + "]\n",
    "anchors": "\n".join(f"k{n}: &a{n} b" for n in range(200_000)),
}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A file that is no business of the knowledge's."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "terms.yaml").write_text(NOT_OURS)
    return tmp_path / "elsewhere" / "terms.yaml"


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_told_in_one_line(curated: Curated, elsewhere: Path, name: str) -> None:
    """By the check, by the review of a reload, and by the start that looks for a built release; then all goes on."""
    place = curated.curator.place
    told = TRICKS[name](curated.files, elsewhere)
    lines = [str(problem) for problem in check(place.knowledge, place.intents, TODAY)]
    assert any(line.startswith(told) for line in lines) is bool(told)
    assert not any("\n" in line or "root" in line for line in lines)
    target = elsewhere.with_suffix(".sqlite")
    review = prepare(place, curated.desk.release.path, target, (), TODAY)
    assert [str(problem) for problem in review.problems] == lines
    assert find_release(place.knowledge, place.intents, elsewhere.parent) is None
    assert target.exists() is not bool(told)


@pytest.mark.parametrize("name", TRICKS)
def test_an_accepted_proposal_stays_in_the_directory(curated: Curated, elsewhere: Path, name: str) -> None:
    """With a trick in it the change is refused, or committed without a look at, or a word into, anything else."""
    place = checkout(curated)
    told = TRICKS[name](curated.files, elsewhere)
    files = {}
    if told:
        with pytest.raises(CurationError, match="the knowledge has problems; mend them first"):
            edit_files(place.knowledge, PROPOSAL, ORIGIN)
    else:
        files = edit_files(place.knowledge, PROPOSAL, ORIGIN)
        assert apply_files(place, files, "message", TODAY).commit
    assert elsewhere.read_text() == NOT_OURS
    assert sorted(path.name for path in elsewhere.parent.iterdir()) == ["terms.yaml"]
    assert all((place.knowledge / each).resolve().is_relative_to(place.knowledge.resolve()) for each in files)


@pytest.mark.parametrize(
    "subject", ["../golden", "..", "/etc/passwd", "rovella/../../x", "rovella\0", "", "."]
)
def test_no_path_comes_in_by_a_proposal(curated: Curated, subject: str) -> None:
    """A subject is one of those that are known, or the proposal is refused."""
    with pytest.raises(CurationError, match="there is no subject"):
        edit_files(curated.curator.place.knowledge, replace(PROPOSAL, subject=subject), ORIGIN)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_and_does_not_go_off(name: str) -> None:
    """A file of four megabytes that is made to be expensive takes about as long as an honest one, and few problems."""
    document, problems = parse_yaml(BOMBS[name], "a.yaml")
    assert len(problems) <= 2_002
    assert document is not None or problems


AS_SOMEBODY = """
import os, sys
from pathlib import Path
import bot.facts.check, bot.language.read
from bot.release import check, find_release
if os.geteuid() == 0:
    os.seteuid(65_534)
files = [Path(sys.argv[1], name) for name in ("knowledge", "intents")]
print(*check(*files), find_release(*files, Path(sys.argv[1])), sep="\\n")
"""
"""Checks files as a user who is not root, whom nothing is forbidden."""


@pytest.mark.parametrize(
    "name", ["knowledge/desk.yaml", "knowledge/subjects/rovella.yaml", "intents/words.yaml"]
)
def test_what_may_not_be_read_is_told(small_release: Path, name: str) -> None:
    """A file without the right to read it is named in one line, and no built release is found for it."""
    with TemporaryDirectory() as directory:
        for each in ("knowledge", "intents"):
            shutil.copytree(small_release / each, Path(directory, each))
        Path(directory).chmod(0o755)
        Path(directory, name).chmod(0)
        command = [sys.executable, "-c", AS_SOMEBODY, directory]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    short = name.partition("/")[2]
    assert run.stdout.splitlines() == [
        f"{short}:1:1: unreadable: cannot be read: Permission denied",
        "None",
    ]
