"""From a candidate reading to a query: which intent its slots make, and what each slot means there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.cues import COMPARING, LISTING
from bot.language.gazetteer import Gazetteer, feature_of
from bot.language.meant import sets_terms_apart
from bot.language.model import Condition, Query
from bot.language.needing import is_needed
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.score import Candidate
from bot.language.tag import cues_in
from bot.language.topics import ARTICLE_KINDS
from bot.language.versions import asked_version

DIFFERING = frozenset({"only", "difference"})
"""Cues of a comparison that together leave out what is the same."""

OWNED_BY = "whose"
"""The word before the noun for what those asked about have, as in "meshes whose proxies …"."""

MANNER = frozenset({"when", "how", "why"})
"""Cues of questions that a yes or no on a value would not answer."""

EXCLUDING = frozenset({"which", "recommend", "catalog"})
"""Intents in which a negated name is left out; elsewhere the facts say yes or no whatever way it is asked."""


def query_of(candidate: Candidate, gazetteer: Gazetteer) -> Query:
    """Returns the query that a candidate stands for, its intent being what its words come to (`as_meant`)."""
    excluding = candidate.intent in EXCLUDING
    asked = candidate.reading.wanted if excluding else candidate.reading
    reading = _with_subjects_as_values(asked.without(candidate.dropped), gazetteer)
    conditions = conditions_of(reading, excluding=excluding)
    features = _with_values(reading.ids("feature", negated=False if excluding else None), reading, conditions)
    excluded = _left_out(reading, conditions) if excluding else ()
    told = tuple(each for each in excluded if gazetteer.feature_kinds.get(each) == "value")
    features = (*features, *told)
    if MANNER & {*reading.symbols[:1]} and not excluding:
        conditions = ()
    subjects = reading.ids("subject", negated=False if excluding else None)
    if excluding and len(subjects) < 2:
        subjects = ()
    if candidate.intent == "define" and not features:
        features = _defined(reading, gazetteer)
    polar = reading.polar and not (candidate.intent == "overview" and "difference" in reading.symbols)
    plain = (
        "compare" if candidate.intent == "which" and _sets_against(reading, subjects) else candidate.intent
    )
    intent = intent_of(plain, subjects, features, gazetteer, polar=polar, valued=bool(conditions))
    left_out = reading.ids("subject", negated=True) if excluding else ()
    kinds = _kinds_asked(reading) or tuple(gazetteer.subject_kinds[each] for each in left_out)
    article = article_of(candidate.intent, reading, gazetteer)
    return Query(
        intent=intent,
        subjects=subjects,
        features=features,
        excluded_features=tuple(each for each in excluded if each not in told),
        excluded_subjects=left_out,
        categories=reading.ids("category"),
        conditions=conditions,
        kind=kinds[0] if kinds else None,
        article=article,
        terms=_set_apart(reading, article) if intent == "define" and article else (),
        quantity=_quantity(reading.symbols),
        polar=polar,
        inferred=polar and intent == "support" and _means_less(candidate),
        dated=intent == "support" and "when" in reading.symbols and not polar,
        version=asked_version(reading.pieces) if intent == "support" else "",
        differing=intent == "compare" and DIFFERING.issubset(reading.symbols),
        confidence=round(candidate.score, 3),
    )


def _kinds_asked(reading: Reading) -> tuple[str, ...]:
    """Returns the kinds whose nouns stand in a question, those right behind a word that asks for subjects first."""
    asked = (
        piece.ids("kind")
        for before, piece in pairwise(reading.pieces)
        if piece.is_noun and before.cue in LISTING and before.text != OWNED_BY
    )
    return (*next(asked, ()), *reading.ids("kind"))


def _set_apart(reading: Reading, article: str) -> tuple[str, ...]:
    """Returns the definitions of the other terms that are named, where terms are set apart from each other."""
    if COMPARING.isdisjoint(cues_in(reading.pieces)) or not sets_terms_apart(reading.pieces):
        return ()
    named = (piece.ids("define") for piece in reading.pieces if not piece.tells_who)
    return tuple(dict.fromkeys(ids[0] for ids in named if ids and article not in ids))


def _with_subjects_as_values(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Returns the reading with a subject taken for the value of what a subject of another kind is asked."""
    subjects, kinds = reading.ids("subject"), gazetteer.subject_kinds
    if len(subjects) < 2 or len({kinds[each] for each in subjects}) < 2:
        return reading
    features, first = reading.ids("feature"), kinds[subjects[0]]
    slots = tuple(
        slot._replace(kind="value", ids=values)
        if slot.kind == "subject" and kinds[slot.ids[0]] != first and (values := _values(slot, features))
        else slot
        for slot in reading.slots
    )
    return reading._replace(slots=slots)


def _is_turned(reading: Reading) -> bool:
    """Whether the absence of a feature is asked for, or its opposite, so that "yes" alone could mean either."""
    return any(slot.negated or slot.piece.turned for slot in reading.slots if slot.kind == "feature")


