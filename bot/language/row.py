"""What has been met of a question, piece by piece: names, cues and markers, and how far negations reach."""

from collections.abc import Sequence
from itertools import takewhile

from bot.language.cues import ASKED_ABOUT, FROM_ALL
from bot.language.left_over import PREPOSITIONS
from bot.language.phrase_tree import SENTENCE_ENDS
from bot.language.piece import Piece
from bot.language.reach import Reach
from bot.language.reading import ABOUT, Slot
from bot.language.symbols import SYMBOLS
from bot.language.tag import cues_in, names_any
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION

MARKERS = frozenset(
    {
        "those",
        "others",
        "it",
        "also",
        "correct",
        "yes-no",
        "latter",
        "former",
        "reverse",
        "dropping",
        "swapping",
        "linking",
    }
)
"""Cues that say how a question leans on the one before or wants its answer; no sentence is told by them."""

ASKING_BACK = frozenset({"sources", "catalog"})
"""Cues that ask about the desk's own answers; a word that describes what is asked about is none of them."""

ORIGIN = "from"
"""Word with which it is told or asked what something comes from."""

NOBODY = frozenset({"nobody", "no", "none"})
"""Words that begin what stands for none of those asked about."""

CHOOSING_ANY = FROM_ALL | {"others"}
"""Cues that ask for subjects, be it for the others."""

ANSWERED_BEFORE = ASKED_ABOUT | {"aux", "also"}
"""Cues before which a name with its yes or no is complete."""


class Row:
    """What has been met of a question, piece by piece.

    Attributes:
        slots: the names, in order.
        raw: the names and cues as symbols, in order.
        markers: the markers met, with their places.
        reach: what reaches the next name.
    """

    def __init__(self, pieces: Sequence[Piece], explained: frozenset[int], *, guessed: bool) -> None:
        """Starts with nothing met of `pieces`."""
        self._pieces = pieces
        self._explained = explained
        self._guessed = guessed
        self.slots: list[Slot] = []
        self.raw: list[tuple[str, Slot | None]] = []
        self.markers: set[str] = set()
        self.reach = Reach()

    def meet(self, place: int, slot: Slot) -> None:
        """Meets a name: where it is not needed, its opposite is there, and a value is ruled out."""
        reach, subject = self.reach, slot.kind == "subject"
        placed = subject and reach.apart and _is_placed(self._pieces, place)
        choosing = subject and reach.bare and _chooses(self._pieces)
        out, waived = reach.leaves_out(slot.kind, placed=placed, choosing=choosing), reach.waived
        if slot.piece.turned:
            slot = slot._replace(negated=not (out or waived))
        elif slot.kind == "value":
            slot = slot._replace(negated=out or waived)
        elif out or waived:
            slot = slot._replace(negated=out, waived=waived)
        self.slots.append(slot)
        self.raw.append((SYMBOLS.get(slot.kind, ""), slot))

    def hear(self, place: int, role: Role) -> None:
        """Meets a word that asks or turns something."""
        if role.negates and _is_answer(self._pieces, place, self.slots):
            self._change(len(self.slots) - 1, negated=True)
        elif role.excepts and self._stands_behind(place):
            self._leave_out()
        elif role.needs and self.reach.trailing and _is_behind(self._pieces, place, self.slots):
            self._change(len(self.slots) - 1, waived=True)
            self.reach = Reach()
        elif self.reach.trailing and self._pieces[place].text in SENTENCE_ENDS:
            self.negate_last()
            self.reach = Reach()
        elif not (self._guessed and role.negates and _is_inner(self._pieces, place, self.slots)):
            following, named = self._pieces[place + 1 : place + 2], bool(self.slots)
            nobody = self._pieces[place].text.partition(" ")[0] in NOBODY
            self.reach.hear(role, following, named=named, nobody=nobody)
        describing = self._guessed and place in self._explained and role.cue in ASKING_BACK
        cue = "" if describing or _names_origin(self._pieces, place) else role.cue
        if cue == "others" and _is_of_things(self._pieces, place):
            return
        if cue in MARKERS:
            self.markers.add(_placed(cue, self.raw))
        elif cue == "vs" and not role.filler and not self.slots:
            self.markers.add("against")
        elif cue:
            self.raw.append((cue, None))

    def _stands_behind(self, place: int) -> bool:
        """Whether a word of exception stands before nothing, and not behind a feature: "these two aside"."""
        following = next(iter(self._pieces[place + 1 :]), None)
        ends = following is None or following.is_mark
        return ends and not (self.slots and self.slots[-1].kind in ABOUT)

    def _leave_out(self) -> None:
        """Leaves out the subjects that were met last, if any."""
        for place in reversed(range(len(self.slots))):
            if self.slots[place].kind != "subject":
                return
            self._change(place, negated=True)

    def negate_last(self) -> None:
        """Negates the last feature, and what is joined to it: "load balancing: who can't", "this or that missing"."""
        places = [place for place, slot in enumerate(self.slots) if slot.kind == "feature"]
        while places:
            last = places.pop()
            self._change(last, negated=True)
            if not places or not self._are_joined(places[-1], last):
                return

    def _are_joined(self, one: int, other: int) -> bool:
        """Whether a joiner alone stands between two names that were met."""
        start, end = self.slots[one].piece.end, self.slots[other].piece.start
        between = [piece for piece in self._pieces if start <= piece.start < end]
        return len(between) == 1 and between[0].joins

    def _change(self, place: int, *, negated: bool = False, waived: bool = False) -> None:
        """Says of a name that was met what follows it says."""
        slot = self.slots[place]
        changed = slot._replace(negated=slot.negated or negated, waived=slot.waived or waived)
        self.slots[place] = changed
        self.raw = [(symbol, changed if each is slot else each) for symbol, each in self.raw]


