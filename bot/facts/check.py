"""Checks a directory of knowledge by every rule: `python -m bot.facts.check knowledge`."""

import sys
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.read import read_for_checking
from bot.facts.rules import AMONG_SUBJECTS, RULES, Rule, days_past


class Sound(NamedTuple):
    """What need not be looked at again.

    Attributes:
        files: digests of subjects' files that have no problem by themselves.
        rules: those that find nothing in any file.
    """

    files: Collection[str] = ()
    rules: Collection[Rule] = ()


NOTHING_SOUND = Sound()


def check_directory(directory: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Return every problem of a directory's files; of the rules, once every file gives records.

    Args:
        directory: of knowledge files.
        today: the day after which nothing can have been said; not checked if not given.
    """
    knowledge, problems = read_for_checking(directory)
    if knowledge is None:
        return problems
    told = {(problem.path, problem.line, problem.column) for problem in problems}
    more = check_knowledge(knowledge, today)
    new = (problem for problem in more if (problem.path, problem.line, problem.column) not in told)
    return _sort((*problems, *new), knowledge)


def check_knowledge(
    knowledge: Knowledge, today: date | None = None, sound: Sound = NOTHING_SOUND
) -> tuple[Problem, ...]:
    """Return what the rules complain about, in the order of the files.

    Args:
        knowledge: what the files say.
        today: as above.
        sound: what is sound beyond doubt, as `known.find_sound` gives it.
    """
    changed = tuple(file for file in knowledge.subject_files if file.document.digest not in sound.files)
    rest = replace(knowledge, subject_files=changed)
    problems = [
        problem
        for check in RULES
        if check not in sound.rules
        for problem in check(knowledge if check in AMONG_SUBJECTS else rest)
    ]
    if today is not None:
        problems.extend(days_past.check(knowledge, today))
    return _sort(problems, knowledge)


def _sort(problems: Iterable[Problem], knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return problems in the order of the files; those of no file last."""
    order = {file.document.path: number for number, file in enumerate(knowledge.files)}
    return tuple(sorted(problems, key=lambda problem: (order.get(problem.path, len(order)), problem)))


def main() -> None:
    """Print every problem of the directory named on the command line; exit with 1 if there is one."""
    directory = Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge")
    problems = check_directory(directory, datetime.now(tz=UTC).date())
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
