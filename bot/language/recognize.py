"""What a question means: its readings ranked, the best one taken, asked back or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.catalog import Catalog
from bot.language.content import ASKED_KINDS
from bot.language.context import follow_up, stand_in
from bot.language.gazetteer import Gazetteer
from bot.language.model import Ambiguous, NoMatch, Query
from bot.language.query import query_of
from bot.language.rank import Ranker
from bot.language.reading import Reading
from bot.language.readings import readings
from bot.language.score import Candidate
from bot.language.strange import in_a_names_place, strange_words
from bot.language.tag import Piece, Tagger, sentences, subjects_of

ACCEPT = 0.6
"""Score from which a reading is answered."""

ACCEPT_NAMED = 0.42
"""The same where a subject and a feature are both named: there is little else it could mean."""

ACCEPT_AHEAD = 0.46
LEAD = 0.05
"""The same where a subject is named and no other feature comes within this distance."""

FIT = 0.5
"""Fit with some sentence from which a reading is answered: names alone do not say what is asked of them."""

ASK_BACK = 0.38
"""Score from which a reading is offered as a choice; below it the question is refused."""

MARGIN = 0.04
"""How far ahead of a rival reading with another meaning the best one must be."""

POINTING = frozenset({"also", "those", "it", "correct", "latter", "former"})
"""Markers with which a question points at what was said before."""

LISTING = frozenset({"which", "how-many", "list", "neither", "K"})
"""Symbols of questions that choose among all subjects, so that "them" needs no conversation before."""

MOST_CHOICES = 5
"""Readings offered when a question is asked back."""

Recognition = Query | Ambiguous | NoMatch


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question's recognition together with what it was made of, for follow-ups.

    Attributes:
        result: the query, the rival readings or the refusal.
        reading: the likeliest reading of the names in it.
        best: the likeliest candidate, if any.
    """

    result: Recognition
    reading: Reading
    best: Candidate | None

    @property
    def complete(self) -> bool:
        """It is a whole question in words of its own: nothing in it points back."""
        pointing = self.reading.markers & POINTING
        whole = bool(
            self.best and self.best.fit == 1.0 and self.best.reading.cued and self.best.reading.slots
        )
        return whole and not pointing


