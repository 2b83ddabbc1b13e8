"""Answers how something is done."""

from bot.answers.article import answer_article, no_article
from bot.answers.model import Answer
from bot.answers.reference import Reference
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the article that was asked for, or that there is none."""
    article = reference.store.find_article(query.article) if query.article else None
    return answer_article(query, article, reference) if article else no_article(query, reference)
