"""Evidence on a support feature takes a stance."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "missing-stance"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each entry on a support feature that says neither yes, no nor anything between."""
    for file, keys, name, entry in knowledge.evidence:
        feature = knowledge.features.get(name)
        if feature and feature.kind == "support" and entry.stance is None and entry.value is not None:
            message = f"'{name}' is a support feature; add a stance: yes, no, partial, …"
            yield file.make_problem(CODE, message, *keys)
