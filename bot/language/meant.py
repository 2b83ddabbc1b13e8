"""What the words of a candidate come to: the owner of a part, the others asked for, two terms told apart, advice."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.advised import advised
from bot.language.bystanders import LISTING
from bot.language.gazetteer import Gazetteer
from bot.language.nouns import COMPARING
from bot.language.owners import put_to_owner
from bot.language.piece import Piece
from bot.language.reading import Reading
from bot.language.score import Candidate
from bot.language.tag import cues_in
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION

BESIDE = frozenset({"which", "who", "compare", "vs"})
"""Cues with which "the others" are asked for, or set beside one."""

SETTING_BESIDE = frozenset({"compare", "vs"})
"""Cues with which "the others" behind a subject are set beside it."""


def as_meant(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Returns a candidate with the intent that its words come to: the others asked for, two terms told apart."""
    candidate = put_to_owner(candidate)
    reading = candidate.reading
    if _asks_others(candidate):
        return candidate._replace(intent="which", reading=_without_subjects(reading))
    if _asks_alternatives(candidate):
        return candidate._replace(intent="catalog", reading=_without_subjects(reading))
    if _tells_terms_apart(candidate, gazetteer):
        term = reading.without(frozenset({"define", "subject"}))
        return candidate._replace(
            intent="define", reading=term._replace(symbols=(*term.symbols, "difference"))
        )
    return advised(candidate, gazetteer)


def _asks_alternatives(candidate: Candidate) -> bool:
    """Whether others of its kind are asked for with a subject, and nothing of them ("alternatives to this one")."""
    reading = candidate.reading
    if candidate.intent != "overview" or "others" not in reading.markers:
        return False
    return len(reading.ids("subject")) == 1 and not reading.about


def _tells_terms_apart(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a term is set against one feature, and not one subject against another: what the feature is tells it."""
    reading = candidate.reading
    if candidate.intent not in ("support", "value", "which", "define"):
        return False
    features, cues = reading.ids("feature"), cues_in(reading.pieces)
    if len(features) != 1 or features[0] not in gazetteer.definitions or COMPARING.isdisjoint(cues):
        return False
    if reading.ids("kind") or len(reading.ids("subject")) > 1:
        return False
    asked = "better" in cues or not (reading.polar or LISTING & cues)
    return asked and sets_terms_apart(reading.pieces)


def sets_terms_apart(pieces: Sequence[Piece]) -> bool:
    """Whether two terms stand beside each other, with no more than who has them and a joiner between."""
    places = [place for place, piece in enumerate(pieces) if "define" in (piece.targets or {})]
    for one, other in pairwise(places):
        between = [each.role for each in pieces[one + 1 : other] if "subject" not in (each.targets or {})]
        bound = all(role is not None and not role.turns for role in between)
        apart = any(role is not None and (role.joins or role.cue in COMPARING) for role in between)
        if bound and apart and pieces[one].targets != pieces[other].targets:
            return True
    return False


def _asks_others(candidate: Candidate) -> bool:
    """Whether one subject is said to have something and the others are asked for ("this one has it, any others?").

    Compared with all others, it is one of those that are asked for.
    """
    reading = candidate.reading
    if candidate.intent not in ("support", "value", "compare", "which"):
        return False
    if any(piece.text == "who else" and piece.role and piece.role.cue in LISTING for piece in reading.pieces):
        return candidate.intent != "compare"
    last = next((piece.role for piece in reversed(reading.pieces) if piece.text not in PUNCTUATION), None)
    closing = last is not None and last.cue == "others"
    if not closing and "others" not in reading.markers:
        return False
    if len(reading.ids("subject")) != 1 or not (reading.ids("feature") or reading.ids("value")):
        return False
    if closing and any(piece.text in PUNCTUATION for piece in reading.pieces[:-1]):
        return candidate.intent != "compare"
    return "others" in reading.markers and _joins_others(reading)


def _joins_others(reading: Reading) -> bool:
    """Whether others are joined to a subject: "this one and which others", "compare this one with the others"."""
    working = [each for each in reading.pieces if each.targets is not None or _works(each.role)]
    cues = [each.role.cue if each.role is not None else "" for each in working]
    place = cues.index("others") if "others" in cues else 0
    before = working[max(0, place - 2) : place]
    told = "subject" in (before[0].targets or ()) if before else False
    if before and "subject" in (before[-1].targets or ()):
        return not SETTING_BESIDE.isdisjoint(cues_in(reading.pieces))
    return told and cues[place - 1] in BESIDE


def _works(role: Role | None) -> bool:
    return role is not None and not role.idle and not role.joins


def _without_subjects(reading: Reading) -> Reading:
    """Returns the reading with its subjects left out."""
    slots = (slot._replace(negated=True) if slot.kind == "subject" else slot for slot in reading.slots)
    return reading._replace(slots=tuple(slots))
