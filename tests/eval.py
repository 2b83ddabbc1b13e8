"""How well questions are understood: `python -m tests.eval` prints one table for each set of questions.

The tuning set is for looking at; of the judged set only the numbers are shown, so that nothing is fitted to it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answers.model import Answer
from bot.desk import Desk
from bot.language.model import Query
from bot.release import cached_release
from bot.shipped import cache_directory, shipped

HERE = Path(__file__).parent
TUNING = HERE / "tuning"
JUDGED = HERE / "judged"

SETTLED = ("answered", "unknown")
"""Statuses that take the question for understood."""

Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question of a set and what came of it.

    Attributes:
        case: the line of the set.
        answer: the reply.
        right: status, intent, subjects, features and polarity are all as expected.
    """

    case: Case
    answer: Answer
    right: bool

    @property
    def wrong(self) -> bool:
        """It was taken for understood, and was not."""
        return not self.right and self.answer.status in SETTLED

    @property
    def asked_back(self) -> bool:
        """It was asked back."""
        return self.answer.status == "clarify"


def read_cases(directory: Path) -> tuple[Case, ...]:
    """Returns the questions of a set: all lines of its files."""
    lines = (line for path in sorted(directory.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return tuple(json.loads(line) for line in lines if line.strip())


def judge(desk: Desk, cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yields what comes of each question, threads being conversations."""
    threads: dict[str, Query | None] = {}
    for case in cases:
        thread = case.get("thread")
        reply = desk.ask(case["text"], threads.get(thread) if thread else None)
        if thread:
            threads[thread] = reply.query
        yield Outcome(case, reply.answer, is_right(reply.answer, case["expect"], desk))


def is_right(answer: Answer, expect: Mapping[str, Any], desk: Desk) -> bool:
    """Returns whether an answer is as expected; what the expectation leaves null may be anything.

    Of a feature that is a list, "does it have" and "what does it have" are one question. Where a set was written
    before the knowledge held a fact, the fact with its citation is right too.
    """
    statuses = _allowed(expect["status"])
    known = answer.status == "answered" and "unknown" in statuses and bool(answer.citations)
    if answer.status not in statuses and not known:
        return False
    if answer.status not in SETTLED:
        return True
    intents = _allowed(expect.get("intent"))
    features = desk.release.reference.store.features
    listing = any(features[each].kind == "list" for each in answer.features)
    if listing and answer.intent in ("support", "value") and {"support", "value"} & set(intents):
        intents = (*intents, answer.intent)
    articles = _allowed(expect.get("article"))
    return (
        (not intents or answer.intent in intents)
        and (not articles or answer.article in articles)
        and _same_subjects(answer, expect.get("subjects"))
        and (answer.intent == "define" or _same(answer.features, expect.get("features")))
        and _same(answer.excluded_features, expect.get("excluded_features", []))
    )


def _allowed(expected: object) -> tuple[str, ...]:
    """Returns the values that an expectation allows: one, several, or none for any."""
    if expected is None:
        return ()
    return tuple(expected) if isinstance(expected, list) else (str(expected),)


def _same_subjects(answer: Answer, expected: Sequence[str] | None) -> bool:
    return (
        expected is None or answer.intent in ("which", "recommend") or list(answer.subjects) == list(expected)
    )


def _same(found: Sequence[str], expected: Sequence[str] | None) -> bool:
    """Whether features are as expected, in any order; None allows any."""
    return expected is None or sorted(found) == sorted(expected)


def print_table(title: str, outcomes: Sequence[Outcome]) -> None:
    """Prints one row a group: questions, share right, wrong and asked back."""
    print(f"{title}\n{'group':12} {'questions':>9} {'right':>7} {'wrong':>6} {'asked back':>11}")
    groups = dict.fromkeys(outcome.case["group"] for outcome in outcomes)
    for group in (*groups, "all"):
        listed = [outcome for outcome in outcomes if group in ("all", outcome.case["group"])]
        counts = Counter(
            name for outcome in listed for name in ("right", "wrong", "asked_back") if getattr(outcome, name)
        )
        shares = {name: 100 * counts[name] / len(listed) for name in ("right", "wrong", "asked_back")}
        print(
            f"{group:12} {len(listed):9} {shares['right']:6.1f}% {shares['wrong']:5.1f}% {shares['asked_back']:10.1f}%"
        )
    print()


def print_failures(outcomes: Iterable[Outcome], groups: Sequence[str]) -> None:
    """Prints the questions of these groups that were not understood as expected."""
    for outcome in outcomes:
        if not outcome.right and outcome.case["group"] in groups:
            expect, answer = outcome.case["expect"], outcome.answer
            wanted = [
                expect.get(key) for key in ("status", "intent", "subjects", "features", "excluded_features")
            ]
            got = [answer.status, answer.intent, answer.subjects, answer.features, answer.excluded_features]
            choices = [choice.question for choice in answer.choices[:3]]
            print(
                f"- {outcome.case['text']}\n    wanted {wanted}\n    got    {got} {answer.confidence} {choices}"
            )


def main() -> None:
    """Judges both sets by the shipped knowledge and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--failures", nargs="*", default=[], help="groups of the tuning set whose failures to print"
    )
    parser.add_argument(
        "--knowledge", type=Path, default=shipped("knowledge"), help="directory of knowledge files"
    )
    arguments = parser.parse_args()
    desk = Desk(cached_release(arguments.knowledge, shipped("intents"), cache_directory()))
    tuning = tuple(judge(desk, read_cases(TUNING)))
    print_failures(tuning, arguments.failures)
    print_table("tuning set", tuning)
    print_table("judged set", tuple(judge(desk, read_cases(JUDGED))))


if __name__ == "__main__":
    main()
