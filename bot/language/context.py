"""Follow-ups: what a question means after the one before it in the same conversation."""

from collections.abc import Sequence
from types import MappingProxyType

from bot.language.gazetteer import Gazetteer
from bot.language.model import Condition, Query
from bot.language.query import conditions_of, intent_of
from bot.language.reading import Reading
from bot.language.tag import Piece, opening_of

ASKS_LIST = frozenset({"which", "how-many", "list", "who", "what", "neither"})
"""Cues with which "those" means the subjects of the answer before, to choose among."""

ASKS_COMPARISON = frozenset({"compare", "vs", "difference"})
ASKS_GROUND = frozenset({"sources", "why"})
DEFINING = frozenset({"define", "what"})
ARTICLE_INTENTS = frozenset(
    {"define", "howto", "troubleshoot", "use_case", "recommend", "catalog", "sources", "help"}
)
"""Intents whose query holds no subject-and-feature question to carry on with."""

POINTERS = frozenset({"it", "those"})
DETERMINERS = frozenset({"the", "this", "that"})
"""Words with which the noun for a kind of subject stands for one that was named before."""

SMALL_TALK = frozenset({"hello", "thanks"})
"""Cues that may open a question and ask nothing."""

POINTING_BACK = frozenset({"it", "those", "others"})
"""Cues that stand for the subjects before."""


