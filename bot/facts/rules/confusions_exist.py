"""What a feature is confused with is another feature, or an article."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.text.suggest import suggest

CODE = "unknown-confusion"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each `confused_with` that leads nowhere or to the feature itself."""
    known = knowledge.features.keys() | knowledge.articles.keys()
    for file in knowledge.category_files:
        for name, feature in file.record.features.items():
            for other in feature.confused_with:
                place = ("features", name, "confused_with", other)
                if other == name:
                    message = f"feature '{name}' is confused with itself; name the other one"
                    yield file.make_key_problem(CODE, message, *place)
                elif other not in known:
                    hint = suggest(other, sorted(known))
                    message = f"neither a feature nor an article is called '{other}'{hint}"
                    yield file.make_key_problem(CODE, message, *place)
