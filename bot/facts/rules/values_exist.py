"""The values of evidence are values of its feature."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.text.suggest import suggest

CODE = "unknown-value"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each value id that the feature does not list."""
    for file, keys, name, entry in knowledge.evidence:
        feature = knowledge.features.get(name)
        for number, value in enumerate(entry.values if feature else ()):
            known = feature.values if feature else {}
            if value not in known:
                hint = suggest(value, known) or f"; it has {', '.join(known) or 'none'}"
                message = f"feature '{name}' has no value '{value}'{hint}"
                yield file.make_problem(CODE, message, *keys, "values", number)
