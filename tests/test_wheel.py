"""The wheel: built offline, installed by itself, and run without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.running import environment, read_lines

ROOT = Path(__file__).parents[1]


def _run(*command: str | Path, at: Path, settings: dict[str, str] | None = None) -> str:
    """What a command prints that must succeed."""
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=at,
        env=settings or {**os.environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    directory = tmp_path_factory.mktemp("wheel")
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", directory, at=ROOT)
    (built,) = directory.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty directory with nothing but the wheel installed in it."""
    target = tmp_path_factory.mktemp("installed")
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps")
    _run(*pip, "--no-compile", "--target", target, wheel, at=target)
    return target


# The checkout is found by an entry for editable installs; it is taken off the path before anything is imported.
_WITHOUT_CHECKOUT = """
import sys
sys.path[:] = [entry for entry in sys.path if entry.rstrip("/") != {root!r}]
import bot
assert bot.__file__.startswith({target!r}), bot.__file__
from bot.cli import main
main(prog_name="meshwise")
"""


def _meshwise(installed: Path, directory: Path, *arguments: str) -> str:
    """What the installed command prints, run in an empty directory."""
    program = _WITHOUT_CHECKOUT.format(root=str(ROOT), target=str(installed))
    settings = environment(directory / "cache", PYTHONPATH=str(installed))
    return _run("-c", program, *arguments, at=directory, settings=settings)


def test_the_wheel_holds_what_is_needed_and_no_more(wheel: Path) -> None:
    """Code, knowledge, intents and the page are in it, and no other package."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = {
        f"bot/shipped_files/{path.relative_to(ROOT).as_posix()}"
        for folder in ("knowledge", "intents")
        for path in (ROOT / folder).rglob("*.yaml")
    }
    pages = {f"{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "bot").rglob("*.html")}
    modules = {f"{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "bot").rglob("*.py")}
    assert shipped | pages | modules <= names
    assert {name.split("/")[0] for name in names if not name.startswith("meshwise-")} == {"bot"}


def test_the_installed_command_answers(installed: Path, tmp_path: Path) -> None:
    """A question is answered from the packaged knowledge, with citations."""
    (reply,) = read_lines(
        _meshwise(installed, tmp_path, "ask", "--json", "does linkerd support traffic splitting")
    )
    assert (reply["status"], reply["subjects"], reply["features"]) == (
        "answered",
        ["linkerd"],
        ["traffic-splitting"],
    )
    assert reply["citations"]


def test_the_packaged_knowledge_is_sound(installed: Path, tmp_path: Path) -> None:
    """Checking without naming a directory checks what is packaged, and finds nothing wrong."""
    assert _meshwise(installed, tmp_path, "knowledge", "check") == ""


def test_nothing_is_written_beside_the_code(installed: Path, tmp_path: Path) -> None:
    """Built releases go to the cache, never into the installation."""
    before = {path for path in installed.rglob("*") if "__pycache__" not in path.parts}
    _meshwise(installed, tmp_path, "ask", "help")
    assert {path for path in installed.rglob("*") if "__pycache__" not in path.parts} == before
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]
