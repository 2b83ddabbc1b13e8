"""Answers whether a subject has a feature."""

from bot.answers.model import Answer, Choice, Verdict
from bot.answers.reference import Reference
from bot.answers.several import several
from bot.answers.value import respond as answer_value
from bot.answers.verdict import STATED, WORDS, verdict_of
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
    return Answer(
        status="answered" if fact else "unknown",
        headline=_headline(query, verdict_of(fact), reference),
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


def _headline(query: Query, verdict: Verdict, reference: Reference) -> str:
    """Returns the verdict before its topic, or as a sentence where the question did not name that topic or turned it.

    A "no" at the beginning would there be taken for an answer to the question's own words.
    """
    subject, feature = reference.subject(query.subjects[0]), reference.feature(query.features[0])
    if query.inferred:
        return f"{STATED[verdict].format(subject)}: {feature}"
    return f"{WORDS[verdict]}: {subject}, {feature}"


def _suggestions(query: Query, fact: Fact | None, reference: Reference) -> tuple[Choice, ...]:
    feature = query.features[0]
    defined = reference.store.find_article(feature)
    define = [Query("define", features=query.features, article=feature)] if defined else []
    which = Query("which", features=query.features)
    evidence = (reference.evidence(query),) if fact else ()
    return *evidence, *reference.suggestions(which, *define, Query("overview", subjects=query.subjects))
