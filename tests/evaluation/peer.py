"""What the peers have in common: what they are given, what they return, and how they are judged.

A peer knows neither conversations nor negations; it finds subjects and features, or refuses.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.facts.store import Store
from bot.text.normalize import normalize
from bot.text.tokens import words
from tests.evaluation.cases import Case, Expect, allowed
from tests.evaluation.judging import SETTLED, Outcome, is_meant


@dataclass(frozen=True, slots=True)
class Reading:
    """What a peer takes a question for; the higher the score, the surer it is."""

    intent: str
    subjects: tuple[str, ...]
    features: tuple[str, ...]
    score: float


class Peer(Protocol):
    """Another way of understanding questions."""

    @property
    def name(self) -> str:
        """What tables call it."""

    def read(self, texts: Sequence[str]) -> Sequence[Reading | None]:
        """Returns the reading of each text, None where it finds nothing."""


Named = tuple[str, str]
"""What something is called, in plain words, and its id."""


def plain(text: str) -> str:
    """Returns the words of a text, normalized as the desk does, without punctuation."""
    return " ".join(words(normalize(text)))


def feature_names(store: Store) -> tuple[Named, ...]:
    """Returns every name, alias and way of asking of every feature, without names of what it does away with."""
    named = (row for row in store.names() if row.kind == "feature" and row.how != "opposite")
    return tuple((plain(row.text), row.id) for row in named)


def subject_names(store: Store) -> tuple[Named, ...]:
    """Returns every name and alias that a subject has by itself, without those that are nouns for a kind too."""
    nouns = {plain(row.text) for row in store.names() if row.kind == "kind"}
    own = (row for row in store.names() if row.kind == "subject" and row.how not in ("asked", "beside"))
    named = [(plain(row.text), row.id) for row in own]
    return tuple((text, identity) for text, identity in named if text not in nouns)


def intent_of(subjects: Sequence[str], features: Sequence[str], store: Store) -> str:
    """Returns the intent that so many subjects and such features suggest."""
    if len(subjects) != 1:
        return "compare" if subjects else "which"
    return "support" if all(store.features[each].kind == "support" for each in features) else "value"


def is_right_reading(reading: Reading | None, expect: Expect, store: Store) -> bool:
    """Returns whether a peer answers with what was meant where there is an answer, and else refuses."""
    statuses = set(allowed(expect["status"]))
    if reading is None:
        return bool(statuses - set(SETTLED))
    understood = is_meant(reading.intent, reading.subjects, reading.features, expect, store)
    return bool(statuses & set(SETTLED)) and understood


def judge_peer(
    peer: Peer, tuning: Sequence[Case], judged: Sequence[Case], store: Store
) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Returns what comes of each question of the two sets; the tuning set tells from which score on to answer."""
    readings = [peer.read([case["text"] for case in cases]) for cases in (tuning, judged)]
    threshold = choose_threshold(readings[0], tuning, store)
    first, second = (
        tuple(_outcomes(found, cases, threshold, store))
        for found, cases in zip(readings, (tuning, judged), strict=True)
    )
    return first, second


def choose_threshold(readings: Sequence[Reading | None], cases: Sequence[Case], store: Store) -> float:
    """Returns the score from which on answering gains most, a wrong answer costing what a right one gains."""
    gains: Counter[float] = Counter()
    for reading, case in zip(readings, cases, strict=True):
        if reading:
            answered = 1 if is_right_reading(reading, case["expect"], store) else -1
            gains[reading.score] += answered - is_right_reading(None, case["expect"], store)
    threshold, best, total = math.inf, 0, 0
    for score in sorted(gains, reverse=True):
        total += gains[score]
        if total > best:
            threshold, best = score, total
    return threshold


def _outcomes(
    readings: Sequence[Reading | None], cases: Sequence[Case], threshold: float, store: Store
) -> Iterator[Outcome]:
    for reading, case in zip(readings, cases, strict=True):
        sure = reading if reading and reading.score >= threshold else None
        right = is_right_reading(sure, case["expect"], store)
        yield Outcome(case, "answered" if sure else "refused", right)
