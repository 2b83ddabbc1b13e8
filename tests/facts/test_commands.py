"""The two small commands: checking a directory and writing the schemas."""

import subprocess
import sys
from pathlib import Path

from bot.schema import SCHEMAS, make_schema
from tests.facts.world import World


def run(module: str, argument: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of the program on a directory."""
    command = [sys.executable, "-m", module, str(argument)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_checking_a_sound_directory_says_nothing(world: World) -> None:
    """No problem, no line, exit status 0."""
    done = run("bot.facts.check", world.root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_checking_prints_a_line_a_problem(world: World) -> None:
    """Each problem is one line with its place; the exit status is 1."""
    world.edit("subjects/bramble.yaml", "kind: bicycle", "kind: boat")
    world.edit("articles/terms.yaml", "related: [hub-gear]", "related: [hub-gears]")
    done = run("bot.facts.check", world.root)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "subjects/bramble.yaml:3:7: unknown-kind: no kind 'boat'; the desk has bicycle, trailer",
        "articles/terms.yaml:14:15: unknown-article: no article 'hub-gears'; did you mean 'hub-gear'?",
    ]


def test_schemas_are_written_into_a_directory(tmp_path: Path) -> None:
    """The command writes every schema below the directory, and nothing else."""
    assert run("bot.schema", tmp_path).returncode == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    written = {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert written == {name: make_schema(kind) for name, kind in SCHEMAS.items()}
