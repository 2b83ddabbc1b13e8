"""What is asked of a part that one subject alone has is asked of that subject: "can its controller run twice"."""

from collections.abc import Iterable

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
    part = part_of_one(reading.pieces, gazetteer)
    if part is None:
        return candidate
    slots = (Slot("subject", (owner_of(part, gazetteer),), part), *reading.slots)
    return candidate._replace(intent="support", reading=reading._replace(slots=slots))


def part_of_one(pieces: Iterable[Piece], gazetteer: Gazetteer) -> Piece | None:
    """Returns the first part that is named, where all that are named are of one subject."""
    parts = [piece for piece in pieces if owner_of(piece, gazetteer)]
    return parts[0] if len({owner_of(part, gazetteer) for part in parts}) == 1 else None


def owner_of(piece: Piece, gazetteer: Gazetteer) -> str:
    """Returns the one subject that a piece names a part of, or "" where it is of several or none, or no part."""
    targets = piece.targets or {}
    if piece.owner or "feature" in targets:
        return piece.owner
    about = {owner for term in targets.get("define", ()) for owner in gazetteer.about.get(term, ())}
    return next(iter(about)) if len(about) == 1 else ""