def _chooses(pieces: Sequence[Piece]) -> bool:
    """Whether subjects are asked for."""
    return names_any(pieces, "kind") or not CHOOSING_ANY.isdisjoint(cues_in(pieces))


def _is_answer(pieces: Sequence[Piece], place: int, slots: Sequence[Slot]) -> bool:
    """Whether a negation stands right behind a name and before nothing: "this one yes, that one no"."""
    following = next(iter(pieces[place + 1 :]), None)
    asking = following is not None and following.cue in ANSWERED_BEFORE
    ends = following is None or following.is_mark or asking
    if not ends or not slots or slots[-1].kind == "kind" or slots[-1].piece.end != pieces[place].start:
        return False
    return slots[-1].kind != "subject" or any(slot.kind in ABOUT for slot in slots)


def _is_behind(pieces: Sequence[Piece], place: int, slots: Sequence[Slot]) -> bool:
    """Whether nothing but a negation stands between what is asked and a word of needing: "such is not needed"."""
    if not slots or slots[-1].kind not in ABOUT:
        return False
    between = [piece for piece in pieces[:place] if piece.start >= slots[-1].piece.end]
    return all(piece.idle or piece.negates or piece.cue == "aux" for piece in between)


def _is_inner(pieces: Sequence[Piece], place: int, slots: Sequence[Slot]) -> bool:
    """Whether a negation is part of what is described rather than of what is asked.

    It is where another word than the one asked about stands before it: "machines that are not in the cluster", but
    "which cannot …", and "such is not needed", where that is a name that was met.
    """
    for piece in reversed(pieces[:place]):
        if piece.targets is not None:
            met = bool(slots) and slots[-1].piece.start == piece.start and "feature" in piece.targets
            return not met and not piece.tells_who
        if piece.role is None:
            return True
        if piece.turns or piece.cue in ASKED_ABOUT:
            return False
    return False


def _is_placed(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a preposition stands before a piece, with no more between than words that carry nothing."""
    for piece in reversed(pieces[:place]):
        if piece.text in PREPOSITIONS:
            return True
        if not piece.idle:
            return False
    return False


def _names_origin(pieces: Sequence[Piece], place: int) -> bool:
    """Whether what comes from a feature is told at a place: "certificates that come from our own CA"."""
    if not pieces[place].text.endswith(ORIGIN):
        return False
    behind = takewhile(lambda piece: piece.text not in PUNCTUATION | PREPOSITIONS, pieces[place + 1 :])
    named = next((piece.targets for piece in behind if piece.targets is not None), {})
    return "feature" in named


def _is_of_things(pieces: Sequence[Piece], place: int) -> bool:
    """Whether "other" at a place stands before a thing and not before who is asked about.

    "The other cluster" is no other product; "the other lean meshes" are.
    """
    if not pieces[place].text.endswith("other"):
        return False
    of_things = False
    for piece in pieces[place + 1 :]:
        if piece.role is not None or piece.is_mark:
            break
        if piece.tells_who or piece.names("value"):
            return False
        of_things = True
    return of_things


def _placed(cue: str, before: list[tuple[str, Slot | None]]) -> str:
    """An "and" that opens a question carries on; one inside it merely joins."""
    return cue if cue != "also" or not before else "inner-also"
