"""`since` and `until` name a version or a day: both have a figure in them, and words like "latest" move with time."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "no-version"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each `since` and `until` without a figure."""
    for file, keys, _, entry in knowledge.evidence:
        for key, which in (("since", "first"), ("until", "last")):
            said = getattr(entry, key)
            if said and not re.search(r"\d", said):
                message = (
                    f"{key} '{said}' is neither a version nor a date; "
                    f'write the {which} version that has it, "2.17", or the day, "2026-11-20"'
                )
                yield file.make_problem(CODE, message, *keys, key)
