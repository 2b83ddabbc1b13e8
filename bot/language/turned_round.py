"""Follow-ups that ask for the question before the other way round."""

from bot.language.model import Query


def turned_round(previous: Query) -> Query | None:
    """Returns a comparison with its sides changed, or a choice by what was not wanted; None of other questions."""
    again = previous._replace(found=(), confidence=1.0)
    if previous.intent == "compare":
        return again._replace(subjects=previous.subjects[::-1])
    if previous.intent == "which" and not previous.conditions:
        return again._replace(features=previous.excluded_features, excluded_features=previous.features)
    return None
