"""A subject that an article is about exists."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_article
from bot.text.suggest import suggest

CODE = "unknown-subject"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each article's subject that has no file."""
    for file, keys, _, article in each_article(knowledge):
        for number, subject in enumerate(article.subjects):
            if subject not in knowledge.subjects:
                hint = suggest(subject, knowledge.subjects) or "; add its file to subjects/"
                yield file.make_problem(CODE, f"no subject '{subject}'{hint}", *keys, "subjects", number)
