"""Others that are asked for beside a subject: "this one has it, any others?", "that one has it not: which do?"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.cues import CHOOSING, LISTING, POINTERS
from bot.language.piece import Piece
from bot.language.reading import ABOUT, Reading
from bot.language.score import Candidate
from bot.language.tag import cues_in

BESIDE = CHOOSING | {"compare", "vs"}
"""Cues with which "the others" are asked for, or set beside one."""

SETTING_BESIDE = frozenset({"compare", "vs"})
"""Cues with which "the others" behind a subject are set beside it."""

OF_ONE = frozenset({"support", "value", "compare", "which"})
"""Intents of questions that may come to one for the others."""

WHO = frozenset({"which", "who"})
"""Words that ask who is so."""

SAYING = frozenset({"aux", "support"})
"""Cues of verbs that say of somebody what was said of another before."""

SAID_OF_WHO = frozenset({"", "which", "who", "others", "it", *SAYING})
"""Cues of a clause that says no more than who is so."""


def asked_of_others(candidate: Candidate) -> Candidate | None:
    """Returns a question that names one subject and asks for others as one for these; None of other questions."""
    reading = candidate.reading
    if candidate.intent not in OF_ONE:
        return None
    if _asks_others(candidate) or _excepts_it(reading):
        return candidate._replace(intent="which", reading=without_subjects(reading))
    clause = _closing_clause(reading)
    if not clause:
        return None
    negated = _negates(clause) and not _lacks(reading.pieces)
    return candidate._replace(intent="which", reading=without_subjects(_turned(reading, negated=negated)))


def _names_one(reading: Reading) -> bool:
    """Whether a question names one subject and something that is asked or told of it."""
    return len(reading.ids("subject")) == 1 and bool(reading.ids("feature") or reading.ids("value"))


def _excepts_it(reading: Reading) -> bool:
    """Whether subjects are asked for besides the one that was named and is pointed at ("which besides it")."""
    if not _names_one(reading) or LISTING.isdisjoint(cues_in(reading.pieces)):
        return False
    return any(one.excepts and other.cue in POINTERS for one, other in pairwise(reading.pieces))


def _closing_clause(reading: Reading) -> Sequence[Piece]:
    """Returns the last clause of a question if it asks who else is so and names nothing ("which of that kind can")."""
    if not _names_one(reading) or reading.polar:
        return ()
    said = [piece for piece in reading.pieces if not piece.is_mark]
    start = next((at for at in reversed(range(len(said))) if said[at].stems[0] in WHO), 0)
    clause = said[start:]
    told = all(slot.piece.start < clause[0].start for slot in reading.slots if slot.kind != "kind")
    return clause if start and told and all(map(_says_who, clause)) and SAYING & cues_in(clause) else ()


def _says_who(piece: Piece) -> bool:
    """Whether a piece may stand in a clause that only asks who is so: "are there" asks what there is."""
    if piece.targets is not None or piece.role is None:
        return piece.is_noun
    return piece.cue in SAID_OF_WHO and not (piece.cue == "aux" and " " in piece.text)


def _negates(pieces: Sequence[Piece]) -> bool:
    return any(piece.negates for piece in pieces)


def _lacks(pieces: Sequence[Piece]) -> bool:
    """Whether what is said right behind a subject is that it lacks something: "that one lacks it, which do not?"."""
    return any(one.names_subject and _negates((other,)) for one, other in pairwise(pieces))


def _turned(reading: Reading, *, negated: bool) -> Reading:
    """Returns the reading with what is asked about wanted, or not."""
    slots = (slot._replace(negated=negated) if slot.kind in ABOUT else slot for slot in reading.slots)
    return reading._replace(slots=tuple(slots))


def _asks_others(candidate: Candidate) -> bool:
    """Whether one subject is said to have something and the others are asked for ("this one has it, any others?").

    Compared with all others, it is one of those that are asked for.
    """
    reading = candidate.reading
    if any(piece.text == "who else" and piece.cue in LISTING for piece in reading.pieces):
        return candidate.intent != "compare"
    last = next((piece for piece in reversed(reading.pieces) if not piece.is_mark), None)
    closing = last is not None and last.cue == "others"
    if not closing and "others" not in reading.markers:
        return False
    if not _names_one(reading):
        return False
    if closing and any(piece.is_mark for piece in reading.pieces[:-1]):
        return candidate.intent != "compare"
    return "others" in reading.markers and _joins_others(reading)


def _joins_others(reading: Reading) -> bool:
    """Whether others are joined to a subject: "this one and which others", "compare this one with the others"."""
    working = [each for each in reading.pieces if each.targets is not None or _works(each)]
    cues = [each.cue for each in working]
    place = cues.index("others") if "others" in cues else 0
    before = working[max(0, place - 2) : place]
    told = before[0].names("subject") if before else False
    if before and before[-1].names("subject"):
        return not SETTING_BESIDE.isdisjoint(cues_in(reading.pieces))
    return told and cues[place - 1] in BESIDE


def _works(piece: Piece) -> bool:
    return piece.role is not None and not piece.idle and not piece.joins


def without_subjects(reading: Reading) -> Reading:
    """Returns the reading with its subjects left out."""
    slots = (slot._replace(negated=True) if slot.kind == "subject" else slot for slot in reading.slots)
    return reading._replace(slots=tuple(slots))
