"""Answers what a subject has or uses for a feature, and whether that is a given value."""

from bot.answers.condition import meets, silent
from bot.answers.model import Answer, Choice, Verdict
from bot.answers.reference import Reference
from bot.answers.several import several
from bot.answers.verdict import WORDS, undisputed
from bot.facts.model import Fact
from bot.language.model import Query


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the value with its sources; yes or no first, where the question names a value."""
    if len(query.features) > 1:
        return several(query, reference)
    told = reference.told(query.subjects[0], query.features[0], valued=True)
    fact = told.fact
    condition = query.conditions[0] if query.conditions else None
    known = reference.store.features[query.features[0]]
    met = meets(fact, condition, known) if condition else None
    verdict = _verdict(fact, met)
    unsaid = (silent(condition, known),) if fact and condition and met == "unknown" else ()
    return Answer(
        status="answered" if fact else "unknown",
        headline=_headline(fact, verdict, query, reference),
        intent=query.intent,
        subjects=query.subjects,
        features=query.features,
        verdict=verdict,
        conflict=bool(fact and fact.conflict),
        notices=told.notices,
        statements=(*unsaid, *told.statements),
        notes=told.notes,
        suggestions=_suggestions(query, fact, reference),
        citations=told.citations,
        confidence=query.confidence,
    )


def _verdict(fact: Fact | None, met: Verdict | None) -> Verdict | None:
    """Returns the verdict on the value asked for; none where no value was, or nobody says whether it is there."""
    if fact is None:
        return "unknown"
    return None if met == "unknown" else met


def _headline(fact: Fact | None, verdict: Verdict | None, query: Query, reference: Reference) -> str:
    feature = query.features[0]
    topic = f"{reference.subject(query.subjects[0])}, {reference.feature(feature)}"
    if fact is None:
        return f"Not known: {topic}"
    # That sources disagree is told by every rendering of a headline.
    value = undisputed(fact, reference.store.features[feature].kind)
    return f"{WORDS[verdict]}: {topic}: {value}" if verdict else f"{topic}: {value}"


def _suggestions(query: Query, fact: Fact | None, reference: Reference) -> tuple[Choice, ...]:
    which = Query("which", features=query.features, conditions=query.conditions)
    overview = Query("overview", subjects=query.subjects)
    evidence = (reference.evidence(query),) if fact else ()
    return *evidence, *reference.suggestions(*([which] if query.conditions else []), overview)
