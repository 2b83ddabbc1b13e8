"""A date is a day of the calendar."""

from collections.abc import Iterator
from datetime import date

from bot.errors import Problem
from bot.facts.knowledge import File, Knowledge
from bot.facts.walk import each_day
from bot.text.document import Keys
from bot.text.record import Record

CODE = "no-such-day"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each date that no calendar has."""
    for file, keys, day in _each_date(knowledge):
        if not _is_real(day):
            yield file.make_problem(CODE, f"there is no day {day}; write the day of the calendar", *keys)


def _each_date(knowledge: Knowledge) -> Iterator[tuple[File[Record], Keys, str]]:
    yield from each_day(knowledge)
    for subject in knowledge.subject_files:
        if subject.record.retired:
            yield subject, ("retired", "since"), subject.record.retired.since


def _is_real(day: str) -> bool:
    try:
        date.fromisoformat(day if len(day) == len("2024-02-29") else f"{day}-01")
    except ValueError:
        return False
    return True
