"""What a subject has had since one version, it has had until the same or a later one."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from packaging.version import InvalidVersion, Version

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.weigh import find_day
from bot.text.record import DAY_SHAPE

CODE = "since-after-until"

_IN_WORDS = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}$")


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each entry whose `since` is later, where both are versions or both are days."""
    for file, keys, _, entry in knowledge.evidence:
        if entry.since is None or entry.until is None:
            continue
        since, until = _find_day(entry.since), _find_day(entry.until)
        first, last = _find_version(entry.since), _find_version(entry.until)
        if (since and until and since > until) or (first and last and first > last):
            message = (
                f"since '{entry.since}' is later than until '{entry.until}'; until is the last that had it"
            )
            yield file.make_problem(CODE, message, *keys, "since")


def _find_version(text: str) -> Version | None:
    try:
        return None if _find_day(text) else Version(text)
    except InvalidVersion:
        return None


def _find_day(text: str) -> date | None:
    """Return the day a text gives, as "2024-03", "2024-03-10" or at its end as "10 March 2024"."""
    in_words = _IN_WORDS.search(text)
    try:
        if in_words:
            return datetime.strptime(in_words[0], "%d %B %Y").date()  # noqa: DTZ007 - a day has no time zone
        return date.fromisoformat(find_day(text)) if re.match(DAY_SHAPE, text) else None
    except ValueError:
        return None
