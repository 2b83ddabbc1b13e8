"""A source that is described is referred to."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_citation, each_source

CODE = "unused-source"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each source that nothing refers to."""
    used = {source for _, _, source in each_citation(knowledge)}
    used.update(*(file.record.outline.cited for file in knowledge.subject_files))
    for file, keys, name, _ in each_source(knowledge):
        if name not in used:
            yield file.make_key_problem(CODE, f"nothing cites source '{name}'; cite it or remove it", *keys)
