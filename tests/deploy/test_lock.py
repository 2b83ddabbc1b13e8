"""The two lists of pinned packages: what developers have, and of that what the bot itself needs."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.files import LOCK, ROOT

_PIN = re.compile(r"^([\w.-]+(?:==\S+))(?: ; (.+?))? \\$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _pins(lock: Path) -> set[str]:
    return {name for name, _ in _PIN.findall(lock.read_text(encoding="utf-8"))}


def _required() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = (*project["dependencies"], *chain(*project["optional-dependencies"].values()))
    return {canonicalize_name(Requirement(each).name) for each in needed}


def test_what_runs_is_what_was_tested() -> None:
    """Each package that the bot is installed with has the version that the tests ran with."""
    assert _pins(LOCK) < _pins(ROOT / ".ci" / "requirements.lock")


def test_everything_that_is_needed_is_pinned() -> None:
    """Whatever the project requires, with all that is optional, is pinned."""
    assert _required() <= {canonicalize_name(pin.split("==")[0]) for pin in _pins(LOCK)}


def test_every_pin_has_hashes() -> None:
    """Nothing is installed that was not seen when the list was made."""
    blocks = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8"))
    assert all(_HASH.search(block) for block in blocks)
