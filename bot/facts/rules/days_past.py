"""What was said was said by today."""

from collections.abc import Iterator
from datetime import date

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_day

CODE = "future-date"


def check(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Yield a problem for each source or evidence of a later day; an end may well be announced for one."""
    for file, keys, day in each_day(knowledge):
        if day > today.isoformat()[: len(day)]:
            message = f"{day} is after today, {today}; write the day on which it was said or read"
            yield file.make_problem(CODE, message, *keys)
