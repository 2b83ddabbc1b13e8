"""What is asked of a part that one subject alone has is asked of that subject: "can its controller run twice"."""

from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.reading import Slot
from bot.language.score import Candidate

LISTING = frozenset({"which", "who", "how-many", "list", "neither", "anything", "K"})
"""Symbols of questions that choose among all subjects, whatever part is named."""

PLACED = frozenset({"subject", "kind", "value", "define"})
"""Kinds of name with which a question says of whom it asks, or is about the part itself."""


def asked_of_owner(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Returns a candidate that asks whether there is a feature as one that asks it of whose part is named."""
    reading = candidate.reading
    kinds = {slot.kind for slot in reading.slots}
    if candidate.intent != "which" or "feature" not in kinds or kinds & PLACED:
        return candidate
    if not reading.polar or LISTING & {*reading.symbols}:
        return candidate
    owned = [(owner, piece) for piece in reading.pieces if (owner := _owner(piece, gazetteer))]
    if len({owner for owner, _ in owned}) != 1:
        return candidate
    owner, part = owned[0]
    slots = (Slot("subject", (owner,), part), *reading.slots)
    return candidate._replace(intent="support", reading=reading._replace(slots=slots))


def _owner(piece: Piece, gazetteer: Gazetteer) -> str:
    """Returns the one subject that a term is about, or "" where it is about several or none, or asked for itself."""
    targets = piece.targets or {}
    if "feature" in targets:
        return ""
    about = {owner for term in targets.get("define", ()) for owner in gazetteer.about.get(term, ())}
    return next(iter(about)) if len(about) == 1 else ""
