"""One way to read a tagged question: the names in their roles, what is negated, and the symbols."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.language.piece import Piece
from bot.language.tag import opening_of
from bot.language.templates import SLOT_SYMBOLS

DEFINE = "define"
"""The cue that asks for a definition."""

ASKED_OF_ITSELF = (("F", "what"), ("V", "what"), ("T", "what"))
"""Symbols of a question that names something and then asks what that is ("…, what is it")."""

ABOUT = frozenset({"feature", "category", "value"})
"""Kinds of name that say what a question is about, besides the subject."""


class Slot(NamedTuple):
    """A name in its role.

    Attributes:
        kind: what it names ("subject", "feature", …).
        ids: the ids it names; several where one phrase means several features at once.
        piece: where it stands.
        negated: a negation reaches it.
        waived: it is said not to be needed.
    """

    kind: str
    ids: tuple[str, ...]
    piece: Piece
    negated: bool = False
    waived: bool = False


class Reading(NamedTuple):
    """One way to read a question.

    Attributes:
        pieces: all pieces of the question.
        slots: the names in it, in order.
        symbols: slots and cues as sentence templates have them.
        markers: the markers met, with their places.
        negated: a negation reaches the end of the question.
        guessed: a slot was found by the words of the question together, not by a name.
        explained: places of the pieces that it accounts for, besides the slots' own.
        chance: how likely it is that the question is about this, against other features or articles.
        defined: how likely it is that the definition of the term named is meant, against others.
    """

    pieces: tuple[Piece, ...]
    slots: tuple[Slot, ...]
    symbols: tuple[str, ...]
    markers: frozenset[str] = frozenset()
    negated: bool = False
    guessed: bool = False
    explained: frozenset[int] = frozenset()
    chance: float = 1.0
    defined: float = 1.0

    def ids(self, kind: str, *, negated: bool | None = None) -> tuple[str, ...]:
        """Returns the ids named by slots of `kind`, once each, in order; only (un)negated ones if asked."""
        found: tuple[str, ...] = ()
        for slot in self.slots:
            if slot.kind == kind and (negated is None or slot.negated == negated):
                found = tuple(dict.fromkeys((*found, *slot.ids))) if found else slot.ids
        return found

    @property
    def held(self) -> set[int]:
        """Where the names in it start."""
        return {slot.piece.start for slot in self.slots}

    @property
    def about(self) -> bool:
        """It says of what something is asked: a feature, a category, a value, or by itself a term."""
        kinds = [slot.kind for slot in self.slots]
        return not ABOUT.isdisjoint(kinds) or ("define" in kinds and "subject" not in kinds)

    def without(self, kinds: frozenset[str]) -> "Reading":
        """Returns this reading with the names of these kinds left aside."""
        if not kinds:
            return self
        return self._replace(slots=tuple(slot for slot in self.slots if slot.kind not in kinds))

    @property
    def wanted(self) -> "Reading":
        """This reading without the names of what is said not to be needed, if it is about anything then."""
        if True not in [slot.waived for slot in self.slots]:
            return self
        left = self._replace(slots=tuple(slot for slot in self.slots if not slot.waived))
        return left if left.about else self

    @property
    def idle(self) -> bool:
        """Nothing that it names is said to be needed: whoever has it and whoever has it not may be meant."""
        return self.about and all(slot.waived for slot in self.slots if slot.kind in ABOUT)

    @property
    def defines_named(self) -> bool:
        """It is a guess at the very term that is named."""
        terms = {each for piece in self.pieces for each in piece.ids("define")}
        return any(not terms.isdisjoint(slot.ids) for slot in self.slots)

    @property
    def asks_named(self) -> bool:
        """It is a guess at the very term that is named, in a question with a word that asks for a definition."""
        return self.defines_named and any(piece.cue == DEFINE for piece in self.pieces)

    @property
    def asks_of_itself(self) -> bool:
        """It names something and asks what that is, rather than what has it or what it comes to."""
        if self.symbols not in ASKED_OF_ITSELF:
            return False
        said = [piece.cue for piece in self.pieces if piece.role is not None and not piece.is_mark]
        return said[-1] != "what"

    @property
    def cued(self) -> bool:
        """It has a word that says what is asked of the names, not the names alone."""
        return any(symbol not in SLOT_SYMBOLS and symbol not in ("aux", "support") for symbol in self.symbols)

    @property
    def polar(self) -> bool:
        """The question opens like one that wants a yes or a no."""
        return self.symbols[:1] == ("aux",) or "yes-no" in self.markers or _asks_last(self.pieces)


def _asks_last(pieces: Sequence[Piece]) -> bool:
    """Whether the last clause of a longer question opens like one that wants a yes or a no."""
    cuts = [place for place, piece in enumerate(pieces[:-1]) if piece.is_mark]
    return bool(cuts) and opening_of(pieces[cuts[-1] + 1 :]) == "aux"
