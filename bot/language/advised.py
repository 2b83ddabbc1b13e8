"""Comparisons that ask for advice: which of several to take, and not how they differ."""

from collections.abc import Collection

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.score import Candidate

ADVICE = "recommend"
"""The cue that asks for advice, the symbol of it, and the intent that gives it."""


def advised(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Returns a comparison that asks which subject to take as the question for advice on all of them, if there is."""
    reading = candidate.reading
    if candidate.intent != "compare" or ADVICE not in reading.symbols:
        return candidate
    subjects = reading.ids("subject")
    article = advice_on(subjects, gazetteer) if _asks_nothing_else(reading, subjects, gazetteer) else None
    if article is None:
        return candidate
    slots = (
        *(slot for slot in reading.slots if slot.kind == "subject"),
        Slot(ADVICE, (article,), _cue(reading)),
    )
    return candidate._replace(intent=ADVICE, reading=reading._replace(slots=slots))


def _asks_nothing_else(reading: Reading, subjects: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether nothing is compared but what each subject is advised for anyway ("for a team like ours")."""
    if reading.ids("category") or reading.ids("value"):
        return False
    return all(
        (ADVICE, subject, feature) in gazetteer.guides
        and gazetteer.about[gazetteer.guides[ADVICE, subject, feature]] == (subject,)
        for feature in reading.ids("feature")
        for subject in subjects
    )


def advice_on(subjects: Collection[str], gazetteer: Gazetteer) -> str | None:
    """Returns the advice about all of these and fewest others, and about no feature of theirs in particular."""
    kinds = {gazetteer.subject_kinds[subject] for subject in subjects}
    found = [
        (len(about), article)
        for article, about in gazetteer.about.items()
        if (ADVICE, article) in gazetteer.labels
        and all(kinds.isdisjoint(gazetteer.applies[feature]) for feature in gazetteer.covers.get(article, ()))
        and {*subjects} <= {*about}
    ]
    return min(found)[-1] if found else None


def _cue(reading: Reading) -> Piece:
    """Returns the piece that asks for advice."""
    return next(piece for piece in reading.pieces if piece.cue == ADVICE)
