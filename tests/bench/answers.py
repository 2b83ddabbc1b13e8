"""How fast the desk answers, beside two peers on the same questions.

The peers answer nothing; they only look for the nearest of all questions that could be asked.
"""

import itertools
import sqlite3
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from bot.desk import Desk
from bot.release import open_release
from tests.bench.table import Built, Rows, percentile, time_each
from tests.evaluation.cases import TUNING, read_cases

COLUMNS = ("answers", "p50 ms", "p99 ms", "p50 / desk")

PLAIN = "clean"
"""The group of questions that use the knowledge's own names; the others are misspelt, paraphrased or off the topic."""

ENUMERATED = 300
"""Plain questions for some subject and feature put to the shipped knowledge and to the large one."""

PEER_QUESTIONS = 60
"""Questions put to the peers, which are slow."""


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


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Asks the desk of the first place all questions, the peers some, and the desks of all places plain ones."""
    desks = {place.name: Desk(open_release(place.release)) for place in places}
    desk = desks[places[0].name]
    alone = [case for case in read_cases(TUNING) if not case.get("thread")]
    questions = [case["text"] for case in alone]
    few = questions[:PEER_QUESTIONS]
    possible = enumerated_questions(desk)
    took = {
        "desk, all questions": time_each(desk.ask, questions),
        "desk, plain questions": time_each(
            desk.ask, [each["text"] for each in alone if each["group"] == PLAIN]
        ),
        "rapidfuzz WRatio": time_each(
            lambda text: process.extractOne(text, possible, scorer=fuzz.WRatio), few, rounds=1
        ),
        "SQLite FTS5": time_each(full_text_search(possible), few, rounds=1),
    }
    for name, each in desks.items():
        plain = enumerated_questions(each)
        took[f"every so many plain questions, {name}"] = time_each(
            each.ask, plain[:: len(plain) // ENUMERATED]
        )
    base = percentile(took["desk, all questions"], 0.5)
    return COLUMNS, {
        name: (middle := percentile(each, 0.5), percentile(each, 0.99), middle / base)
        for name, each in took.items()
    }
