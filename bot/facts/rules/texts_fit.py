"""Texts fit the places in which they are shown: a table's cell, and the button that asks a question."""

from collections.abc import Iterator, Mapping

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "does-not-fit"

CELL = 300
"""Characters of a value in a table: thirty such cells are all the text that Slack takes in one table."""

BUTTON = 75
"""Characters on a button: Slack takes no more."""

FRAMES = {"support": "does {} support {}", "value": "{}: {}?", "list": "{}: {}?"}
"""How a button asks for a subject and a feature, by the feature's kind."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each feature's name that cuts a button short and each value too long for a cell."""
    longest = _longest_names(knowledge)
    for category in knowledge.category_files:
        for name, feature in category.record.features.items():
            over = len(FRAMES[feature.kind].format(longest.get(name, ""), feature.name)) - BUTTON
            if over > 0:
                message = f"a button that asks for '{feature.name}' has {over} characters too many; shorten the name"
                yield category.make_problem(CODE, message, "features", name, "name")
    for file, keys, _, entry in knowledge.evidence:
        if entry.value is not None and len(entry.value) > CELL:
            message = f"value has {len(entry.value)} characters, a cell holds {CELL}; move the rest into note"
            yield file.make_problem(CODE, message, *keys, "value")


def _longest_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Return for each feature the longest name of a subject with evidence on it."""
    by_length = sorted(knowledge.subjects.values(), key=lambda subject: len(subject.name))
    return {feature: subject.name for subject in by_length for feature in subject.facts}
