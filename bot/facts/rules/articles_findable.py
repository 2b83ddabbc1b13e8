"""An article can be asked for."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_article

CODE = "unfindable-article"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each article with neither aliases nor ways of asking."""
    for file, keys, name, article in each_article(knowledge):
        if not article.aliases and not article.asked:
            message = f"nobody can ask for article '{name}'; add aliases or asked"
            yield file.make_key_problem(CODE, message, *keys)
