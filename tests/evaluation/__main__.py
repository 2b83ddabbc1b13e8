"""Prints how well the shipped knowledge's questions are understood: `python -m tests.evaluation`."""

import argparse
from pathlib import Path

from bot.desk import Desk
from bot.release import cached_release
from bot.shipped import cache_directory, shipped
from tests.databases import DATABASES
from tests.evaluation.cases import BLIND, GROUPS, JUDGED, TUNING, read_cases
from tests.evaluation.judging import judge
from tests.evaluation.kept import noise_table
from tests.evaluation.report import report
from tests.evaluation.table import table


def main() -> None:
    """Judges both sets and what noise does to plain questions, and prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument(
        "--failures",
        nargs="+",
        default=[],
        choices=GROUPS,
        metavar="GROUP",
        help=f"groups of the tuning set whose failures to print: {', '.join(GROUPS)}",
    )
    parser.add_argument(
        "--knowledge", type=Path, default=shipped("knowledge"), help="directory of knowledge files"
    )
    arguments = parser.parse_args()
    desk, other = (
        Desk(cached_release(knowledge, shipped("intents"), cache_directory()))
        for knowledge in (arguments.knowledge, DATABASES)
    )
    for line in report(desk, read_cases(TUNING), read_cases(JUDGED), arguments.failures):
        print(line, flush=True)
    for line in table("desk, blind part of the judged set", tuple(judge(desk, read_cases(JUDGED, BLIND)))):
        print(line, flush=True)
    for line in noise_table(desk):
        print(line, flush=True)
    for line in table(
        "another domain (databases), judged set", tuple(judge(other, read_cases(DATABASES.parent)))
    ):
        print(line, flush=True)


if __name__ == "__main__":
    main()
