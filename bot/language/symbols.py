"""The row of symbols that a reading makes, as the sentences of intents have them."""

from bot.language.cues import FROM_ALL
from bot.language.gazetteer import feature_of
from bot.language.reading import Slot
from bot.language.templates import tidy

SYMBOLS = {
    "subject": "S",
    "feature": "F",
    "category": "C",
    "value": "V",
    "kind": "K",
    "define": "T",
    "howto": "H",
    "troubleshoot": "P",
    "use_case": "U",
    "recommend": "R",
}
"""The slot symbol of each kind of name."""

COMPARED = frozenset({"S", "T"})
"""Slots that "or" and "versus" set against each other; between others they merely join."""

CHOICE = FROM_ALL | {"neither", SYMBOLS["kind"]}
"""Symbols of questions that choose among all subjects, whatever else is named."""

NEITHER = "neither"
"""The cue of which "nor" is the second half."""


def symbols_of(raw: list[tuple[str, Slot | None]]) -> tuple[str, ...]:
    """Returns the symbols in order: each kind of slot once, where it first stands; excluded subjects left out."""
    raw = _without_repetition(raw)
    subjects = {identity for _, slot in raw if slot and slot.kind == "subject" for identity in slot.ids}
    kept: list[str] = []
    for place, (symbol, slot) in enumerate(raw):
        if slot is None:
            if symbol == NEITHER and symbol in kept:
                continue
            if symbol != "vs" or (kept[-1:] != ["vs"] and _between_subjects(raw, place)):
                kept.append(symbol)
            continue
        name = "SS" if symbol == "S" and len(subjects) > 1 else symbol
        if name and name not in kept:
            kept.append(name)
    return tidy(tuple(kept))


def _without_repetition(raw: list[tuple[str, Slot | None]]) -> list[tuple[str, Slot | None]]:
    """Leaves out excluded subjects, and features whose value is named as well ("Envoy as its proxy")."""
    if not any(slot.negated or slot.kind == "value" for _, slot in raw if slot):
        return raw
    valued = {feature_of(value) for _, slot in raw if slot and slot.kind == "value" for value in slot.ids}
    return [
        (symbol, slot)
        for symbol, slot in raw
        if slot is None
        or not (
            (slot.kind == "subject" and slot.negated)
            or (slot.kind == "feature" and not valued.isdisjoint(slot.ids))
        )
    ]


def _between_subjects(raw: list[tuple[str, Slot | None]], place: int) -> bool:
    """Whether "or" stands between two names to compare, one of which may be a noun for the kind of the other."""
    before = {symbol for symbol, _ in raw[:place]}
    after = {symbol for symbol, _ in raw[place + 1 :]}
    compared = COMPARED | {"K"}
    named = not COMPARED.isdisjoint(before | after)
    return named and not compared.isdisjoint(before) and not compared.isdisjoint(after)
