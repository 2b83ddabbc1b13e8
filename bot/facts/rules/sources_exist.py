"""A source that is referred to exists."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_reference
from bot.text.suggest import suggest

CODE = "unknown-source"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each reference to a source that no file describes."""
    for file, keys, source in each_reference(knowledge):
        if source not in knowledge.sources:
            hint = suggest(source, knowledge.sources) or "; describe it in sources/"
            yield file.make_problem(CODE, f"no source '{source}'{hint}", *keys)
