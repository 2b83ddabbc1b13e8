"""Answers what a term means."""

from bot.answers.article import answer_article
from bot.answers.model import Answer, Statement
from bot.answers.reference import Reference
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the definition; where there is none, what the feature is taken to mean in tables, as unknown."""
    article = reference.store.find_article(query.article) if query.article else None
    if article:
        found = map(reference.store.find_article, query.terms)
        return answer_article(query, article, reference, tuple(each for each in found if each))
    features = [reference.store.features[feature] for feature in query.features]
    names = ", ".join(feature.name for feature in features)
    return Answer(
        status="unknown",
        headline=f"No sourced definition: {names}",
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        statements=tuple(Statement(f"In the tables here: {feature.summary}") for feature in features),
        suggestions=reference.suggestions(*(Query("which", features=(feature.id,)) for feature in features)),
        confidence=query.confidence,
    )
