"""What a question may be meant for besides, by what it asks: the opposite, the term, the guide, the fact."""

from collections.abc import Iterator, Sequence

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query


def twins(query: Query, gazetteer: Gazetteer) -> Iterator[Query]:
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
    guide = plain_guide("howto", query.subjects, (feature,), gazetteer) if feature else None
    if guide is not None and query.intent in ("support", "value"):
        yield guide


def plain_fact(subjects: tuple[str, ...], feature: str, gazetteer: Gazetteer) -> Query:
    """Returns the plain question for a feature of one subject, or of all where none is named."""
    told = gazetteer.feature_kinds.get(feature, "support") != "support"
    return Query(("value" if told else "support") if subjects else "which", subjects, (feature,))


def plain_guide(
    kind: str, subjects: tuple[str, ...], features: Sequence[str], gazetteer: Gazetteer
) -> Query | None:
    """Returns the question for the first article of a kind about one of these subjects and one of these features."""
    article = gazetteer.guide(kind, subjects, features)
    return Query(kind, subjects, article=article) if article else None


def _told_in(article: str, gazetteer: Gazetteer) -> Iterator[Query]:
    """Yields the fact that an article about a feature leans on: of the one subject it is about, or of all."""
    about = gazetteer.about.get(article, ())
    subjects = about if len(about) == 1 else ()
    for feature in gazetteer.covers.get(article, ())[:1]:
        yield plain_fact(subjects, feature, gazetteer)
