"""What was said was said by today."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_day

CODE = "future-date"


def check(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Yield a problem for each source or evidence of a later day; an end may well be announced for one."""
    day_now = today.isoformat()
    late = tuple(file for file in knowledge.subject_files if file.record.outline.latest > day_now)
    # A month without a day comes before its first.
    for file, keys, day in each_day(replace(knowledge, subject_files=late)):
        if day > day_now:
            message = f"{day} is after today, {today}; write the day on which it was said or read"
            yield file.make_problem(CODE, message, *keys)
