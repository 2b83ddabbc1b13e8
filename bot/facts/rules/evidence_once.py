"""Evidence is said once."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "repeated-evidence"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each entry that is word for word an earlier one of the same fact."""
    for file, keys, feature, entry in knowledge.evidence:
        entries = file.record.facts[feature]
        number = entries.index(entry)
        if keys[-1] != number:
            message = f"the same as entry {number + 1} of '{feature}'; keep one, or say what differs"
            yield file.make_problem(CODE, message, *keys)
