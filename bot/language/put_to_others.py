"""Follow-ups that name other subjects: the question before, put to these."""

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.pointing import AGAINST, all_asked, asked_before, is_bare, leans
from bot.language.query import intent_of
from bot.language.reading import Reading
from bot.language.twins import plain_guide


def put_to_others(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """Returns the question before, put to other subjects, or to these besides; None where there is none to put."""
    subjects = reading.ids("subject")
    against = "against" in reading.markers
    comparing = (bool(cues & AGAINST) and "why" not in cues) or against
    adding = "adding" in reading.symbols or against
    several = "those" in reading.markers or "both" in cues
    if (comparing or adding) and previous.subjects and (len(subjects) == 1 or adding):
        both = tuple(
            dict.fromkeys((*(previous.found if previous.intent == "which" else previous.subjects), *subjects))
        )
        asked = previous._replace(features=all_asked(previous)) if "both" in cues else previous
        return compared(asked, both)
    goes_on = leans(reading) or is_bare(cues - {"both"})
    if several and previous.article and len(previous.earlier) > 1 and goes_on:
        return asked_of(subjects, previous.earlier, previous, gazetteer)._replace(article=None)
    if previous.article and previous.intent != "define" and goes_on:
        return _same_article(subjects, previous, gazetteer, polar=reading.polar or "support" in cues)
    if previous.intent == "sources" and goes_on and previous.features:
        return previous._replace(subjects=subjects)
    if previous.intent in ("help", "catalog", "sources") or not goes_on:
        return None
    if comparing and not previous.features:
        return None
    features = all_asked(previous) if several else asked_before(previous)
    if not features and not previous.categories and previous.intent not in ("overview", "compare"):
        return None
    return asked_of(subjects, features, previous, gazetteer)


def compared(previous: Query, subjects: tuple[str, ...]) -> Query:
    """Returns the question before, put to these subjects side by side."""
    return previous._replace(
        intent="compare", subjects=subjects, found=(), before=(), article=None, confidence=1.0
    )


def _same_article(
    subjects: tuple[str, ...], previous: Query, gazetteer: Gazetteer, *, polar: bool
) -> Query | None:
    """The article asked for before, as it is for other subjects, or for a yes or no whether they have what it is on."""
    covered = gazetteer.covers.get(previous.article or "", ())
    told = plain_guide(previous.intent, subjects, covered or ("",), gazetteer)
    if covered and previous.intent in ("howto", "recommend") and (polar or told is None):
        return asked_of(subjects, covered[:1], previous._replace(polar=True), gazetteer)
    return told


def asked_of(
    subjects: tuple[str, ...], features: tuple[str, ...], previous: Query, gazetteer: Gazetteer
) -> Query:
    """Returns the question before, put to other subjects about these features."""
    polar = previous.polar or previous.intent in ("support", "which", "define")
    intent = intent_of(
        "support", subjects, features, gazetteer, polar=polar, valued=bool(previous.conditions)
    )
    return Query(
        intent,
        subjects,
        features,
        categories=previous.categories,
        conditions=previous.conditions,
        polar=polar,
    )
