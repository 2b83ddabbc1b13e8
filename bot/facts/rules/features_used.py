"""A feature is one that something is known about."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "unused-feature"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each feature without any evidence and without an article about it."""
    used = {feature for subject in knowledge.subjects.values() for feature in subject.facts}
    used.update(feature for article in knowledge.articles.values() for feature in article.features)
    for file in knowledge.category_files:
        for name in file.record.features:
            if name not in used:
                message = f"no subject has evidence on '{name}'; add some, or remove the feature"
                yield file.make_key_problem(CODE, message, "features", name)
