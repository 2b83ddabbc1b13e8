"""Reads a directory of knowledge files into records. Nothing outside the directory is ever opened."""

import os
import re
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from bot.errors import Problem
from bot.facts.knowledge import File, Knowledge, assemble
from bot.facts.layout import DESK, ENDING, FOLDERS, GOLDEN
from bot.facts.records import ArticlesFile, CategoryFile, DeskFile, GoldenFile, SourcesFile, SubjectFile
from bot.text.characters import visible
from bot.text.document import NOTHING_KNOWN, Known
from bot.text.explain import explain
from bot.text.record import ID_SHAPE, Record
from bot.text.strict_yaml import read_yaml

R = TypeVar("R", bound=Record)


def read_knowledge(
    directory: Path, known: Known = NOTHING_KNOWN
) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Read all files of a directory, of those that are `known` only their bytes.

    Returns:
        The knowledge and no problems, or None and every problem found in any file.
    """
    knowledge, problems = read_for_checking(directory, known)
    return None if problems else knowledge, problems


def read_for_checking(
    directory: Path, known: Known = NOTHING_KNOWN
) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Read all files of a directory, even where something is wrong with how they are written.

    Returns:
        The knowledge, or None if a file gives no record at all, and every problem. Knowledge that comes with
        problems serves to look for more of them and for nothing else.
    """
    if not directory.is_dir():
        message = f"{directory} is no directory; name one that holds {DESK}"
        return None, (Problem(".", 1, 1, "no-directory", message),)
    reader = _Reader(directory, known)
    desk = reader.read_desk()
    sources = reader.read_folder("sources", SourcesFile)
    categories = reader.read_folder("features", CategoryFile)
    subjects = reader.read_folder("subjects", SubjectFile)
    articles = reader.read_folder("articles", ArticlesFile)
    golden = reader.read_golden()
    if desk is not None:
        reader.refuse_strays()
    if desk is None or reader.torn:
        return None, tuple(reader.problems)
    return assemble(desk, sources, categories, subjects, articles, golden), tuple(reader.problems)


class _Reader:
    """Reads files below one directory and gathers what is wrong with them.

    Attributes:
        problems: what is wrong.
        torn: a file, or a whole folder, gave nothing that could be looked at any further.
    """

    def __init__(self, directory: Path, known: Known) -> None:
        self.problems: list[Problem] = []
        self.torn = False
        self._directory = directory
        self._known = known
        self._inside = directory.resolve()
        self._listed: set[Path] = set()

    def read_desk(self) -> File[DeskFile] | None:
        """Read `desk.yaml`."""
        path = self._directory / DESK
        if not path.exists():
            self._complain(path, "missing-file", "is missing; it says what the desk is about")
            return None
        return self._read(path, DeskFile)

    def read_golden(self) -> File[GoldenFile] | None:
        """Read `golden.yaml`, if there is one."""
        path = self._directory / GOLDEN
        return self._read(path, GoldenFile) if path.exists() else None

    def read_folder(self, folder: str, kind: type[R]) -> tuple[File[R], ...]:
        """Read every file of a folder, in the order of their names."""
        path = self._directory / folder
        if not path.exists():
            return ()
        if not self._is_inside(path):
            self.torn = True
            return ()
        paths = sorted(path.glob(f"*{ENDING}"))
        self._listed.update(paths)
        return tuple(file for file in (self._read(each, kind) for each in paths) if file is not None)

    def refuse_strays(self) -> None:
        """Complain about files that look like knowledge and are not read."""
        written_apart = {self._directory / DESK, self._directory / GOLDEN}
        for path in sorted(self._directory.rglob("*")):
            if path in self._listed or path.name.startswith(".") or path in written_apart:
                continue
            if path.suffix == ".yml":
                self._complain(path, "stray-file", "is not read; its ending must be .yaml")
            elif path.suffix == ENDING:
                places = ", ".join(f"{folder}/" for folder in FOLDERS)
                self._complain(path, "stray-file", f"is not read here; files belong into {places}")

    def _read(self, path: Path, kind: type[R]) -> File[R] | None:
        file = self._read_file(path, kind)
        self.torn = self.torn or file is None
        return file

    def _read_file(self, path: Path, kind: type[R]) -> File[R] | None:
        if not self._is_inside(path):
            return None
        if not path.is_file():
            self._complain(path, "not-a-file", "is no file; remove it or give it another ending")
            return None
        if not re.fullmatch(ID_SHAPE, path.stem):
            message = f"'{visible(path.stem)}' is no id; name the file in lower-case words joined by hyphens"
            self._complain(path, "bad-id", message)
        # What a link leads to: one that takes its place now is not followed.
        document, problems = read_yaml(Path(os.path.realpath(path)), self._name(path), known=self._known)
        self.problems.extend(problems)
        if document is None:
            return None
        try:
            return File(path.stem, kind.model_validate(document.root), document)
        except ValidationError as error:
            said = {(problem.line, problem.column) for problem in problems}
            found = explain(error, kind, document)
            self.problems.extend(problem for problem in found if (problem.line, problem.column) not in said)
            return None

    def _is_inside(self, path: Path) -> bool:
        """Tell whether a path stays in the directory, and complain if a link leads elsewhere."""
        # Of a link that leads to itself this gives the link, where a path's own way would fail.
        inside = Path(os.path.realpath(path)).is_relative_to(self._inside)
        if not inside:
            self._complain(path, "outside", "leads out of the knowledge directory; put the file itself here")
        return inside

    def _name(self, path: Path) -> str:
        """The path as problems give it: in one line, whatever a file may be called."""
        return visible(path.relative_to(self._directory).as_posix())

    def _complain(self, path: Path, code: str, message: str) -> None:
        self.problems.append(Problem(self._name(path), 1, 1, code, message))