class Recognizer:
    """Understands questions by one catalog of intents and one gazetteer of names."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer) -> None:
        """Builds the indexes; the recognizer never changes afterwards."""
        self.catalog = catalog
        self.gazetteer = gazetteer
        self._tagger = Tagger(gazetteer, catalog.words)
        self._ranker = Ranker(catalog, gazetteer)

    def recognize(self, utterance: str) -> Understanding:
        """Returns what `utterance` means by itself, without what was said before."""
        return self._recognize(self._tagger.tag(utterance))

    def _recognize(self, pieces: tuple[Piece, ...]) -> Understanding:
        ranked = self._ranker.rank(pieces)
        best = ranked[0] if ranked else None
        reading = best.reading if best else next(readings(pieces, self.gazetteer.phrasings))
        return Understanding(self._decide(pieces, ranked), reading, best)

    def understand(self, utterance: str, previous: Query | None = None) -> Recognition:
        """Returns what `utterance` means, after `previous` where it leans on that."""
        pieces = self._tagger.tag(utterance)
        result = self._in_context(pieces, previous)
        parts = sentences(pieces)
        if isinstance(result, Query) or len(parts) < 2:
            return result
        return self._by_sentences(parts, previous) or result

    def _in_context(self, pieces: tuple[Piece, ...], previous: Query | None) -> Recognition:
        understanding = self._recognize(pieces)
        if previous is None or understanding.complete:
            return understanding.result
        found = follow_up(understanding.reading, previous, self.gazetteer)
        meant = None if found else stand_in(pieces, previous)
        return found or (self._recognize(meant).result if meant else understanding.result)

    def _by_sentences(self, parts: Sequence[tuple[Piece, ...]], previous: Query | None) -> Query | None:
        """Returns what the last question of a longer message means, each sentence leaning on those before it."""
        found: Query | None = None
        for part in parts:
            result = self._in_context(part, found or previous)
            if isinstance(result, Query) and result.intent != "help":
                found = result
            elif found is None:
                found = _topic(part)
        return found if found is not None and found.confidence > 0 else None

    def _decide(self, pieces: tuple[Piece, ...], ranked: list[Candidate]) -> Recognition:
        if not ranked or ranked[0].score < ASK_BACK or not _says_something(pieces):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        best = ranked[0]
        foreign = in_a_names_place(best.reading)
        if foreign:
            return NoMatch(foreign, self._queries(ranked))
        missing = _missing(best)
        rivals = [candidate for candidate in ranked if _rivals(best, candidate)]
        sure = best.score >= self._enough(ranked) and _is_told(best) and not _is_bare(best.reading)
        query = query_of(best, self.gazetteer)
        if sure and not missing and (len(rivals) == 1 or len(self._queries(rivals)) < 2):
            return query
        choices = self._queries(rivals if sure and not missing else ranked)
        return Ambiguous(choices, missing, query) if choices else NoMatch(strange_words(pieces))

    def _enough(self, ranked: list[Candidate]) -> float:
        """Returns the score from which the best candidate is answered: the less else it could mean, the lower."""
        best = ranked[0]
        if _is_named(best.reading):
            return ACCEPT_NAMED
        features = best.reading.ids("feature")
        second = next((each.score for each in ranked if each.reading.ids("feature") != features), 0.0)
        alone = bool(best.reading.ids("subject")) and best.score - second >= LEAD
        return ACCEPT_AHEAD if alone else ACCEPT

    def _queries(self, ranked: Sequence[Candidate]) -> tuple[Query, ...]:
        """Returns the distinct meanings of candidates, the likeliest first, at most five."""
        found: dict[tuple[object, ...], Query] = {}
        for candidate in ranked:
            if candidate.score < ASK_BACK:
                continue
            query = query_of(candidate, self.gazetteer)
            if query.article or query.intent not in ASKED_KINDS:
                found.setdefault(query.meaning, query)
        return tuple(found.values())[:MOST_CHOICES]


def _says_something(pieces: Iterable[Piece]) -> bool:
    """Whether there is a word in it that names or asks anything."""
    return any(piece.targets is not None or (piece.role is not None and piece.role.cue) for piece in pieces)


def _is_bare(reading: Reading) -> bool:
    """Whether it names features or terms and says neither of what nor what is asked of them."""
    kinds = {slot.kind for slot in reading.slots}
    return not reading.cued and not reading.polar and kinds <= {"feature", "define", "category", "value"}


def _is_told(best: Candidate) -> bool:
    """Whether it is clear what is asked: a sentence fits, or a subject and something about it are there."""
    return best.fit >= FIT or (best.reading.about and bool(best.reading.ids("subject")))


def _is_named(reading: Reading) -> bool:
    """Whether a subject and a feature (or a category, or a value) are both called by name."""
    return reading.about and bool(reading.ids("subject")) and not reading.paraphrase


def _topic(pieces: Sequence[Piece]) -> Query | None:
    """Returns what a sentence that asks nothing is about, for the next sentence to lean on; its confidence is nil."""
    subjects = tuple(subjects_of(pieces))
    return Query("overview", subjects=subjects, confidence=0.0) if subjects else None


def _rivals(best: Candidate, other: Candidate) -> bool:
    """Whether two readings are too close to choose: guesses at different things; a name is taken at its word."""
    if other is best:
        return True
    if other.score <= best.score - MARGIN or not (_is_guess(best.reading) and _is_guess(other.reading)):
        return False
    return any(other.reading.ids(kind) != best.reading.ids(kind) for kind in ("feature", *ASKED_KINDS))


def _is_guess(reading: Reading) -> bool:
    """Whether what a reading is about was found by the words of the question, not by a name."""
    return any(slot.share < 1.0 for slot in reading.slots) or reading.paraphrase


def _missing(best: Candidate) -> str:
    """Returns the slot that a question leans on but does not name."""
    reading = best.reading
    leans = "it" in reading.markers and not LISTING & set(reading.symbols)
    if (
        leans
        and not reading.ids("subject")
        and best.intent in ("which", "support", "value", "overview", "compare")
    ):
        return "subject"
    return ""
