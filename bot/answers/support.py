"""Answers whether a subject has a feature."""

from bot.answers.model import Answer, Choice, Verdict
from bot.answers.reference import Reference
from bot.answers.several import several
from bot.answers.since import first_told, is_in, unsaid
from bot.answers.value import respond as answer_value
from bot.answers.verdict import STATED, WORDS, verdict_of
from bot.facts.model import Evidence, Fact
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the verdict with what carries it and what speaks against it; a table for several features."""
    if len(query.features) > 1:
        return several(query, reference)
    if query.conditions:
        return answer_value(query, reference)
    subject, feature = query.subjects[0], query.features[0]
    fact = reference.store.find_fact(subject, feature)
    first = first_told(fact) if fact and (query.dated or query.version) else None
    told = reference.told(
        subject, feature, valued=False, first=first if fact and first != fact.evidence[0] else None
    )
    within = is_in(fact, query.version) if fact and query.version else None
    verdict: Verdict = "no" if within is False else verdict_of(fact)
    open_ = fact is not None and bool(query.version) and within is None
    return Answer(
        status="answered" if fact else "unknown",
        headline=_dated(query, first, reference) or _headline(query, verdict, reference, within=within),
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        verdict=verdict,
        conflict=bool(fact and fact.conflict),
        notices=told.notices,
        statements=(*((unsaid(query.version),) if open_ else ()), *told.statements),
        notes=told.notes,
        suggestions=_suggestions(query, fact, reference),
        citations=told.citations,
        confidence=query.confidence,
    )


def _dated(query: Query, first: Evidence | None, reference: Reference) -> str:
    """Returns since when something is there, and how ripe, where that is asked and told, or ""."""
    if not query.dated or first is None:
        return ""
    ripe = f"{first.stability} " if first.stability else ""
    topic = f"{reference.subject(query.subjects[0])}, {reference.feature(query.features[0])}"
    return f"{topic}: {ripe}since {first.since}"


def _headline(query: Query, verdict: Verdict, reference: Reference, *, within: bool | None) -> str:
    """Returns the verdict before its topic, or as a sentence where the question did not ask for just that.

    It may have turned the topic or not named it, asked since when it is there, or of a version that nothing tells of:
    a "yes" or "no" at the beginning would then be taken for an answer to the question's own words.
    """
    subject, feature = reference.subject(query.subjects[0]), reference.feature(query.features[0])
    if query.inferred or query.dated or (query.version and within is None):
        return f"{STATED[verdict].format(subject)}: {feature}"
    version = f" {query.version}" if query.version else ""
    return f"{WORDS[verdict]}: {subject}{version}, {feature}"


def _suggestions(query: Query, fact: Fact | None, reference: Reference) -> tuple[Choice, ...]:
    feature = query.features[0]
    defined = reference.store.find_article(feature)
    define = [Query("define", features=query.features, article=feature)] if defined else []
    which = Query("which", features=query.features)
    evidence = (reference.evidence(query),) if fact else ()
    return *evidence, *reference.suggestions(which, *define, Query("overview", subjects=query.subjects))
