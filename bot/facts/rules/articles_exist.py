"""An article worth reading besides exists, and is another one."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_article
from bot.text.suggest import suggest

CODE = "unknown-article"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each related article that does not exist or is the article itself."""
    for file, keys, name, article in each_article(knowledge):
        for number, related in enumerate(article.related):
            place = (*keys, "related", number)
            if related == name:
                yield file.make_problem(CODE, f"article '{name}' is related to itself; remove it", *place)
            elif related not in knowledge.articles:
                hint = suggest(related, knowledge.articles) or "; add it to a file of articles/"
                yield file.make_problem(CODE, f"no article '{related}'{hint}", *place)
