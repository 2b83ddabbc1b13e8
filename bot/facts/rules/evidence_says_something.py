"""Evidence says something: a stance or a value."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "empty-evidence"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each entry with neither stance nor value; ids of values need their wording too."""
    for file, keys, _, entry in knowledge.evidence:
        if entry.stance is None and entry.value is None:
            message = "neither 'stance' nor 'value'; write what the source says"
            yield file.make_problem(CODE, message, *keys)
