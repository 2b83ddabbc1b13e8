"""A feature that is referred to exists."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_article
from bot.text.suggest import suggest

CODE = "unknown-feature"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each fact, and each article, about a feature that no category holds."""
    for file in knowledge.subject_files:
        for feature in file.record.facts:
            if feature not in knowledge.features:
                yield file.make_key_problem(CODE, _explain(feature, knowledge), "facts", feature)
    for article_file, keys, _, article in each_article(knowledge):
        for number, feature in enumerate(article.features):
            if feature not in knowledge.features:
                place = (*keys, "features", number)
                yield article_file.make_problem(CODE, _explain(feature, knowledge), *place)


def _explain(feature: str, knowledge: Knowledge) -> str:
    hint = suggest(feature, knowledge.features) or "; add it to a file of features/"
    return f"no feature '{feature}'{hint}"
