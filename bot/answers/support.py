"""Answers whether a subject has a feature."""

from bot.answers.model import Answer, Choice
from bot.answers.reference import Reference
from bot.answers.several import several
from bot.answers.value import respond as answer_value
from bot.answers.verdict import WORDS, verdict_of
from bot.facts.model import Fact
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the verdict with what carries it and what speaks against it; a table for several features."""
    if len(query.features) > 1:
        return several(query, reference)
    if query.conditions:
        return answer_value(query, reference)
    subject, feature = query.subjects[0], query.features[0]
    told = reference.told(subject, feature, valued=False)
    fact = told.fact
    topic = f"{reference.subject(subject)}, {reference.feature(feature)}"
    return Answer(
        status="answered" if fact else "unknown",
        headline=_headline(query, topic, WORDS[verdict_of(fact)] if fact else "Not known"),
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        verdict=verdict_of(fact),
        conflict=bool(fact and fact.conflict),
        notices=told.notices,
        statements=told.statements,
        notes=told.notes,
        suggestions=_suggestions(query, fact, reference),
        citations=told.citations,
        confidence=query.confidence,
    )


def _headline(query: Query, topic: str, verdict: str) -> str:
    """Returns the verdict before its topic, or behind it where the question did not name it.

    A "no" at the beginning would there be taken for an answer to the question's own words.
    """
    return f"{topic}: {verdict.lower()}" if query.inferred else f"{verdict}: {topic}"


def _suggestions(query: Query, fact: Fact | None, reference: Reference) -> tuple[Choice, ...]:
    feature = query.features[0]
    defined = reference.store.find_article(feature)
    define = [Query("define", features=query.features, article=feature)] if defined else []
    which = Query("which", features=query.features)
    evidence = (reference.evidence(query),) if fact else ()
    return *evidence, *reference.suggestions(which, *define, Query("overview", subjects=query.subjects))
