"""What is measured, how it is timed, and how it is printed."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.shipped import shipped

Rows = Mapping[str, Sequence[float]]
"""The figures of each row; the last is a multiple of the peer's."""


@dataclass(frozen=True, slots=True)
class Built:
    """Knowledge that releases are built from.

    Attributes:
        name: what rows call it.
        knowledge: its files, which are not changed.
        directory: for what is built, a directory of its own.
    """

    name: str
    knowledge: Path
    directory: Path

    @property
    def intents(self) -> Path:
        """The intents it is built with."""
        return shipped("intents")

    @property
    def release(self) -> Path:
        """The file of its release."""
        return self.directory / "release.sqlite"


def time_each(ask: Callable[[str], object], questions: Sequence[str], rounds: int = 5) -> list[float]:
    """Returns the milliseconds each question took, the median of `rounds`."""
    took = []
    for question in questions:
        runs = []
        for _ in range(rounds):
            start = time.perf_counter()
            ask(question)
            runs.append((time.perf_counter() - start) * 1000)
        took.append(statistics.median(runs))
    return took


def percentile(values: Sequence[float], share: float) -> float:
    """Returns the value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def print_table(columns: Sequence[str], rows: Rows) -> None:
    """Prints rows of figures under the names of their columns; the first column is what the rows are of."""
    print("".join((f"{columns[0]:44}", *(f"{column:>14}" for column in columns[1:]))))
    for name, figures in rows.items():
        print("".join((f"{name:44}", *(f"{figure:14.3f}" for figure in figures))))
    print(flush=True)
