"""A copy of the invented world that a test may spoil."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.read import read_knowledge

Check = Callable[[Knowledge], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class World:
    """Knowledge files in a directory of the test's own."""

    root: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a piece of a file, which must be there."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a whole file."""
        (self.root / name).write_text(text, encoding="utf-8")

    def read(self) -> Knowledge:
        """Return the knowledge, which must be readable."""
        knowledge, problems = read_knowledge(self.root)
        assert knowledge is not None, problems
        return knowledge

    def complaints(self, check: Check) -> list[str]:
        """Return what one rule says of this world, a line a problem."""
        return [str(problem) for problem in check(self.read())]

    def reading_complaints(self) -> list[str]:
        """Return what reading says of this world, a line a problem."""
        knowledge, problems = read_knowledge(self.root)
        assert (knowledge is None) == bool(problems)
        return [str(problem) for problem in problems]


def rename_subject(world: World, old: str, new: str) -> None:
    """Give a subject another id: knowledge that lacks the one with the old id."""
    for path in world.root.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    subjects = world.root / "subjects"
    (subjects / f"{old}.yaml").rename(subjects / f"{new}.yaml")
