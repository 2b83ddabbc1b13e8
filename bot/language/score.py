"""How well each intent fits a reading: its sentences against the symbols, its names against the words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.language.catalog import Catalog, Symbols
from bot.language.cues import LIGHT, OPENERS
from bot.language.reading import Reading
from bot.language.symbols import SYMBOLS
from bot.language.templates import SLOT_SYMBOLS, Template
from bot.language.topics import Topic

DROPPABLE: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset("K"),
    frozenset("T"),
    frozenset("C"),
    frozenset("V"),
    frozenset("KC"),
    frozenset("KT"),
    frozenset("CT"),
)
"""Slots that a sentence may hold without asking for them, tried in this order ("the istio mesh")."""

KIND_OF = {symbol: kind for kind, symbol in SYMBOLS.items()}

SUBJECTS = frozenset({"S", "SS"})

DROP_COST = {"K": 0.0, "T": 0.08, "C": 0.12, "V": 0.2}
"""What leaving a slot aside takes off the fit."""

REMEMBERED = 4096
"""Sequences of symbols whose fits are remembered."""

ORDER_GAIN = 0.04
"""What the right order of slots adds between sentences with the same cues."""

LIGHT_CUE = 0.35
"""Weight of a cue that hardly tells one intent from another, against the others."""

NO_CUES = 0.6
"""What two sentences without a common cue share all the same."""

SLIP_COST = 0.015
"""What each corrected misspelling takes off."""


class Candidate(NamedTuple):
    """An intent for a reading, and how sure it is.

    Attributes:
        intent: the intent's name.
        reading: what the names stand for.
        fit: how well the best sentence of the intent fits the cues (1: exactly).
        score: fit and explained content together, 0 to 1.
        dropped: kinds of names that the sentence has no place for and that are left aside.
        chance: how likely it is that the question is of this kind and about this, by all its words.
        share: share of the question's content that the names account for.
        other: chance that the question is other talk.
        unread: chance that it asks for a kind of thing of which nothing was found.
        uncovered: the topic that the question may be about though nothing here tells of it, if any.
    """

    intent: str
    reading: Reading
    fit: float
    score: float
    dropped: frozenset[str] = frozenset()
    chance: float = 1.0
    share: float = 1.0
    other: float = 0.0
    unread: float = 0.0
    uncovered: Topic | None = None

    def rated(self, chance: float, other: float, unread: float, uncovered: Topic | None) -> "Candidate":
        """This candidate with its chances by all words of the question."""
        intent, reading, fit, score, dropped, _, share, *_ = self
        return Candidate(intent, reading, fit, score, dropped, chance, share, other, unread, uncovered)


_Fit = tuple[float, frozenset[str]]

EXACT: _Fit = (1.0, frozenset())
"""How a sentence fits that has all symbols of a reading."""


class Scorer:
    """Scores readings against the sentences of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Remembers how sequences of symbols fit: there are few of them, and most questions share the same."""
        self._catalog = catalog
        self._fits = lru_cache(maxsize=REMEMBERED)(self._find_fits)

    def candidates(self, reading: Reading, explained: float) -> list[Candidate]:
        """Returns at most one candidate for each intent that a sentence has exactly, or else for each that fits.

        Args:
            reading: what the names stand for.
            explained: the share of content accounted for.
        """
        exact = self._catalog.exact.get(reading.symbols)
        if not exact:
            return self.loose_candidates(reading, explained)
        slips = _slips(reading)
        return [_candidate(intent, reading, EXACT, explained, slips) for intent in exact]

    def loose_candidates(self, reading: Reading, explained: float) -> list[Candidate]:
        """Returns at most one candidate for each intent that fits, whichever sentences fit exactly."""
        slips = _slips(reading)
        return [
            _candidate(intent, reading, fit, explained, slips)
            for intent, fit in self._fits(reading.symbols).items()
        ]

    def _find_fits(self, symbols: Symbols) -> dict[str, _Fit]:
        found: dict[str, _Fit] = {}
        for dropped in DROPPABLE:
            if not dropped <= set(symbols) or ("V" in dropped and not _circumstance(symbols)):
                continue
            kept = tuple(symbol for symbol in symbols if symbol not in dropped)
            cost = sum(DROP_COST[symbol] for symbol in dropped)
            kinds = frozenset(KIND_OF[symbol] for symbol in dropped)
            cues = Counter([symbol for symbol in kept if symbol not in SLOT_SYMBOLS])
            for template in self._catalog.by_slots.get(tuple(sorted(set(kept) & SLOT_SYMBOLS)), ()):
                fit = 1.0 if template.symbols == kept else _similarity(template, kept, cues)
                if fit - cost > found.get(template.intent, (0.0, kinds))[0]:
                    found[template.intent] = (fit - cost, kinds)
        return found


def _slips(reading: Reading) -> float:
    """Returns what the misspellings in a question take off."""
    return SLIP_COST * sum([piece.slips for piece in reading.pieces])


def _candidate(intent: str, reading: Reading, found: _Fit, explained: float, slips: float) -> Candidate:
    fit, dropped = found
    score = max(0.0, explained * (0.5 + 0.5 * fit) - slips)
    return Candidate(intent, reading, fit, round(score, 6), dropped, 1.0, explained)


def _circumstance(symbols: Symbols) -> bool:
    """Whether a value may be mere circumstance ("on such a platform"): the question is about something else."""
    return not SUBJECTS.isdisjoint(symbols) and not {"F", "C"}.isdisjoint(symbols)


def _similarity(template: Template, symbols: Symbols, cues: Mapping[str, int]) -> float:
    """Returns the share of cues, by weight, that a sentence and a question have in common.

    `cues` are those among the symbols of the question, with how often each stands there.
    """
    if not template.slots and not _telling(template.cues) & _telling(symbols):
        return 0.0
    common = {cue: min(count, template.cues.count(cue)) for cue, count in cues.items()}
    both = _weight(cues) + _weight_of(template.cues)
    fit = (2 * _weight(common) + NO_CUES) / (both + NO_CUES)
    in_order = _slots_in(symbols) == _slots_in(template.symbols)
    return min(0.98, fit + (ORDER_GAIN if in_order else 0.0))


def _telling(symbols: Iterable[str]) -> frozenset[str]:
    """Returns the cues that not every question holds."""
    return frozenset(symbols) - OPENERS - LIGHT


def _slots_in(symbols: Symbols) -> list[str]:
    """Returns the slots among symbols, in their order."""
    return [symbol for symbol in symbols if symbol in SLOT_SYMBOLS]


@lru_cache(maxsize=REMEMBERED)
def _weight_of(cues: Symbols) -> float:
    """Returns the weight of the cues of a sentence: many sentences have the same."""
    return _weight(Counter(cues))


def _weight(cues: Mapping[str, int]) -> float:
    return sum([count * (LIGHT_CUE if cue in LIGHT else 1.0) for cue, count in cues.items()])
