"""Answers what a subject has or uses for a feature, and whether that is a given value."""

from bot.answers.condition import meets, naming, silent
from bot.answers.model import Answer, Choice, Verdict
from bot.answers.reference import Reference
from bot.answers.several import several
from bot.answers.verdict import WORDS, undisputed
from bot.facts.model import Fact
from bot.language.model import Query
from bot.text.listed import listed


def respond(query: Query, reference: Reference) -> Answer:
    """Returns the value with its sources; yes or no first, where the question names a value."""
    if len(query.features) > 1:
        return several(query, reference)
    subject, feature = query.subjects[0], query.features[0]
    fact = reference.store.find_fact(subject, feature)
    condition = query.conditions[0] if query.conditions else None
    known = reference.store.features[feature]
    met = meets(fact, condition, known) if condition else None
    verdict = _verdict(fact, met)
    other = naming(fact, condition, known) if fact and condition else None
    told = reference.told(subject, feature, valued=other is None, first=other)
    unsaid = (silent(fact, condition, known),) if fact and condition and met == "unknown" else ()
    return Answer(
        status="answered" if fact else "unknown",
        headline=_headline(fact, verdict, query, reference, valued=other is None),
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


def _headline(
    fact: Fact | None, verdict: Verdict | None, query: Query, reference: Reference, *, valued: bool
) -> str:
    """Returns the verdict, if there is one, with what it is on, and the value where that is what it rests on."""
    feature = query.features[0]
    topic = f"{reference.subject(query.subjects[0])}, {reference.feature(feature)}"
    if fact is None:
        return f"Not known: {topic}"
    # That sources disagree is told by every rendering of a headline.
    value = _value(fact, verdict, query, reference) if valued else _asked(query, reference)
    return f"{WORDS[verdict]}: {topic}: {value}" if verdict else f"{topic}: {value}"


def _value(fact: Fact, verdict: Verdict | None, query: Query, reference: Reference) -> str:
    """Returns the value, without its own verdict where another goes before it."""
    if verdict and fact.value:
        return fact.value
    return undisputed(fact, reference.store.features[query.features[0]].kind)


def _asked(query: Query, reference: Reference) -> str:
    """Returns the names of the values asked for."""
    condition = query.conditions[0]
    values = reference.store.features[condition.feature].values
    return listed([values[value] for value in condition.values], " or ")


def _suggestions(query: Query, fact: Fact | None, reference: Reference) -> tuple[Choice, ...]:
    which = Query("which", features=query.features, conditions=query.conditions)
    overview = Query("overview", subjects=query.subjects)
    evidence = (reference.evidence(query),) if fact else ()
    return *evidence, *reference.suggestions(*([which] if query.conditions else []), overview)
