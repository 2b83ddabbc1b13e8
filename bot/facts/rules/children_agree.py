"""Who has a part has the whole: a feature is not held "yes" where the feature it is part of is held "no"."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.claims import each_said, find_said
from bot.facts.knowledge import Knowledge

CODE = "part-without-whole"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each such fact."""
    parts = {name: feature.part_of for name, feature in knowledge.features.items() if feature.part_of}
    for said in each_said(knowledge, lambda _, feature: feature in parts):
        parent = parts[said.feature]
        whole = find_said(knowledge, said.file, parent)
        if whole and said.held.stance == "yes" and whole.held.stance == "no":
            message = (
                f"'{said.feature}' holds yes, but '{parent}', which it is part of, holds no;"
                " one of the two is wrong, or part_of is"
            )
            yield said.file.make_key_problem(CODE, message, *said.keys)
