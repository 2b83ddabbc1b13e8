"""Follow-ups that ask the question before of a changed group of subjects: one more, one less, one for another."""

from bot.language.gazetteer import Gazetteer
from bot.language.model import Query
from bot.language.pointing import asked_before, ends_adding, says_more
from bot.language.put_to_others import asked_of
from bot.language.reading import Reading

BARE = frozenset({"SS", "vs", "only", "also", "thanks"})
"""Symbols of a question that names subjects and says no more than that these are set against each other."""

WITH = "with"
"""The word behind which a follow-up names one more."""


def regrouped(reading: Reading, previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns the question before of the group that is meant now, or None where the group is not changed."""
    named, without = _parted(reading, previous)
    if previous.intent == "compare" and named and without:
        return _compared(_replaced(previous.subjects, without, named), previous)
    if len(named) > 1 and ("swapping" in reading.markers or _swaps(reading, named, previous)):
        return _compared(_swapped(previous.subjects, *named[:2]), previous)
    if sets_others(reading, previous):
        return _compared(named, previous)
    if without and not named:
        return _left_out(without, previous, gazetteer)
    if previous.intent == "compare" and _adds(reading):
        return _compared((*previous.subjects, *named), previous)
    return None


def sets_others(reading: Reading, previous: Query) -> bool:
    """Whether a comparison in something goes on with another pair of which one was a side, and nothing more is said."""
    bare = "SS" in reading.symbols and {*reading.symbols} <= BARE and not says_more(reading.pieces)
    asked = bool(previous.features or previous.categories)
    shared = {*reading.ids("subject")} & {*previous.subjects}
    return previous.intent == "compare" and asked and bare and bool(shared)


def _parted(reading: Reading, previous: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the subjects that a question names, and those that it leaves out: of a comparison only sides of it."""
    named, without = reading.ids("subject", negated=False), reading.ids("subject", negated=True)
    if previous.intent != "compare":
        return ((), (*named, *without)) if "dropping" in reading.markers else (named, without)
    if "dropping" in reading.markers or _opens_negated(reading):
        without = (*without, *(each for each in named if each in previous.subjects))
        named = tuple(each for each in named if each not in without)
    return named, without


def _replaced(subjects: tuple[str, ...], without: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the subjects with others in the place of the first that is left out."""
    place = next((place for place, each in enumerate(subjects) if each in without), len(subjects))
    kept = tuple(each for each in subjects if each not in without)
    return (*kept[:place], *named, *kept[place:])


def _left_out(without: tuple[str, ...], previous: Query, gazetteer: Gazetteer) -> Query | None:
    """Returns the question before without some subjects: of a choice they are none, of a comparison no side."""
    if previous.intent == "which" and asked_before(previous):
        left = tuple(dict.fromkeys((*previous.excluded_subjects, *without)))
        return previous._replace(excluded_subjects=left, found=(), confidence=1.0)
    left = tuple(each for each in previous.subjects if each not in without)
    if previous.intent == "compare" and len(left) == 1:
        return asked_of(left, previous.features, previous, gazetteer)
    return _compared(left, previous)


def _swaps(reading: Reading, named: tuple[str, ...], previous: Query) -> bool:
    """Whether one is named for a side of the comparison before: "that one for this one", not "that one, this one"."""
    places = [slot.piece for slot in reading.slots if slot.kind == "subject"]
    known = {*named} & {*previous.subjects}
    if previous.intent != "compare" or (len(places), len(named), len(known)) != (2, 2, 1):
        return False
    between = [piece for piece in reading.pieces if places[0].end <= piece.start < places[1].start]
    beside = any(piece.is_mark or piece.joins or piece.cue for piece in between)
    return bool(between) and not beside and not {"compare", "difference"} & {*reading.symbols}


def _swapped(subjects: tuple[str, ...], one: str, other: str) -> tuple[str, ...]:
    """Returns the subjects with one of two in the place of the other, whichever of them is there."""
    if one not in subjects:
        one, other = other, one
    return tuple(other if each == one else each for each in subjects)


def _opens_negated(reading: Reading) -> bool:
    """Whether a question opens with a word that negates ("without that one")."""
    return bool(reading.pieces) and reading.pieces[0].negates


def _adds(reading: Reading) -> bool:
    """Whether a question adds what it names: "that one too", "and with that one", "include that one"."""
    said = [piece for piece in reading.pieces if not piece.is_mark]
    opening = said[0] if len(said) > 1 else None
    if opening is not None and opening.joins and (not opening.cue or said[1].text == WITH):
        return True
    bidden = opening is not None and opening.cue == "support" and said[1].names_subject
    return bidden or ends_adding(reading)


def _compared(subjects: tuple[str, ...], previous: Query) -> Query | None:
    """Returns a comparison of these subjects in what was asked before; None where none is left or nothing changed."""
    subjects = tuple(dict.fromkeys(subjects))
    if previous.intent != "compare" or len(subjects) < 2 or subjects == previous.subjects:
        return None
    return previous._replace(subjects=subjects, found=(), before=(), confidence=1.0)
