"""Follow-ups that name another feature: it is asked of the subjects before, or of those that the answer named."""

from dataclasses import replace

from bot.language.cues import CHOOSING, COMPARING, DEFINING
from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.pointing import all_asked, asks_of_kind, counted, ends_adding, is_bare, leans, present
from bot.language.query import conditions_of, intent_of
from bot.language.reading import Reading
from bot.language.twins import plain_guide

ASKS_LIST = frozenset({"which", "how-many", "list", "who", "what", "neither"})
"""Cues with which "those" means the subjects of the answer before, to choose among."""
PREFERRING = frozenset({"better", "recommend"})
"""Cues of questions for one of several: "which one is better", "which would you take"."""
ONE_OF_THEM = "which one"
"""How one of several is asked for that were talked about."""

ON_SUBJECTS = frozenset({"support", "value", "overview"})
"""Intents of questions about a subject that go on being asked of it."""

ARTICLE_INTENTS = frozenset(
    {"define", "howto", "troubleshoot", "use_case", "recommend", "catalog", "sources", "help"}
)
"""Intents whose query holds no subject-and-feature question to carry on with."""


def asked_besides(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """Returns what a question for another feature means after `previous`; None where it stands by itself."""
    features = reading.ids("feature")
    negated = reading.ids("feature", negated=True)
    if _narrows(reading, cues, previous) or chooses_among(reading, previous):
        return _among(reading, previous, negated, gazetteer)
    if _asks_of_all(reading, cues, previous, gazetteer) or _asks_term(reading, cues, previous):
        return None
    if "others" in reading.markers and counted(reading, "others") < 1 and (features or reading.ids("value")):
        return _which_others(reading, features)
    if previous.intent == "which":
        asked = previous._replace(features=all_asked(previous)) if "both" in cues else previous
        return _which_other(features, negated, asked, anew=bool(cues & ASKS_LIST))
    guide = plain_guide("howto", previous.subjects, features, gazetteer)
    another = guide is not None and guide.article != previous.article
    if another and previous.intent == "howto" and not reading.polar:
        return guide
    if not previous.subjects or previous.intent in ("help", "catalog"):
        return None
    categories = reading.ids("category")
    conditions = conditions_of(reading, excluding=False)
    features = tuple(dict.fromkeys((*features, *(each.feature for each in conditions))))
    if not features and not categories:
        return None
    subjects = _leant_on(reading, previous)
    polar = reading.polar or not cues & (DEFINING | {"which"})
    intent = intent_of("support", subjects, features, gazetteer, polar=polar, valued=bool(conditions))
    return Query(intent, subjects, features, categories=categories, conditions=conditions, polar=polar)


def _narrows(reading: Reading, cues: frozenset[str], previous: Query) -> bool:
    """Whether some of those before are asked for: "which of them have it", "only those with it", "with that too"."""
    bare = is_bare(cues - {"only", "anything"})
    chosen = previous.intent == "which" and (reading.polar or bare)
    if "those" in reading.markers:
        return bool(cues & ASKS_LIST) or chosen
    return chosen and bare and ("only" in cues or ends_adding(reading))


def asks_which_value(reading: Reading, previous: Query, gazetteer: Gazetteer) -> bool:
    """Whether "which license" asks the subjects before for their own, as nothing but what has values can be asked."""
    kinds = {gazetteer.feature_kinds[each] for each in reading.ids("feature")}
    plain = {*reading.symbols} == {"which", "F"} and not reading.markers
    return plain and "support" not in kinds and bool(previous.subjects) and previous.intent in ON_SUBJECTS


def chooses_among(reading: Reading, previous: Query) -> bool:
    """Whether "which uses less" asks about those that were compared before: it says of no kind which.

    "Which is better" and "which one" ask it of those that questions before were put to one by one.
    """
    choosing = bool(CHOOSING & {*reading.symbols}) and "others" not in reading.markers
    one = bool(PREFERRING & {*reading.symbols}) or any(piece.text == ONE_OF_THEM for piece in reading.pieces)
    beside = previous.intent == "compare" or (bool(previous.before) and one)
    return choosing and beside and not reading.ids("kind") and not reading.ids("subject")


def _leant_on(reading: Reading, previous: Query) -> tuple[str, ...]:
    """Returns the subjects that a question without any leans on."""
    if "latter" in reading.markers:
        return previous.subjects[-(counted(reading, "latter") or 1) :]
    if "those" in reading.markers or COMPARING & {*reading.symbols}:
        return present(previous)
    first = counted(reading, "former") or 1
    return previous.subjects[:first] if "former" in reading.markers else previous.subjects


def _asks_term(reading: Reading, cues: frozenset[str], previous: Query) -> bool:
    """Whether a question asks what something is, with nothing before it that it could be asked of."""
    plain = bool(cues & DEFINING) and not leans(reading)
    apart = "S" not in cues and previous.intent in ARTICLE_INTENTS
    return "define" in cues or (plain and (apart or not previous.subjects))


def _which_other(
    features: tuple[str, ...], negated: tuple[str, ...], previous: Query, *, anew: bool
) -> Query | None:
    """Returns who has other features or lacks them, or of those before who lacks some, unless it is asked anew who."""
    if not features:
        return None
    turned = bool(previous.excluded_features) and not previous.features
    unwanted = features if turned else negated
    wanted = tuple(each for each in features if each not in unwanted)
    if negated and previous.features and not anew:
        kept = (each for each in previous.features if each not in unwanted)
        wanted, unwanted = (*kept, *wanted), (*previous.excluded_features, *unwanted)
        return previous._replace(features=wanted, excluded_features=unwanted, found=(), confidence=1.0)
    return previous._replace(
        features=wanted, excluded_features=unwanted, conditions=(), found=(), confidence=1.0
    )


def _asks_of_all(reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer) -> bool:
    """Whether subjects of a kind are asked for, whichever were named before."""
    listing = cues & ASKS_LIST and not leans(reading) and "what" not in cues
    unlike = listing and not asks_which_value(reading, previous, gazetteer)
    return "K" in cues or asks_of_kind(reading) or bool(unlike)


def _which_others(reading: Reading, features: tuple[str, ...]) -> Query:
    """Returns who else has what is asked for ("any others in that language")."""
    conditions = conditions_of(reading, excluding=True)
    wanted = tuple(dict.fromkeys((*features, *(each.feature for each in conditions))))
    return Query("which", features=wanted, conditions=conditions)


def _among(reading: Reading, previous: Query, negated: tuple[str, ...], gazetteer: Gazetteer) -> Query:
    """The subjects of the answer before, narrowed by what is asked now, or side by side where it has values.

    "Only those with it" leaves out subjects, not what they have besides. Nobody has or lacks a group of features: in
    that they are compared.
    """
    conditions = tuple(replace(each, only=False) for each in conditions_of(reading, excluding=True))
    wanted = (*reading.ids("feature", negated=False), *(each.feature for each in conditions))
    chosen = previous.intent == "which"
    kept = previous.features if chosen else ()
    subjects = present(previous)
    categories = reading.ids("category")
    if categories and subjects and not (wanted or negated):
        return Query("compare" if len(subjects) > 1 else "overview", subjects, categories=categories)
    valued = bool(conditions or kept or negated)
    return Query(
        intent_of("which", subjects, wanted, gazetteer, polar=False, valued=valued),
        subjects=subjects,
        features=tuple(dict.fromkeys((*kept, *wanted))),
        excluded_features=tuple(dict.fromkeys((*previous.excluded_features, *negated))),
        conditions=(*(previous.conditions if chosen else ()), *conditions),
    )