def _means_less(candidate: Candidate) -> bool:
    """Whether "yes" to the feature would be taken for an answer to more than that.

    That is to words that do not name it, to a value of something else, or to its being so by default.
    """
    reading = candidate.reading
    beside = "value" in candidate.dropped or _is_by_default(reading.pieces)
    return beside or reading.guessed or _is_turned(reading)


def _is_by_default(pieces: Sequence[Piece]) -> bool:
    """Whether it is asked what is so unless something else is set."""
    return any(piece.text.endswith("by default") for piece in pieces)


def _values(slot: Slot, features: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the values of these features that a slot's name is a name of as well."""
    named = slot.piece.ids("value")
    return tuple(each for each in named if feature_of(each) in features)


def _sets_against(reading: Reading, subjects: tuple[str, ...]) -> bool:
    """Whether subjects are set against each other by a question, nothing being ruled out."""
    negated = any(slot.negated for slot in reading.slots)
    return len(subjects) > 1 and not COMPARING.isdisjoint(reading.symbols) and not negated


def _with_values(
    features: tuple[str, ...], reading: Reading, conditions: tuple[Condition, ...]
) -> tuple[str, ...]:
    """Returns the features with those whose value is named; a name shared with such a one means that one alone."""
    if not conditions:
        return features
    valued = {condition.feature: None for condition in conditions}
    shared = {
        identity
        for slot in reading.slots
        if slot.kind == "feature" and not valued.keys().isdisjoint(slot.ids)
        for identity in slot.ids
    }
    return tuple(dict.fromkeys((*(each for each in features if each not in shared), *valued)))


def _defined(reading: Reading, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the features whose name is the term to be defined."""
    terms = set(reading.ids("define"))
    named = (identity for piece in reading.pieces for identity in piece.ids("feature"))
    return tuple(dict.fromkeys(each for each in named if gazetteer.definitions.get(each) in terms))


def _left_out(reading: Reading, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """Returns the features that are ruled out as a whole, not by one of their values ("not written in such a one").

    What is wanted by one of its names is not ruled out by another.
    """
    kept = {*reading.ids("feature", negated=False), *(condition.feature for condition in conditions)}
    return tuple(each for each in reading.ids("feature", negated=True) if each not in kept)


def conditions_of(reading: Reading, *, excluding: bool) -> tuple[Condition, ...]:
    """Returns the values that a reading asks for or, where such are left out, rules out, by feature.

    "Outside" one rules it out as the only one, whatever else is asked.
    """
    found: dict[Condition, dict[str, None]] = {}
    for slot in reading.slots:
        if slot.kind == "value":
            only = "only" in reading.symbols and _is_limited(slot.piece, reading.pieces)
            wanted = not (slot.negated and (excluding or only))
            needed = is_needed(slot.piece, reading.pieces)
            for identity in slot.ids:
                feature, _, value = identity.partition("/")
                found.setdefault(Condition(feature, (), wanted, only, needed), {})[value] = None
    return tuple(replace(condition, values=tuple(values)) for condition, values in found.items())


def _is_limited(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a word like "only" stands in the same clause as a piece."""
    place = pieces.index(piece)
    parted = [at for at, each in enumerate(pieces) if each.is_mark]
    start = max((at for at in parted if at < place), default=0)
    end = min((at for at in parted if at > place), default=len(pieces))
    return "only" in cues_in(pieces[start:end])


def intent_of(
    intent: str,
    subjects: tuple[str, ...],
    features: tuple[str, ...],
    gazetteer: Gazetteer,
    *,
    polar: bool,
    valued: bool,
) -> str:
    """Returns the intent by what is asked about: several subjects are compared, values told, the rest is yes or no."""
    kinds = {gazetteer.feature_kinds.get(feature, "support") for feature in features}
    if intent == "which" and len(subjects) > 1 and kinds & {"value", "list"} and not valued:
        return "compare"
    if intent not in ("support", "value", "compare") or not subjects:
        return intent
    if len(subjects) > 1:
        return "compare"
    if not features:
        return "overview"
    if "value" in kinds or ("list" in kinds and not polar) or (valued and not polar):
        return "value"
    return "support"


def article_of(intent: str, reading: Reading, gazetteer: Gazetteer) -> str | None:
    """Returns the article that a reading asks for with this intent, or None."""
    if intent not in ARTICLE_KINDS:
        return None
    asked = reading.ids(intent)
    if asked:
        return asked[0]
    if intent == "howto":
        return gazetteer.guide(intent, reading.ids("subject"), reading.ids("feature"))
    if intent != "define":
        return None
    terms = reading.ids("define")
    if terms:
        return terms[0]
    for slot in reading.slots:
        targets = slot.piece.targets or {}
        if slot.kind == "feature" and "define" in targets and slot.ids == targets.get("feature"):
            return targets["define"][0]
    defined = (gazetteer.definitions.get(feature) for feature in reading.ids("feature"))
    return next((article for article in defined if article), None)


def _quantity(symbols: tuple[str, ...]) -> str:
    if "how-many" in symbols:
        return "count"
    if "neither" in symbols:
        return "none"
    return "all" if "both" in symbols else ""
