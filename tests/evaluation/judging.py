"""What comes of each question, and whether that is right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answers.model import Answer
from bot.desk import Desk
from bot.facts.store import Store
from bot.language.model import Query
from tests.evaluation.cases import Case, Expect, allowed

SETTLED = ("answered", "unknown")
"""Statuses that take the question for understood."""

CHOICES_SEEN = 3
"""Choices of a question back that count: further down hardly anybody looks."""

Way = Literal["answered", "asked back", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question of a set and what came of it.

    Attributes:
        case: the line of the set.
        way: how it was taken: for understood, asked back, or refused (small talk too answers nothing).
        right: what came is as expected.
        offered: of a question asked back that has an answer, whether the first choices hold it; else None.
        answer: the desk's answer; None of a peer.
    """

    case: Case
    way: Way
    right: bool
    offered: bool | None = None
    answer: Answer | None = None

    @property
    def wrong(self) -> bool:
        """It was taken for understood, and was not."""
        return not self.right and self.way == "answered"


def judge(desk: Desk, cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yields what comes of each question, threads being conversations."""
    threads: dict[str, Query | None] = {}
    for case in cases:
        thread = case.get("thread")
        reply = desk.ask(case["text"], threads.get(thread) if thread else None)
        if thread:
            threads[thread] = reply.query
        right = is_right(reply.answer, case["expect"], desk.release.reference.store)
        offered = offers(desk, reply.answer, case["expect"])
        yield Outcome(case, _way(reply.answer), right, offered, reply.answer)


def is_right(answer: Answer, expect: Expect, store: Store) -> bool:
    """Returns whether an answer is as expected; what the expectation leaves null may be anything.

    Where a set was written before the knowledge held a fact, the fact with its citation is right too.
    """
    statuses = allowed(expect["status"])
    known = answer.status == "answered" and "unknown" in statuses and bool(answer.citations)
    if answer.status not in statuses and not known:
        return False
    if answer.status not in SETTLED:
        return True
    articles = allowed(expect.get("article"))
    return (
        is_meant(answer.intent, answer.subjects, answer.features, expect, store)
        and (not articles or answer.article in articles)
        and _same(answer.excluded_features, expect.get("excluded_features", []))
        and _same_verdict(answer, expect, store)
    )


def is_meant(
    intent: str | None, subjects: Sequence[str], features: Sequence[str], expect: Expect, store: Store
) -> bool:
    """Returns whether intent, subjects (in order) and features (in any order) are as expected.

    Of a feature that is a list, "does it have" and "what does it have" are one question.
    """
    intents = allowed(expect.get("intent"))
    if any(store.features[each].kind == "list" for each in features) and {"support", "value"} & set(intents):
        intents = (*intents, "support", "value")
    wanted = expect.get("subjects")
    found = intent in ("which", "recommend")  # their subjects are the answer, not the question
    return (
        (not intents or intent in intents)
        and (wanted is None or found or list(subjects) == list(wanted))
        and (intent == "define" or _same(features, expect.get("features")))
    )


def offers(desk: Desk, answer: Answer, expect: Expect) -> bool | None:
    """Returns whether the first choices of a question back hold one that asks what was meant.

    None where nothing was asked back, or there was nothing to answer.
    """
    if answer.status != "clarify" or not set(SETTLED) & set(allowed(expect["status"])):
        return None
    replies = (desk.ask(choice.question).answer for choice in answer.choices[:CHOICES_SEEN])
    store = desk.release.reference.store
    return any(reply.status in SETTLED and is_right(reply, expect, store) for reply in replies)


def _way(answer: Answer) -> Way:
    if answer.status in SETTLED:
        return "answered"
    return "asked back" if answer.status == "clarify" else "refused"


def _same(found: Sequence[str], expected: Sequence[str] | None) -> bool:
    """Whether features are as expected, in any order; None allows any."""
    return expected is None or sorted(found) == sorted(expected)


def _same_verdict(answer: Answer, expect: Expect, store: Store) -> bool:
    """Whether a question about one subject and whether it has one feature got the verdict that the store holds."""
    subjects: Sequence[str] = expect.get("subjects") or ()
    features: Sequence[str] = expect.get("features") or ()
    if answer.intent not in ("support", "value") or (len(subjects), len(features)) != (1, 1):
        return True
    if store.features[features[0]].kind != "support":
        return True
    fact = store.find_fact(subjects[0], features[0])
    held = fact.verdict if fact else None
    return answer.verdict == held or (held is None and answer.verdict == "unknown")
