"""Finds facts whose evidence is so old that somebody should look again."""

from dataclasses import dataclass
from datetime import date

from bot.facts.claims import Said, each_said
from bot.facts.knowledge import Knowledge
from bot.facts.records import Feature

REVIEW_MONTHS = 24
"""How long evidence stays good on a feature that says nothing else: products like these change within two years."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A fact to look at again.

    Attributes:
        newest: the date of its newest evidence, "YYYY-MM" or "YYYY-MM-DD".
        months: how old that is, in whole months.
        allowed: how old it may be.
    """

    subject: str
    feature: str
    newest: str
    months: int
    allowed: int

    def __str__(self) -> str:
        age = f"{self.months} months old, {self.allowed} allowed"
        return f"{self.newest:10}  {self.subject}/{self.feature}: {age}"


def count_months(feature: Feature) -> int:
    """Return for how many months evidence on a feature stays good."""
    return int(feature.review.partition(" ")[0]) if feature.review else REVIEW_MONTHS


def find_stale(knowledge: Knowledge, today: date, months: int | None = None) -> tuple[Stale, ...]:
    """Return the facts whose newest evidence is too old, the oldest first.

    Args:
        knowledge: what the files say. What is said of retired subjects stays as it was, so they are left out.
        today: the day to count from.
        months: how old evidence may be, instead of each feature's own interval.
    """
    living = (said for said in each_said(knowledge, lambda file, _: not file.record.retired))
    facts = (
        _measure(said, today, months or count_months(knowledge.features[said.feature])) for said in living
    )
    return tuple(sorted((fact for fact in facts if fact.months > fact.allowed), key=lambda fact: fact.newest))


def _measure(said: Said, today: date, allowed: int) -> Stale:
    newest = max(claim.date for claim in said.claims)
    year, month = map(int, newest.split("-")[:2])
    return Stale(said.file.id, said.feature, newest, (today.year - year) * 12 + today.month - month, allowed)
