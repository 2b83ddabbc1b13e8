"""What a Containerfile says, and doing it in a directory in the place of an image's root."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.deploy.files import DEPLOY, ROOT

CONTAINERFILE: Final = DEPLOY / "Containerfile"
IGNORED: Final = ROOT / ".dockerignore"

_OWN: Final = re.compile(r"(?<![\w.$/{-])/(opt|src|dist|data|cache|tmp)\b")
"""The directories that the file makes; all others belong to what it builds on."""


@dataclass(frozen=True, slots=True)
class Step:
    """An instruction and what follows it, on one line."""

    word: str
    rest: str


def read_steps() -> tuple[Step, ...]:
    """The instructions of the file, in its order."""
    text = re.sub(r"^#.*\n", "", CONTAINERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    return tuple(Step(*line.split(maxsplit=1)) for line in lines if line.strip())


def read_array(word: str) -> list[str]:
    """The arguments of the last instruction of this name; those of a health check's command."""
    (*_, last) = (step.rest for step in read_steps() if step.word == word)
    found: list[str] = json.loads(last[last.index("[") :])
    return found


@dataclass
class Image:
    """A directory in the place of an image's root.

    Attributes:
        root: the directory.
        environment: what commands run with.
        directory: where they run.
    """

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    directory: str = "/"

    def make(self) -> None:
        """Does what the file says, stage by stage, in the one directory: what is copied between stages is there."""
        for step in read_steps():
            match step.word:
                case "FROM":
                    self.environment = {"PATH": self._path(), "HOME": "/nonexistent"}
                case "ENV":
                    self._set(step.rest)
                case "WORKDIR":
                    self.directory = step.rest
                    Path(self.inside(self.directory)).mkdir(parents=True, exist_ok=True)
                case "COPY":
                    self._copy(step.rest)
                case "RUN":
                    self.run(step.rest)

    def inside(self, text: str) -> str:
        """The text with the file's own directories moved into this one."""
        return _OWN.sub(lambda found: f"{self.root}{found[0]}", text)

    def run(self, command: str) -> str:
        """What a shell's command prints that must succeed."""
        if os.geteuid() != 0:  # whoever is not root gives nothing away
            command = re.sub(r"&& chown [^&]*", "", command)
        done = subprocess.run(
            ["/bin/sh", "-ec", self.inside(command)],
            cwd=self.inside(self.directory),
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def _path(self) -> str:
        """The path on which `python` is the one to build on."""
        programs = self.root / "usr"
        if not programs.exists():
            programs.mkdir()
            (programs / "python").symlink_to(_find_python())
        return os.pathsep.join([str(programs), os.environ["PATH"]])

    def _set(self, rest: str) -> None:
        for each in shlex.split(rest):
            name, value = each.split("=", 1)
            self.environment[name] = self.inside(value).replace("$PATH", self.environment["PATH"])

    def _copy(self, rest: str) -> None:
        *sources, target = (word for word in rest.split() if not word.startswith("--"))
        to = Path(self.inside(target if target.startswith("/") else f"{self.directory}/{target}"))
        for source in sources:
            if "--from=build" in rest:
                _copy_tree(Path(self.inside(source)), to)
            elif source == ".":
                _copy_context(to)
            else:
                to.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / source, to)


def _find_python() -> str:
    """The Python to build on: the system's, which everybody can run, where it is recent and whole; else this one."""
    asked = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"
    known = Path("/usr/bin/python3")
    if (
        known.exists()
        and subprocess.run([known, "-c", asked], check=False, capture_output=True).returncode == 0
    ):
        return str(known)
    return sys.executable


def _copy_tree(source: Path, target: Path) -> None:
    if source != target:
        shutil.copytree(source, target, dirs_exist_ok=True)


def _copy_context(target: Path) -> None:
    """Copies what a build is given of the checkout."""
    allowed = [line[1:] for line in IGNORED.read_text(encoding="utf-8").splitlines() if line.startswith("!")]
    for name in allowed:
        source, to = ROOT / name, target / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, to, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, to)