def follow_up(reading: Reading, previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns what `reading` means after `previous`, or None where it must stand by itself."""
    subjects = reading.ids("subject")
    asked = any(slot.kind in ("feature", "value", "category") for slot in reading.slots)
    cues = frozenset(reading.symbols) - SMALL_TALK
    if subjects and asked:
        return None
    if subjects:
        return _other_subjects(reading, cues, previous, gazetteer)
    before = previous.features or previous.excluded_features
    named = reading.ids("feature")
    features = (before or named) if reading.guessed and reading.markers & POINTERS else (named or before)
    if "how-to" in cues and (guide := gazetteer.guide("howto", previous.subjects, features)):
        return Query("howto", subjects=previous.subjects, article=guide)
    if asked:
        return _other_features(reading, cues, previous, gazetteer)
    return _bare_follow_up(reading, cues, previous, gazetteer)


def _bare_follow_up(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """Returns what a question that names nothing means after `previous`: what of, how, why, since when, who else."""
    if "both" in cues and previous.intent == "which" and previous.earlier:
        return _all_of(reading, previous)
    features = previous.features or previous.excluded_features
    values = _values_of(reading.pieces, features)
    if values and previous.intent == "which":
        return previous._replace(conditions=(values,), found=(), confidence=1.0)
    if cues & (ASKS_COMPARISON | {"recommend"}) and len(_present(previous)) > 1:
        return _compared(previous, _present(previous))
    pointing = bool(reading.markers & {"it"}) or previous.confidence == 0.0
    if cues and cues <= DEFINING and pointing and len(features) == 1:
        term = gazetteer.definitions.get(features[0])
        return Query("define", features=features, article=term) if term else None
    if cues == {"when"} and previous.intent in ("support", "value", "compare"):
        return previous._replace(confidence=1.0)
    if cues & ASKS_GROUND and len(reading.pieces) <= 12:
        return Query("sources", subjects=_present(previous), features=previous.features)
    listing = bool(cues & ASKS_LIST and reading.markers & POINTING_BACK) or bool(cues & {"which", "who"})
    if (listing or "others" in reading.markers) and features:
        return _who_has(reading, previous)
    if "about" in cues and reading.markers & {"it", "those"} and previous.subjects:
        return Query("overview", subjects=previous.subjects[:1])
    return None


def _all_of(reading: Reading, previous: Query) -> Query:
    """Returns what "which have both" asks after questions for one feature and for another."""
    features = tuple(dict.fromkeys((*previous.earlier, *previous.features, *previous.excluded_features)))
    return (
        Query("which", excluded_features=features) if reading.negated else Query("which", features=features)
    )


def _values_of(pieces: Sequence[Piece], features: Sequence[str]) -> Condition | None:
    """Returns the value of one of these features that a piece names, however everyday its name is ("and in that?")."""
    for piece in pieces:
        for named in (piece.targets or {}).get("value", ()):
            feature, _, value = named.partition("/")
            if feature in features:
                return Condition(feature, (value,))
    return None


def _compared(previous: Query, subjects: tuple[str, ...]) -> Query:
    """The question before, put to these subjects side by side."""
    return previous._replace(
        intent="compare", subjects=subjects, found=(), before=(), article=None, confidence=1.0
    )


def stand_in(pieces: Sequence[Piece], previous: Query) -> tuple[Piece, ...] | None:
    """Returns the pieces with the first "it", "them" or "the one" made the subjects before; None where none is."""
    for place in range(len(pieces)):
        if previous.subjects and _points(pieces, place, previous):
            subjects = MappingProxyType({"subject": _present(previous)})
            meant = pieces[place]._replace(targets=subjects, role=None)
            return (*pieces[:place], meant, *pieces[place + 1 :])
    return None


def subject_after(pieces: Sequence[Piece], subjects: tuple[str, ...]) -> Piece:
    """Returns the piece that names these subjects behind a question that names none."""
    end = pieces[-1].end if pieces else 0
    return Piece(end, end + 1, "", ("",), MappingProxyType({"subject": subjects}))


def _points(pieces: Sequence[Piece], place: int, previous: Query) -> bool:
    """Whether a piece stands for the subjects before: a pronoun, or the noun for the kind of the only one of them."""
    piece = pieces[place]
    if piece.role is not None and piece.role.cue in POINTERS:
        return True
    noun = piece.targets is not None and "kind" in piece.targets and len(previous.subjects) == 1
    return noun and opening_of(pieces) == "aux" and place > 0 and pieces[place - 1].text in DETERMINERS


def _who_has(reading: Reading, previous: Query) -> Query:
    """Returns what "who else has it" or "which ones cannot" asks."""
    features = previous.features or previous.excluded_features
    if reading.negated:
        return Query("which", excluded_features=features)
    return Query("which", features=features)


def _present(previous: Query) -> tuple[str, ...]:
    """Returns the subjects that "those" and "them" mean: of the answer before, or of the questions before."""
    if previous.intent == "which":
        return previous.found or previous.subjects
    if len(previous.subjects) > 1:
        return previous.subjects
    return previous.found or tuple(dict.fromkeys((*previous.before, *previous.subjects)))


def _meant(reading: Reading, previous: Query) -> tuple[str, ...]:
    """Returns the subjects that a question without any leans on."""
    if "latter" in reading.markers:
        return previous.subjects[-1:]
    return previous.subjects[:1] if "former" in reading.markers else previous.subjects


def _leans(reading: Reading) -> bool:
    return bool(reading.markers & {"also", "those", "it", "correct", "latter", "former"})


def _bare(cues: frozenset[str]) -> bool:
    """Nothing but names, or a question cut short ("Linkerd?", "not even Istio?")."""
    return cues <= {"S", "SS", "F", "V", "C", "aux", "how", "support"}


def _other_subjects(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """The question before, put to other subjects, or to these besides."""
    subjects = reading.ids("subject")
    comparing = bool(cues & ASKS_COMPARISON)
    adding = _adds(reading)
    if (comparing or adding) and previous.subjects and (len(subjects) == 1 or adding):
        both = tuple(
            dict.fromkeys((*(previous.found if previous.intent == "which" else previous.subjects), *subjects))
        )
        return _compared(previous, both)
    if previous.article and previous.intent != "define" and (_leans(reading) or _bare(cues)):
        return _same_article(subjects, previous, gazetteer, polar=reading.polar)
    if previous.intent in ("help", "catalog", "sources") or not (_leans(reading) or _bare(cues)):
        return None
    if comparing and not previous.features:
        return None
    features = previous.features or previous.excluded_features
    if not features and not previous.categories and previous.intent not in ("overview", "compare"):
        return None
    return _asked_of(subjects, features, previous, gazetteer, reading.markers)


def _same_article(
    subjects: tuple[str, ...], previous: Query, gazetteer: Gazetteer, *, polar: bool
) -> Query | None:
    """The article asked for before, as it is for other subjects, or for a yes or no whether they have what it is on."""
    covered = gazetteer.covers.get(previous.article or "", ())
    if polar and covered and previous.intent == "howto":
        return Query("support", subjects, covered[:1], polar=True)
    features = covered or ("",)
    article = gazetteer.guide(previous.intent, subjects, features)
    return Query(previous.intent, subjects, article=article) if article else None


def _adds(reading: Reading) -> bool:
    return "adding" in reading.symbols


def _asked_of(
    subjects: tuple[str, ...],
    features: tuple[str, ...],
    previous: Query,
    gazetteer: Gazetteer,
    markers: frozenset[str],
) -> Query:
    polar = previous.polar or previous.intent in ("support", "which", "define")
    intent = intent_of(
        "support", subjects, features, gazetteer, polar=polar, valued=bool(previous.conditions)
    )
    before = () if "correct" in markers else (*previous.before, *previous.subjects)
    return Query(
        intent,
        subjects,
        features,
        categories=previous.categories,
        conditions=previous.conditions,
        polar=polar,
        before=tuple(dict.fromkeys(each for each in before if each not in subjects)),
    )


def _other_features(
    reading: Reading, cues: frozenset[str], previous: Query, gazetteer: Gazetteer
) -> Query | None:
    """Another feature asked of the subjects before, or of those that the answer before named."""
    features = reading.ids("feature")
    negated = reading.ids("feature", negated=True)
    chosen = previous.intent == "which" and reading.polar
    if (cues & ASKS_LIST or chosen) and "those" in reading.markers:
        return _among(reading, previous, negated, gazetteer)
    if "K" in cues or (cues & ASKS_LIST and not _leans(reading) and "what" not in cues):
        return None
    if previous.intent == "define" and "also" in reading.markers and _bare(cues) and len(features) == 1:
        article = gazetteer.definitions.get(features[0])
        return Query("define", features=features, article=article) if article else None
    if _asks_term(reading, cues, previous):
        return None
    if previous.intent == "which":
        return _which_other(features, previous)
    if previous.intent == "howto" and (guide := gazetteer.guide("howto", previous.subjects, features)):
        return Query("howto", subjects=previous.subjects, article=guide)
    if not previous.subjects or previous.intent in ("help", "catalog"):
        return None
    categories = reading.ids("category")
    conditions = conditions_of(reading, excluding=False)
    features = tuple(dict.fromkeys((*features, *(each.feature for each in conditions))))
    if not features and not categories:
        return None
    subjects = _meant(reading, previous)
    polar = reading.polar or not cues & DEFINING
    intent = intent_of("support", subjects, features, gazetteer, polar=polar, valued=bool(conditions))
    kept = previous.before if subjects == previous.subjects else ()
    return Query(
        intent, subjects, features, categories=categories, conditions=conditions, polar=polar, before=kept
    )


def _asks_term(reading: Reading, cues: frozenset[str], previous: Query) -> bool:
    """Whether a question asks what something is, with nothing before it that it could be asked of."""
    plain = bool(cues & DEFINING) and not _leans(reading)
    apart = "S" not in cues and previous.intent in ARTICLE_INTENTS
    return "define" in cues or (plain and (apart or not previous.subjects))


def _which_other(features: tuple[str, ...], previous: Query) -> Query | None:
    if not features:
        return None
    turned = bool(previous.excluded_features) and not previous.features
    wanted, unwanted = ((), features) if turned else (features, ())
    before = (*previous.earlier, *previous.features, *previous.excluded_features)
    return previous._replace(
        features=wanted,
        excluded_features=unwanted,
        conditions=(),
        found=(),
        earlier=tuple(dict.fromkeys(before)),
        confidence=1.0,
    )


def _among(reading: Reading, previous: Query, negated: tuple[str, ...], gazetteer: Gazetteer) -> Query:
    """The subjects of the answer before, narrowed by what is asked now, or side by side where it has values."""
    conditions = conditions_of(reading, excluding=True)
    wanted = (*reading.ids("feature", negated=False), *(each.feature for each in conditions))
    chosen = previous.intent == "which"
    kept = previous.features if chosen else ()
    subjects = _present(previous)
    valued = bool(conditions or kept or negated)
    return Query(
        intent_of("which", subjects, wanted, gazetteer, polar=False, valued=valued),
        subjects=subjects,
        features=tuple(dict.fromkeys((*kept, *wanted))),
        excluded_features=tuple(dict.fromkeys((*previous.excluded_features, *negated))),
        conditions=(*(previous.conditions if chosen else ()), *conditions),
    )
