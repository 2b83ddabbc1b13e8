"""The README is true: its exchange is run, and what it names exists.

After a change of an answer's wording, `python -m tests.test_readme` writes the README's exchange anew.
"""

import re
import shlex
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click
import pytest

from bot.cli import main
from tests.running import meshwise

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
REFRESH: Final = "an answer reads differently now; `python -m tests.test_readme` writes the block anew"

_EXCHANGE: Final = re.compile(
    r"```console\n\$ meshwise (?P<asked>.+)\n```\n\n```text\n(?P<answer>.*?)```\n", re.DOTALL
)
_BLOCK: Final = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_INLINE: Final = re.compile(r"`([^`]+)`")
_COMMAND: Final = re.compile(r"(?:^|\s)(?:\.venv/bin/)?meshwise ([a-z].*)")
_LINK: Final = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_PATH: Final = re.compile(r"[\w.-]+/[\w./-]*")


def _text() -> str:
    return README.read_text(encoding="utf-8")


def _exchange() -> re.Match[str]:
    found = _EXCHANGE.search(_text())
    assert found is not None, "the README shows a console block and the answer in a text block after it"
    return found


def _answer(asked: str, cache: Path) -> str:
    return meshwise(*shlex.split(asked), cache=cache).stdout


def _lines_of_code() -> Iterator[str]:
    """Everything set as code: the lines of shell blocks without remarks, and what stands in a sentence."""
    for language, block in _BLOCK.findall(_text()):
        if language == "sh":
            yield from (line.split(" # ")[0].strip() for line in block.splitlines())
    for inline in _INLINE.findall(_BLOCK.sub("", _text())):
        yield " ".join(inline.split())


def _commands() -> list[str]:
    lines = [f"meshwise {_exchange()['asked']}", *_lines_of_code()]
    return sorted({found[1] for line in lines if (found := _COMMAND.search(line))})


def _targets(text: str) -> set[str]:
    return {line.removeprefix("make ").split()[0] for line in text.splitlines() if line.startswith("make ")}


def _paths() -> list[str]:
    words = {word for line in _lines_of_code() for word in line.split() if _PATH.fullmatch(word)}
    made_by_setup = {word for word in words if word.startswith(".venv/")}
    return sorted((words - made_by_setup) | set(_LINK.findall(_text())))


def test_the_exchange_is_what_the_command_prints(tmp_path: Path) -> None:
    """The question in the README gives the answer in the README, byte for byte."""
    exchange = _exchange()
    assert _answer(exchange["asked"], tmp_path) == exchange["answer"], REFRESH


@pytest.mark.parametrize("command", _commands())
def test_a_command_exists(command: str) -> None:
    """Each command that is named exists, with the options that are given to it."""
    known: click.Command = main
    for word in shlex.split(command):
        if isinstance(known, click.Group):
            assert word in known.commands
            known = known.commands[word]
        elif word.startswith("--"):
            assert word in {option for parameter in known.params for option in parameter.opts}
    assert not isinstance(known, click.Group)


def test_make_targets_exist() -> None:
    """Each target of make that is named exists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = _targets("\n".join(_lines_of_code()))
    assert {"demo", "test"} <= named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


def test_continuous_integration_runs_the_test_command() -> None:
    """What the README says runs the tests is what runs on a clean clone."""
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "test" in _targets("\n".join(_lines_of_code()))
    assert "test" in _targets(run)


@pytest.mark.parametrize("path", _paths())
def test_a_path_exists(path: str) -> None:
    """Each file and directory that is linked or named exists."""
    assert (ROOT / path).exists()


def test_every_room_is_on_the_map() -> None:
    """Whatever stands directly in the house is on its map."""
    house = (ROOT / "bot").iterdir()
    rooms = [each for each in house if each.suffix == ".py" or (each / "__init__.py").exists()]
    names = {f"bot/{each.name}" for each in rooms if each.name != "__init__.py"}
    assert {name for name in names if not any(path.startswith(name) for path in _paths())} == set()


def test_modules_to_run_exist() -> None:
    """Each `python -m` that is named can be run."""
    modules = re.findall(r"python -m ([\w.]+)", _text())
    assert [module for module in modules if find_spec(module) is None] == []


def refresh() -> None:
    """Writes the README's exchange anew."""
    exchange = _exchange()
    with tempfile.TemporaryDirectory() as cache:
        answer = _answer(exchange["asked"], Path(cache))
    start, end = exchange.span("answer")
    README.write_text(_text()[:start] + answer + _text()[end:], encoding="utf-8")


if __name__ == "__main__":
    refresh()
