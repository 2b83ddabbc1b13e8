"""Checks a directory of knowledge by every rule: `python -m bot.facts.check knowledge`."""

import sys
from pathlib import Path

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.read import read_knowledge
from bot.facts.rules import RULES


def check_directory(directory: Path) -> tuple[Problem, ...]:
    """Return every problem of a directory's files; of the rules, once all files can be read."""
    knowledge, problems = read_knowledge(directory)
    return problems if knowledge is None else check_knowledge(knowledge)


def check_knowledge(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return what the rules complain about, in the order of the files."""
    order = {file.document.path: number for number, file in enumerate(knowledge.files)}
    problems = (problem for check in RULES for problem in check(knowledge))
    return tuple(sorted(problems, key=lambda problem: (order[problem.path], problem)))


def main() -> None:
    """Print every problem of the directory named on the command line; exit with 1 if there is one."""
    directory = Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge")
    problems = check_directory(directory)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
