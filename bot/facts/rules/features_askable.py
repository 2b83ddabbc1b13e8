"""A feature can be asked for by more than its title."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "unaskable-feature"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each feature with neither aliases nor ways of asking."""
    for file in knowledge.category_files:
        for name, feature in file.record.features.items():
            if not feature.aliases and not feature.asked:
                message = f"feature '{name}' has no name that people use; add aliases or asked"
                yield file.make_key_problem(CODE, message, "features", name)
