"""How fast answers are: `python -m tests.bench` times the desk beside two peers on the same questions.

The peers answer nothing; they only look for the nearest of all questions that could be asked. Read the ratios: the
machine and what else it does move all rows together. `python -m tests.bench large` builds a release of invented
knowledge many times the size, which takes a while, and times plain questions of both.
"""

import itertools
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.desk import Desk
from bot.release import build, cached_release, open_release
from bot.shipped import cache_directory, shipped
from tests.evaluation.cases import TUNING, read_cases
from tests.large import write_large

ROUNDS = 5
"""Times each question is asked of the desk; the median of them counts."""

PLAIN = "clean"
"""The group of questions that use the knowledge's own names; the others are misspelt, paraphrased or off the topic."""

LARGE = (100, 1_000)
"""Subjects and features of the large knowledge."""

ENUMERATED = 300
"""Plain questions for some subject and feature put to the shipped knowledge and to the large one."""

PEER_QUESTIONS = 60
"""Questions put to the peers, which are slow."""


def time_each(ask: Callable[[str], object], questions: Sequence[str], rounds: int) -> list[float]:
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


def enumerated_questions(desk: Desk) -> list[str]:
    """Returns the plainest question for every subject and feature."""
    store = desk.release.reference.store
    return [
        f"does {subject.name} support {feature.name}"
        for subject, feature in itertools.product(store.subjects.values(), store.features.values())
    ]


def full_text_search(questions: Sequence[str]) -> Callable[[str], object]:
    """Returns a look-up of the best match by SQLite's full text search."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE questions USING fts5(text, tokenize='porter')")
    connection.executemany("INSERT INTO questions VALUES (?)", [(question,) for question in questions])

    def find(question: str) -> object:
        words = " OR ".join(f'"{word}"' for word in question.replace('"', " ").split())
        sql = "SELECT text FROM questions WHERE questions MATCH ? ORDER BY rank LIMIT 1"
        return connection.execute(sql, (words,)).fetchone()

    return find


def compare_sizes(shipped_desk: Desk) -> None:
    """Builds the large knowledge and prints what that took, and what plain questions of both sizes take."""
    with tempfile.TemporaryDirectory() as directory:
        write_large(Path(directory), *LARGE)
        release = Path(directory, "release.sqlite")
        start = time.perf_counter()
        build(Path(directory), shipped("intents"), release)
        print(f"{LARGE[0]} subjects x {LARGE[1]} features: built in {time.perf_counter() - start:.1f} s")
        for name, desk in (("shipped", shipped_desk), ("large", Desk(open_release(release)))):
            possible = enumerated_questions(desk)
            took = time_each(desk.ask, possible[:: len(possible) // ENUMERATED], ROUNDS)
            print(f"{name:24} {percentile(took, 0.5):8.3f} {percentile(took, 0.99):8.3f}")


def main() -> None:
    """Prints p50 and p99 of the desk and of the peers, and each as a multiple of the desk's; or compares sizes."""
    desk = Desk(cached_release(shipped("knowledge"), shipped("intents"), cache_directory()))
    if sys.argv[1:] == ["large"]:
        compare_sizes(desk)
        return
    alone = [case for case in read_cases(TUNING) if not case.get("thread")]
    questions = [case["text"] for case in alone]
    plain = [case["text"] for case in alone if case["group"] == PLAIN]
    possible = enumerated_questions(desk)
    rows = {
        "desk, all questions": time_each(desk.ask, questions, ROUNDS),
        "desk, plain questions": time_each(desk.ask, plain, ROUNDS),
        "rapidfuzz WRatio": time_each(
            lambda text: process.extractOne(text, possible, scorer=fuzz.WRatio), questions[:PEER_QUESTIONS], 1
        ),
        "SQLite FTS5": time_each(full_text_search(possible), questions[:PEER_QUESTIONS], 1),
    }
    base = percentile(rows["desk, all questions"], 0.5)
    print(
        f"{len(questions)} questions, {len(plain)} of them plain; peers search {len(possible)} enumerated questions"
    )
    print(f"{'':24} {'p50 ms':>8} {'p99 ms':>8} {'p50 / desk':>11}")
    for name, took in rows.items():
        middle = percentile(took, 0.5)
        print(f"{name:24} {middle:8.3f} {percentile(took, 0.99):8.3f} {middle / base:11.1f}")


if __name__ == "__main__":
    main()
