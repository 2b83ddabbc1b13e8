"""What a question may have meant, as choices to pick from: likely readings, in an order that helps to pick."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.topics import ARTICLE_KINDS

MOST_CHOICES = 5
"""Readings offered when a question is asked back."""


def choices(meanings: Sequence[Query], gazetteer: Gazetteer) -> tuple[Query, ...]:
    """Returns at most `MOST_CHOICES` distinct meanings, the likeliest first.

    Of `meanings`, likeliest first, the best fact and the best article stand among the first three: a question for one
    is easily mistaken for the other. What is like the likeliest follows, then the others.
    """
    likeliest, rest = meanings[0], meanings[1:]
    facts = (each for each in rest if not _is_article(each))
    articles = (each for each in rest if _is_article(each))
    best = (*islice(facts, 1), *rest[:1]) if _is_article(likeliest) else (*rest[:1], *islice(articles, 1))
    listed = (likeliest, *best, *_twins(likeliest, gazetteer), *rest)
    return tuple({query.meaning: query for query in listed}.values())[:MOST_CHOICES]


def _is_article(query: Query) -> bool:
    return query.intent in ARTICLE_KINDS


def _twins(query: Query, gazetteer: Gazetteer) -> Iterator[Query]:
    """Yields what the words of a query may mean besides: its opposite, its term, what has it, its guide, its fact."""
    feature = query.features[0] if len(query.features) == 1 else ""
    if query.intent == "which" and query.excluded_features and not query.features:
        yield query._replace(features=query.excluded_features, excluded_features=())
    if query.intent == "which":
        for each in filter(gazetteer.definitions.get, query.features):
            yield Query("define", features=(each,), article=gazetteer.definitions[each])
    if query.intent == "define" and feature:
        yield Query("which", features=(feature,))
    yield from _told_in(query.article or "", gazetteer)
    guide = gazetteer.guide("howto", query.subjects, (feature,)) if feature else None
    if guide and query.intent in ("support", "value"):
        yield Query("howto", subjects=query.subjects, article=guide)


def _told_in(article: str, gazetteer: Gazetteer) -> Iterator[Query]:
    """Yields the fact that an article about a feature leans on: of the one subject it is about, or of all."""
    about = gazetteer.about.get(article, ())
    subjects = about if len(about) == 1 else ()
    for feature in gazetteer.covers.get(article, ())[:1]:
        told = gazetteer.feature_kinds.get(feature, "support") != "support"
        yield Query(("value" if told else "support") if subjects else "which", subjects, (feature,))
