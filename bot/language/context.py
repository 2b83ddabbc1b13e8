"""Follow-ups: what a question means after the one before it in the same conversation."""

from collections.abc import Sequence
from itertools import islice

from bot.language.advised import ADVICE, advice_on
from bot.language.asked_besides import ASKS_LIST, asked_besides, chooses_among
from bot.language.cues import CHOOSING, COMPARING, DEFINING, POINTERS
from bot.language.gazetteer import Gazetteer
from bot.language.model import Condition, Query
from bot.language.piece import Piece
from bot.language.pointing import (
    SMALL_TALK,
    all_asked,
    asked_before,
    asks_of_kind,
    counted,
    points_at_each,
    present,
    says_more,
)
from bot.language.put_to_others import compared, put_to_others
from bot.language.query import intent_of
from bot.language.reading import ABOUT, DEFINE, Reading
from bot.language.regrouped import regrouped
from bot.language.topics import ARTICLE_KINDS
from bot.language.turned_round import turned_round
from bot.language.twins import plain_guide

ASKS_GROUND = frozenset({"sources", "why"})

COUNTING = frozenset({"how-many", "only", "list"})
"""Cues of "how many" and "just the number", which asks the same once more."""

NAMES = frozenset({"S", "SS", "F"})
"""Symbols of a question that is nothing but names."""

ASKS_WHO = CHOOSING | {"anything"}
"""Cues that ask who is so."""

OF_SEVERAL = frozenset({"those", "others"})
"""Those that stand for several: "what do they have", but not "what is it built on"."""

TOLD = frozenset(ARTICLE_KINDS) - {"define"}
"""Kinds of name that ask for an article by themselves."""

POINTING_BACK = POINTERS | {"others"}
"""Cues that stand for the subjects before."""


