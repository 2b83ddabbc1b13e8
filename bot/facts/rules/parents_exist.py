"""A feature is part of a wider support feature, and not of itself."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.records import Feature
from bot.text.suggest import suggest

CODE = "unknown-parent"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each `part_of` that leads nowhere, back to the feature, or to another kind."""
    for file in knowledge.category_files:
        for name, feature in file.record.features.items():
            message = _explain(name, feature, knowledge)
            if message:
                yield file.make_problem(CODE, message, "features", name, "part_of")


def _explain(name: str, feature: Feature, knowledge: Knowledge) -> str:
    parent = knowledge.features.get(feature.part_of or name)
    if feature.part_of is None:
        return ""
    if parent is None:
        hint = suggest(feature.part_of, knowledge.features) or "; name the id of the wider feature"
        return f"no feature '{feature.part_of}'{hint}"
    if name in _ancestors(feature, knowledge):
        return f"'{name}' is part of itself; remove part_of here or above"
    if "support" not in {feature.kind} & {parent.kind}:
        return f"'{name}' is a {feature.kind} and '{feature.part_of}' a {parent.kind} feature; both must be support"
    return ""


def _ancestors(feature: Feature, knowledge: Knowledge) -> set[str]:
    found: set[str] = set()
    above = feature.part_of
    while above is not None and above not in found:
        found.add(above)
        parent = knowledge.features.get(above)
        above = parent.part_of if parent else None
    return found
