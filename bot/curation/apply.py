"""Bringing edited files to where they belong: as a commit in a checkout, else as a patch to download."""

import difflib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.curation.place import LONGEST_SECONDS, Place
from bot.errors import CurationError
from bot.facts.layout import ENDING
from bot.release import check

_COMMITTER: Final = {"name": "Meshwise", "email": "meshwise@localhost"}


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of edited files.

    Attributes:
        commit: the commit they are in, "" where the place is no checkout; then they were not written.
        patch: the change as a unified diff.
    """

    commit: str
    patch: str


def apply_files(place: Place, files: Mapping[str, str], message: str, today: date) -> Applied:
    """Writes and commits edited knowledge files where they are in a Git checkout; else only tells the change.

    They are checked as a whole first, so that files that break a rule are never written.

    Args:
        place: where the files are.
        files: new texts by name.
        message: of the commit.
        today: what is dated later is a problem.

    Raises:
        CurationError: the changed files have problems, or cannot be written or committed.
    """
    _check(place, files, today)
    patch = "".join(_diff(place.knowledge, name, text) for name, text in files.items())
    if not place.revision():
        return Applied("", patch)
    before = {name: _read(place.knowledge / name) for name in files}
    try:
        for name, text in files.items():
            _write(place.knowledge / name, text)
        _git(place.knowledge, "add", "--", *files)
        _git(place.knowledge, "commit", "--quiet", "--message", message, "--", *files)
    except (OSError, subprocess.SubprocessError) as error:
        for name, old in before.items():
            _put_back(place.knowledge / name, old)
        raise CurationError(f"the files could not be committed and are as before: {_tell(error)}") from None
    return Applied(_git(place.knowledge, "rev-parse", "--short=12", "HEAD"), patch)


def _check(place: Place, files: Mapping[str, str], today: date) -> None:
    with tempfile.TemporaryDirectory(prefix="meshwise-") as copy:
        changed = Path(copy) / "knowledge"
        try:
            shutil.copytree(place.knowledge, changed, symlinks=True, ignore=_not_knowledge)
            for name, text in files.items():
                _write(changed / name, text)
        except OSError as error:
            raise CurationError(f"the change could not be tried: {_tell(error)}") from None
        problems = check(changed, place.intents, today)
    if problems:
        raise CurationError(f"the change would break the knowledge: {problems[0]}")


def _not_knowledge(directory: str, names: list[str]) -> set[str]:
    """What a copy of knowledge leaves out: all but folders and YAML files; links stay links, and are not followed."""
    here = Path(directory)
    return {
        name
        for name in names
        if name.startswith(".")
        or not ((here / name).is_dir() or (name.endswith(ENDING) and (here / name).is_file()))
    }


def _diff(directory: Path, name: str, text: str) -> str:
    old = _read(directory / name)
    origin = f"a/{name}" if old is not None else "/dev/null"
    lines = difflib.unified_diff(
        (old or "").splitlines(keepends=True), text.splitlines(keepends=True), origin, f"b/{name}"
    )
    return "".join(lines)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _write(path: Path, text: str) -> None:
    """Writes a file in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    if path.exists():
        shutil.copymode(path, name)
    Path(name).replace(path)


def _put_back(path: Path, old: str | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, old)


def _git(directory: Path, *arguments: str) -> str:
    command = ["git", "-C", str(directory)]
    command += [part for key, value in _COMMITTER.items() for part in ("-c", f"user.{key}={value}")]
    run = subprocess.run([*command, *arguments], capture_output=True, timeout=LONGEST_SECONDS, check=True)  # noqa: S603 - see above
    return run.stdout.decode(errors="replace").strip()


def _tell(error: Exception) -> str:
    complaint = getattr(error, "stderr", None)
    last = complaint.decode(errors="replace").strip().splitlines()[-1:] if complaint else []
    return last[0] if last else str(error)
