"""Answers from an article: how something is done, what to do when it fails, who uses it, which to take."""

from bot.answers.cite import Citer
from bot.answers.model import Answer, Choice
from bot.answers.reference import Reference, stated
from bot.facts.model import Article
from bot.language.model import Query
from bot.text.listed import listed


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the article that was asked for, or that there is none."""
    article = reference.store.find_article(query.article) if query.article else None
    return answer_article(query, article, reference) if article else _no_article(query, reference)


def answer_article(
    query: Query, article: Article, reference: Reference, others: tuple[Article, ...] = ()
) -> Answer:
    """Returns the article, then others beside it, and what can be asked next about what it speaks of."""
    told = (article, *others)
    citer = Citer()
    notices = reference.notices(query.subjects, citer)
    return Answer(
        status="answered",
        headline=listed([each.title for each in told]),
        intent=query.intent,
        subjects=article.subjects if query.intent == "recommend" else query.subjects,
        features=query.features,
        article=article.id,
        notices=notices,
        statements=tuple(stated(statement, citer) for each in told for statement in each.statements),
        suggestions=_suggestions(article, reference),
        citations=citer.citations(),
        confidence=query.confidence,
    )


def _no_article(query: Query, reference: Reference) -> Answer:
    """Returns that there is no such article here, and what is known of the features named."""
    names = [*map(reference.subject, query.subjects), *map(reference.feature, query.features)]
    support = Query("support", subjects=query.subjects[:1], features=query.features)
    known = [support] if query.subjects and query.features else []
    return Answer(
        status="unknown",
        headline=f"No guide on this: {', '.join(names)}" if names else "No guide on this",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        suggestions=reference.suggestions(*known, Query("catalog")),
        confidence=query.confidence,
    )


def _suggestions(article: Article, reference: Reference) -> tuple[Choice, ...]:
    features = [reference.store.features[identity] for identity in article.features]
    which = [Query("which", features=(feature.id,)) for feature in features[:1] if feature.kind == "support"]
    related = [reference.store.find_article(each) for each in article.related]
    articles = [Query(each.kind, article=each.id) for each in related if each]
    return reference.suggestions(*which, *articles)
