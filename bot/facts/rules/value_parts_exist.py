"""A value is part of wider values of the same feature, and not of itself."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.records import Feature
from bot.facts.values import find_wider
from bot.text.suggest import suggest

CODE = "unknown-wider-value"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each value that is part of one the feature does not list, or of itself."""
    for file in knowledge.category_files:
        for name, feature in file.record.features.items():
            for value, known in feature.values.items():
                for number, wider in enumerate(known.part_of):
                    message = _explain(value, wider, feature)
                    if message:
                        keys = ("features", name, "values", value, "part_of", number)
                        yield file.make_problem(CODE, message, *keys)


def _explain(value: str, wider: str, feature: Feature) -> str:
    if wider not in feature.values:
        others = [each for each in feature.values if each != value]
        hint = suggest(wider, others) or "; name the id of a wider value of this feature"
        return f"no value '{wider}'{hint}"
    if value in (wider, *find_wider(wider, feature)):
        return f"'{value}' is part of itself; remove part_of here or above"
    return ""
