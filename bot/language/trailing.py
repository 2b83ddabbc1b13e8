"""What a negation behind all names is said of, where that is not the last feature named."""

from collections.abc import Sequence

from bot.language.cues import CHOOSING, VERBS
from bot.language.piece import Piece
from bot.language.reading import Slot
from bot.language.tag import cues_in

CLAUSES = frozenset({*VERBS, "it"})
"""Cues between two names that make a clause for each."""


def asks_both_ways(raw: Sequence[tuple[str, Slot | None]]) -> bool:
    """Returns whether who has something and who has not are asked for together: "which have it and which have not"."""
    asking = [place for place, (symbol, _) in enumerate(raw) if symbol in CHOOSING]
    named = [place for place, (_, slot) in enumerate(raw) if slot is not None and slot.kind != "kind"]
    return bool(asking and named) and asking[0] < named[0] and named[-1] < asking[-1]


def is_told_of_one(slots: Sequence[Slot], pieces: Sequence[Piece]) -> bool:
    """Returns whether one is told not to have what another has: "which does this one have that that one has not".

    Who has not is asked for behind the last name: "this one or that one, who has not".
    """
    if len(slots) < 2 or any(slot.kind != "subject" for slot in slots[-2:]):
        return False
    one, other = (slot.piece for slot in slots[-2:])
    between = [piece for piece in pieces if one.end <= piece.start < other.start]
    behind = [piece for piece in pieces if piece.start >= other.end]
    return not CLAUSES.isdisjoint(cues_in(between)) and CHOOSING.isdisjoint(cues_in(behind))
