"""Asks back: which of several readings was meant, or the slot that is missing."""

from bot.answers.model import Answer, Choice
from bot.answers.reference import Reference
from bot.language.choices import MOST_CHOICES
from bot.language.model import Ambiguous, Query


def respond(ambiguous: Ambiguous, reference: Reference) -> Answer:
    """Returns the rival readings as choices, each a question that can be asked as it stands."""
    likely = ambiguous.readings[0]
    partial = ambiguous.partial or likely
    return Answer(
        status="clarify",
        headline=_headline(ambiguous, reference),
        intent=partial.intent,
        subjects=partial.subjects,
        features=partial.features,
        excluded_features=partial.excluded_features,
        choices=_choices(ambiguous, reference),
        confidence=likely.confidence,
    )


def _headline(ambiguous: Ambiguous, reference: Reference) -> str:
    if ambiguous.missing == "subject":
        return f"Which {reference.store.desk.kinds[0].name} do you mean?"
    return "What exactly do you mean?" if len(ambiguous.readings) > 1 else "Do you mean this?"


def _choices(ambiguous: Ambiguous, reference: Reference) -> tuple[Choice, ...]:
    readings = list(ambiguous.readings)
    if ambiguous.missing == "subject" and ambiguous.partial and ambiguous.partial.features:
        readings = _with_subjects(ambiguous.partial, reference)
        readings[1:1] = [each for each in ambiguous.readings if each.article][:1]
    found = {choice.question: choice for choice in map(reference.choice, readings)}
    return tuple(found.values())[:MOST_CHOICES]


def _with_subjects(partial: Query, reference: Reference) -> list[Query]:
    kind = reference.store.desk.kinds[0].id
    current = [
        each.id for each in reference.store.subjects.values() if each.kind == kind and not each.retired
    ]
    told = any(reference.store.features[feature].kind != "support" for feature in partial.features)
    plain = "value" if told else "support"
    intent = plain if partial.intent in ("which", "compare", "overview") else partial.intent
    asked = partial._replace(intent=intent, subjects=(), article=None)
    return [
        Query("which", features=partial.features),
        *(asked._replace(subjects=(subject,)) for subject in current[: MOST_CHOICES - 1]),
    ]
