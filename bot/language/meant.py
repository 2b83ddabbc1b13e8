"""What the words of a candidate come to: the owner of a part, the others asked for, two terms told apart, advice."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.advised import advised
from bot.language.cues import COMPARING, LISTING
from bot.language.gazetteer import Gazetteer
from bot.language.owners import put_to_owner
from bot.language.piece import Piece
from bot.language.score import Candidate
from bot.language.tag import cues_in
from bot.language.who_else import asked_of_others, without_subjects


def as_meant(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Returns a candidate with the intent that its words come to: the others asked for, two terms told apart."""
    candidate = put_to_owner(candidate)
    reading = candidate.reading
    others = asked_of_others(candidate)
    if others is not None:
        return others
    if _asks_alternatives(candidate):
        return candidate._replace(intent="catalog", reading=without_subjects(reading))
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
    places = [place for place, piece in enumerate(pieces) if piece.names("define")]
    for one, other in pairwise(places):
        between = [each for each in pieces[one + 1 : other] if not each.names("subject")]
        bound = all(each.role is not None and not each.turns for each in between)
        apart = any(each.joins or each.cue in COMPARING for each in between)
        if bound and apart and pieces[one].targets != pieces[other].targets:
            return True
    return False