def follow_up(reading: Reading, previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns what `reading` means after `previous`, or None where it must stand by itself."""
    subjects = reading.ids("subject")
    asked = any(slot.kind in ABOUT for slot in reading.slots)
    cues = frozenset(reading.symbols) - SMALL_TALK
    if subjects and asked and not _only_goes_on(reading, cues, previous):
        return None
    if "linking" in reading.markers and previous.features and not subjects and (reading.guessed or not asked):
        return Query("sources", subjects=_on(previous), features=previous.features)
    guide = guide_to(reading, previous, gazetteer)
    if guide is not None:
        return guide
    if not reading.guessed and any(slot.kind in TOLD for slot in reading.slots):
        return None
    if subjects and "sources" in cues and asked_before(previous):
        return Query("sources", subjects=subjects, features=asked_before(previous))
    if subjects and asked_before(previous) and _asks_who_besides(reading, cues):
        chosen = _who_has(asked_before(previous), negated=reading.negated)
        return chosen._replace(excluded_subjects=subjects)
    if subjects:
        return regrouped(reading, previous, gazetteer) or put_to_others(reading, cues, previous, gazetteer)
    if asked:
        return asked_besides(reading, cues, previous, gazetteer)
    return _asked_again(reading, cues, previous, gazetteer)


def _asks_who_besides(reading: Reading, cues: frozenset[str]) -> bool:
    """Whether it is asked who has what was asked about, but for those named ("who has it besides that one")."""
    left_out = not reading.ids("subject", negated=False)
    return left_out and bool(cues & ASKS_WHO)


def _only_goes_on(reading: Reading, cues: frozenset[str], previous: Query) -> bool:
    """Whether "and on that one of ours?" behind a guide names a subject alone: its feature is a mere guess."""
    return reading.guessed and previous.intent == "howto" and "also" in reading.markers and cues <= NAMES


def guide_to(reading: Reading, previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns how to do what was asked about before ("how do I turn that on"), where there is a guide to it."""
    cues = frozenset(reading.symbols) - SMALL_TALK
    if "how-to" not in cues and not {"how"} <= cues <= {"how", "S"}:
        return None
    subjects, named = reading.ids("subject"), reading.ids("feature")
    before = asked_before(previous) or gazetteer.covers.get(previous.article or "", ())
    pointing = bool(reading.markers & POINTERS)
    bare = cues <= {"how", "how-to", "S"} and not says_more(reading.pieces)
    if subjects and not pointing and not bare:
        return None
    features = (before or named) if reading.guessed and pointing else (named or before)
    return plain_guide("howto", subjects or previous.subjects, features, gazetteer)


def _asked_again(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """Returns what a question that names nothing means after `previous`: what of, how, why, since when, who else."""
    if "reverse" in reading.markers:
        return turned_round(previous)
    features = asked_before(previous)
    if cues == {"only"} and "those" in reading.markers and previous.before and features:
        return _who_has(features, negated=reading.negated)
    together = (
        _some_of_them(reading, previous)
        or _chosen_again(reading, cues, previous)
        or _together(reading, cues, previous, gazetteer)
    )
    if together is not None:
        return together
    pointing = bool(reading.markers & {"it"}) or previous.confidence == 0.0
    bare = cues == {DEFINE} and not says_more(reading.pieces)
    if _asks_what(reading, cues) and (pointing or bare) and len(features) == 1:
        term = gazetteer.definitions.get(features[0])
        return Query("define", features=features, article=term) if term else None
    if cues == {"when"} and previous.intent in ("support", "value", "compare"):
        return previous._replace(dated=previous.intent == "support", confidence=1.0)
    if cues & ASKS_GROUND and len(reading.pieces) <= 12:
        article = None if features else previous.article
        return Query("sources", subjects=_on(previous), features=features, article=article)
    return _asked_who(reading, cues, previous, gazetteer)


def _asks_what(reading: Reading, cues: frozenset[str]) -> bool:
    """Whether it is asked what something is, and not "what is it called": with other words it must say "mean"."""
    return bool(cues) and cues <= DEFINING and ("define" in cues or not says_more(reading.pieces))


def _chosen_again(reading: Reading, cues: frozenset[str], previous: Query) -> Query | None:
    """Returns the choice before by another value ("and in that?"), or once more for their number ("how many?")."""
    if previous.intent != "which":
        return None
    values = _values_of(reading.pieces, asked_before(previous))
    if values:
        return previous._replace(conditions=(values,), found=(), confidence=1.0)
    counting = bool(cues) and cues <= COUNTING
    return previous._replace(quantity="count", found=(), confidence=1.0) if counting else None


def _asked_who(reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns who has what was asked of before, or what is known of those that it was asked of."""
    features = asked_before(previous) or gazetteer.covers.get(previous.article or "", ())[:1]
    several = bool(reading.markers & OF_SEVERAL) or "support" in cues
    asking = bool(cues & (ASKS_LIST if several else ASKS_LIST - {"what"})) and not cues <= DEFINING
    listing = (asking and bool(reading.markers & POINTING_BACK)) or bool(cues & ASKS_WHO)
    if listing and features and chooses_among(reading, previous):
        return _which_of_them(previous, features, gazetteer, negated=reading.negated)
    if (listing or "others" in reading.markers) and features:
        wanted = _supported(previous, gazetteer) if "support" in cues else ()
        return _who_has(wanted or features, negated=reading.negated)
    if "K" in cues and features and (asks_of_kind(reading) or cues == {"K"}):
        return _who_has(features, negated=reading.negated)._replace(kind=reading.ids("kind")[0])
    subjects = present(previous)
    if subjects and "about" in cues and reading.markers & {"it", "those", "former", "latter"}:
        return Query("overview", subjects=subjects[-1:] if "latter" in reading.markers else subjects[:1])
    return None


def _which_of_them(
    previous: Query, features: tuple[str, ...], gazetteer: Gazetteer, *, negated: bool
) -> Query:
    """Returns which of those compared before have what was asked of them, or what each has where that is a value."""
    chosen = _who_has(features, negated=negated)
    subjects = present(previous)
    intent = intent_of("which", subjects, chosen.features, gazetteer, polar=False, valued=False)
    return chosen._replace(intent=intent, subjects=subjects)


def _some_of_them(reading: Reading, previous: Query) -> Query | None:
    """Returns the question before of as many as are counted: of "the first two" in it, or "the other two" before it."""
    first, last, others = (counted(reading, marker) for marker in ("former", "latter", "others"))
    if others > 1 and len(previous.before) == others:
        return compared(previous, previous.before)
    wanted = previous.subjects[:first] if first else previous.subjects[-last:] if last else ()
    return compared(previous, wanted) if len(wanted) > 1 else None


def _together(reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns what "which have both" and "compare all three" ask: of the features, or the subjects, asked of before.

    Which of the subjects to take is asked of the advice on them, where there is some.
    """
    features, subjects = all_asked(previous), present(previous)
    choosing = previous.intent == "which" or bool(cues & ASKS_LIST)
    if "both" in cues and choosing and len(features) > 1 and not points_at_each(reading, previous):
        return _who_has(features, negated=reading.negated)
    if cues & (COMPARING | {ADVICE}) and len(subjects) > 1:
        article = advice_on(subjects, gazetteer) if ADVICE in cues else None
        return Query(ADVICE, subjects, article=article) if article else compared(previous, subjects)
    if cues and cues <= {"both"} and previous.before:
        return compared(previous, subjects)
    return None


def _values_of(pieces: Sequence[Piece], features: Sequence[str]) -> Condition | None:
    """Returns the value of one of these features that a piece names, however everyday its name is ("and in that?")."""
    for piece in pieces:
        for named in piece.ids("value"):
            feature, _, value = named.partition("/")
            if feature in features:
                return Condition(feature, (value,))
    return None


def _supported(previous: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the feature asked for last that can be supported or not: "who else supports it" means no license."""
    asked = (each for each in reversed(all_asked(previous)) if gazetteer.feature_kinds[each] == "support")
    return tuple(islice(asked, 1)) if len(asked_before(previous)) == 1 else ()


def _on(previous: Query) -> tuple[str, ...]:
    """Returns the subjects that the answer before was on."""
    return previous.found if previous.intent == "which" else previous.subjects


def _who_has(features: tuple[str, ...], *, negated: bool) -> Query:
    """Returns what "who else has it" or "which ones cannot" asks."""
    return Query("which", excluded_features=features) if negated else Query("which", features=features)
