"""Parts of a subject: what is asked of one that has but one owner, no subject being named, is asked of the owner."""

from collections.abc import Iterable, Sequence

from bot.language.cues import COMPARING
from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.reading import ABOUT, Slot
from bot.language.score import Candidate
from bot.language.symbols import CHOICE
from bot.language.tag import cues_in

OF = frozenset({"of", "in", "inside", "under", "within"})
"""Words between a part and its owner."""


def with_owners(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces, the names of parts knowing whose they are.

    A part's name is told to be one, or is a term about one subject that opens with the subject's own name. A subject of
    another kind is one beside its owner's name.
    """
    owners = {} if COMPARING & cues_in(pieces) else _owners_beside(pieces, gazetteer)
    return tuple(
        _as_part(piece, owners[place])
        if place in owners
        else _with_owner(piece, gazetteer)
        if piece.targets
        else piece
        for place, piece in enumerate(pieces)
    )


def _owners_beside(pieces: Sequence[Piece], gazetteer: Gazetteer) -> dict[int, str]:
    """Returns the places of subjects that stand behind one of the kind meant by default, or before it and "of".

    "The locks of this bike", "this bike's locks": others than these are not asked about, but only where more is said.
    """
    whole = gazetteer.usual_kind
    found: dict[int, str] = {}
    for place, piece in enumerate(pieces):
        if not piece.names_subject or not piece.names("value"):
            continue
        behind = place + 2 if any(each.text in OF for each in pieces[place + 1 : place + 2]) else place - 1
        owner = pieces[behind] if 0 <= behind < len(pieces) else piece
        if owner.names_subject and _kind(owner, gazetteer) == whole != _kind(piece, gazetteer):
            found[place] = owner.subject
    more = bool(found) and any(piece.role is None and not piece.names_subject for piece in pieces)
    return found if more else {}


def _as_part(piece: Piece, owner: str) -> Piece:
    return piece._replace(targets=None, ordinary=True, owner=owner)


def _kind(piece: Piece, gazetteer: Gazetteer) -> str:
    return gazetteer.subject_kinds[piece.subject]


def _with_owner(piece: Piece, gazetteer: Gazetteer) -> Piece:
    targets = piece.targets or {}
    told = targets.get("part", ())
    if told:
        rest = piece.without("part")
        return rest._replace(owner=told[0], ordinary=rest.ordinary or rest.targets is None)
    if "subject" in targets or "feature" in targets:
        return piece
    owners = {owner for term in targets.get("define", ()) for owner in gazetteer.about.get(term, ())}
    named = (gazetteer.phrases.get(piece.stems[:end], {}) for end in range(1, len(piece.stems)))
    own = {each for targets in named for each in targets.get("subject", ())}
    return piece._replace(owner=next(iter(own))) if len(owners) == 1 and owners == own else piece


def put_to_owner(candidate: Candidate) -> Candidate:
    """Returns a question that asks for no subjects, and names a part of one, as a question about its owner."""
    reading = candidate.reading
    if candidate.intent != "which" or reading.ids("subject") or CHOICE & {*reading.symbols}:
        return candidate
    part = part_of_one(reading.pieces)
    if part is None or not _asks_more(reading.slots, reading.pieces):
        return candidate
    owner = Slot("subject", (part.owner,), part)
    return candidate._replace(intent="support", reading=reading._replace(slots=(owner, *reading.slots)))


def part_of_one(pieces: Iterable[Piece]) -> Piece | None:
    """Returns the first part that is named, where all that are named have one owner."""
    parts = [piece for piece in pieces if piece.owner]
    return parts[0] if len({piece.owner for piece in parts}) == 1 else None


def _asks_more(slots: Iterable[Slot], pieces: Iterable[Piece]) -> bool:
    """Whether anything is asked besides what the names of parts say, which are never a feature's."""
    places = {piece.start for piece in pieces if piece.owner}
    return any(
        slot.kind == "feature" or (slot.kind in ABOUT and slot.piece.start not in places) for slot in slots
    )
