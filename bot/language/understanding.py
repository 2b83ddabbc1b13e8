"""A question understood by itself, and what follow-ups must know of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.advised import ADVICE
from bot.language.certainty import is_leaned_on
from bot.language.cues import LISTING
from bot.language.decide import Decision
from bot.language.doubt import OTHER, OTHER_NAMED
from bot.language.model import NoMatch, Query
from bot.language.piece import Piece
from bot.language.reading import DEFINE, Reading
from bot.language.score import Candidate
from bot.language.tag import names_any

CLOSE = 0.8
"""Part of the likeliest guess's chance that a candidate must have whose words are names, to be leaned on instead."""

CERTAIN = 0.9
"""Confidence that a part of a message, or a question of those before, must have to be answered where the whole of it is
not clear."""

POINTING = frozenset({"also", "those", "others", "it", "correct", "latter", "former", "against", "reverse"})
"""Markers with which a question points at what was said before."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question's recognition together with what it was made of, for follow-ups.

    Attributes:
        result: the query, what is to be asked back or the refusal.
        reading: the likeliest reading of the names in it.
        best: the likeliest candidate, if any.
        other: chance that it is other talk.
    """

    result: Decision
    reading: Reading
    best: Candidate | None
    other: float

    @property
    def elsewhere(self) -> bool:
        """It is about something else, whatever was said before."""
        named = self.reading.about and not self.reading.guessed
        placed = self.reading.ids("subject") or self.reading.ids("kind")
        most = OTHER_NAMED if placed else OTHER
        return isinstance(self.result, NoMatch) and not named and self.other >= most

    @property
    def doubtful(self) -> bool:
        """It asks nothing by itself, or was guessed by its words together."""
        return not isinstance(self.result, Query) or self.reading.guessed

    @property
    def advises_on_all(self) -> bool:
        """It asks for advice on all of a kind ("which bike for a courier"), whichever were named before."""
        advice = isinstance(self.result, Query) and self.result.intent == ADVICE
        return advice and names_any(self.reading.pieces, "kind") and not self.reading.markers & POINTING

    @property
    def defines(self) -> bool:
        """It names a term and asks for its meaning in so many words: "what do those levels mean"."""
        defining = (
            isinstance(self.result, Query) and self.result.intent == DEFINE and bool(self.result.article)
        )
        return defining and (
            self.reading.asks_of_itself or (DEFINE in self.reading.symbols and self.reading.about)
        )

    @property
    def complete(self) -> bool:
        """It is a whole question in words of its own: nothing in it points back."""
        best = self.best
        whole = bool(best and best.fit == 1.0 and best.reading.cued and best.reading.slots)
        return whole and not self._points and not (best and _is_cut_short(best.reading))

    @property
    def asks_whether(self) -> bool:
        """It wants a yes or a no about what it names, whose it is too, and nothing in it points back."""
        reading = self.reading
        named = bool(reading.ids("subject")) and reading.about and not reading.guessed
        return named and reading.polar and not self._points

    @property
    def _points(self) -> bool:
        return bool(self.reading.markers & POINTING) or defines_nothing(self.result)


def leaned_on(ranked: Sequence[Candidate]) -> Candidate | None:
    """Returns the likeliest candidate that can carry a question on: of two that are close, the one that is named.

    Behind a bare "and" a name is meant, however far behind it is; so is that of a group where it is all that is said.
    """
    best = next((each for each in ranked if is_leaned_on(each)), None)
    if best is None or not best.reading.guessed or best.reading.ids("subject"):
        return best
    bare = "also" in best.reading.markers and not best.reading.cued
    close = (each for each in ranked if bare or _is_group_alone(each) or each.chance >= CLOSE * best.chance)
    return next((each for each in close if not each.reading.guessed and each.reading.about), best)


def _is_group_alone(candidate: Candidate) -> bool:
    """Whether the name of a group of features is all that is said ("only that group, please")."""
    return candidate.share == 1.0 and bool(candidate.reading.ids("category"))


def defines_nothing(result: Decision) -> bool:
    """Returns whether a definition is asked for that there is none of, as of what only has values ("what license")."""
    return isinstance(result, Query) and result.intent == "define" and result.article is None


def _is_cut_short(reading: Reading) -> bool:
    """Whether a question leaves out what was asked before.

    It ends in a mere "one", names but two for "both", or says what "only" counts and nothing of whom.
    """
    said = [piece.text for piece in reading.pieces if not piece.is_mark]
    symbols = {*reading.symbols}
    bare = "both" in symbols and symbols <= {"SS", "both"}
    narrowing = "only" in symbols and symbols <= {"F", "C", "only"}
    return narrowing or (not reading.about and (said[-1:] == ["one"] or bare or _asks_who_is(reading)))


def _asks_who_is(reading: Reading) -> bool:
    """Whether it is asked who does, or does not, and no more: "which of that kind can", but not "which are there"."""
    last = next((piece for piece in reversed(reading.pieces) if _does_something(piece)), None)
    verb = last is not None and last.cue == "aux" and " " not in last.text
    return verb and not LISTING.isdisjoint(reading.symbols)


def _does_something(piece: Piece) -> bool:
    """Whether a word asks anything, or needs or excepts it."""
    return piece.role is not None and not (piece.is_mark or piece.idle or piece.negates)
