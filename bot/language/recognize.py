"""What a question means: its readings ranked, the best one taken, asked back or refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.language.asked_besides import DEFINING, chooses_among
from bot.language.carried import carried
from bot.language.certainty import (
    OTHER,
    is_asked,
    is_elsewhere,
    is_exact,
    is_leaned_on,
    is_sure,
)
from bot.language.choices import MOST_CHOICES, choices
from bot.language.context import follow_up, guide_to
from bot.language.language import Language
from bot.language.members import made_whole, made_whole_after
from bot.language.model import Ambiguous, NoMatch, Query
from bot.language.nouns import settled
from bot.language.paraphrase import ASKED_KINDS
from bot.language.parts import owned
from bot.language.pointing import POINTERS, after_small_talk, asked_before, stand_in, subject_after
from bot.language.query import query_of
from bot.language.rank import Ranker
from bot.language.reading import Reading
from bot.language.readings import readings, without_bystanders, without_greeting
from bot.language.scope import scoped
from bot.language.score import Candidate
from bot.language.strange import in_a_names_place, owner_elsewhere, strange_words
from bot.language.tag import Piece, Tagger, cues_in, sentences, subjects_of
from bot.text.tokens import PUNCTUATION

LEAST = 0.05
"""Chance that the likeliest candidate must have for the question to be about anything the desk knows."""

FAR = 0.05
"""A candidate with less than this part of the best one's chance is no rival."""

CLOSE = 0.8
"""Part of the likeliest guess's chance that a candidate must have whose words are names, to be leaned on instead."""

POINTING = frozenset({"also", "those", "others", "it", "correct", "latter", "former"})
"""Markers with which a question points at what was said before."""

GUIDING = frozenset({"howto", "troubleshoot"})
"""Intents whose articles are mostly about one subject."""

FIRM = 0.7
"""Confidence that a guess at a guide must have not to yield to the guide to what "it" or "them" was before."""

LISTING = frozenset({"which", "who", "how-many", "list", "neither", "anything", "K"})
"""Symbols of questions that choose among all subjects, so that "them" needs no conversation before."""

ONE_ASKED = frozenset({"support", "value", "howto", "troubleshoot"})
"""Intents of questions about one subject."""

MOST_SENTENCES = 8
"""Sentences of a long message that are read one by one, the last ones; people who ask write three or four."""

Recognition = Query | Ambiguous | NoMatch

_Topics = tuple[object, ...]
"""What a query is about, however it is asked."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question's recognition together with what it was made of, for follow-ups.

    Attributes:
        result: the query, the rival readings or the refusal.
        reading: the likeliest reading of the names in it.
        best: the likeliest candidate, if any.
        other: chance that it is other talk.
    """

    result: Recognition
    reading: Reading
    best: Candidate | None
    other: float

    @property
    def elsewhere(self) -> bool:
        """It is about something else, whatever was said before."""
        named = self.reading.about and not self.reading.guessed
        return isinstance(self.result, NoMatch) and not named and self.other >= OTHER

    @property
    def complete(self) -> bool:
        """It is a whole question in words of its own: nothing in it points back."""
        pointing = self.reading.markers & POINTING or _defines_nothing(self.result)
        whole = bool(
            self.best and self.best.fit == 1.0 and self.best.reading.cued and self.best.reading.slots
        )
        return whole and not pointing and not (self.best and _is_cut_short(self.best.reading))


class Recognizer:
    """Understands questions by one language."""

    def __init__(self, language: Language) -> None:
        """Takes what it understands by; the recognizer never changes afterwards."""
        self.language = language
        self._tagger = Tagger(language.gazetteer, language.catalog.words, language.lexicon)
        self._ranker = Ranker(language)

    def _recognize(self, pieces: tuple[Piece, ...]) -> Understanding:
        gazetteer = self.language.gazetteer
        pieces = tuple(without_greeting(pieces))
        pieces = made_whole(owned(pieces, gazetteer), gazetteer)
        pieces = settled(pieces, gazetteer, self.language.catalog.words)
        pieces = without_bystanders(pieces, gazetteer.subject_kinds)
        pieces = scoped(pieces, subjects_of(pieces), gazetteer)
        ranked = self._ranker.rank(pieces)
        best = _leaned_on(ranked)
        reading = best.reading if best else next(readings(pieces, gazetteer.phrasings))
        other = ranked[0].other if ranked else 0.0
        return Understanding(self._decide(pieces, ranked), reading, best, other)

    def find_exact(self, utterance: str) -> Query | None:
        """Returns what a question in a conversation among others means, or None where that is not beyond doubt.

        It must ask something, be worded as questions are, and name a subject and a feature letter for letter;
        then nothing else is said in it. Nothing that was said before counts.
        """
        understanding = self._recognize(self._tagger.tag(utterance))
        asks = "?" in utterance or (understanding.best is not None and is_asked(understanding.best))
        exact = understanding.best is not None and is_exact(understanding.best)
        result = understanding.result
        return result if asks and exact and isinstance(result, Query) else None

    def unknown_words(self, utterance: str) -> tuple[str, ...]:
        """Returns the words that nobody knows, and names known to belong elsewhere, in the order written."""
        return strange_words(self._tagger.tag(utterance))

    def new_words(self, utterance: str) -> tuple[str, ...]:
        """Returns the words that are none of the known ones, be it that one was read as a misspelling."""
        return tuple(piece.text for piece in self._tagger.tag(utterance) if piece.unknown or piece.slips)

    def understand(self, utterance: str, previous: Query | None = None) -> Recognition:
        """Returns what `utterance` means, after `previous` where it leans on that."""
        pieces = self._tagger.tag(utterance)
        result = self._in_context(pieces, previous)
        parts = sentences(pieces)
        if (
            isinstance(result, Query)
            or len(parts) < 2
            or (isinstance(result, Ambiguous) and not result.missing and not _only_asks_what(parts[-1]))
        ):
            return result
        return self._by_sentences(parts, previous) or result

    def _in_context(self, pieces: tuple[Piece, ...], previous: Query | None) -> Recognition:
        if previous is None:
            return self._recognize(pieces).result
        pieces = after_small_talk(pieces)
        pieces = made_whole_after(pieces, asked_before(previous), self.language.gazetteer)
        if not subjects_of(pieces):
            pieces = scoped(pieces, previous.subjects, self.language.gazetteer)
        understanding = self._recognize(pieces)
        meant = self._after(pieces, understanding, previous)
        if not isinstance(meant, Query):
            return meant
        return carried(meant, previous, corrected="correct" in understanding.reading.markers)

    def _after(self, pieces: tuple[Piece, ...], understanding: Understanding, previous: Query) -> Recognition:
        if understanding.elsewhere:
            return understanding.result
        reading = understanding.reading
        guide = self._guide_for(pieces, understanding.result, previous)
        if guide is not None:
            return self._firm(guide, reading, previous)
        if understanding.complete and not chooses_among(reading, previous):
            return understanding.result
        standing_in = stand_in(pieces, previous)
        meant = self._recognize(standing_in).result if standing_in else understanding.result
        if standing_in and _asks_of_one(reading, previous) and _is_of_one(meant):
            return self._firm(self._as_guide(meant, previous), reading, previous)
        return follow_up(reading, previous, self.language.gazetteer) or meant

    def _firm(self, meant: Recognition, reading: Reading, previous: Query) -> Recognition:
        """Returns a guide, or the one to what was asked before where it is guessed and the question points at that."""
        if not isinstance(meant, Query) or meant.intent not in GUIDING:
            return meant
        if meant.confidence >= FIRM or not reading.markers & POINTERS:
            return meant
        return guide_to(reading, previous, self.language.gazetteer) or meant

    def _as_guide(self, meant: Recognition, previous: Query) -> Recognition:
        """Returns the guide to what is asked about, where guides were asked for and no yes or no is wanted."""
        if previous.intent != "howto" or not isinstance(meant, Query) or meant.polar:
            return meant
        guide = self.language.gazetteer.guide("howto", meant.subjects, meant.features)
        return Query("howto", subjects=meant.subjects, article=guide) if guide else meant

    def _guide_for(self, pieces: tuple[Piece, ...], meant: Recognition, previous: Query) -> Query | None:
        """Returns the article for the subject before, where a question that names none could ask for another's."""
        likeliest = meant.readings[0] if isinstance(meant, Ambiguous) else meant
        if not isinstance(likeliest, Query) or likeliest.intent not in GUIDING or subjects_of(pieces):
            return None
        about = self.language.gazetteer.about.get(likeliest.article or "", ())
        if not about or not previous.subjects:
            return None
        result = self._recognize((*pieces, subject_after(pieces, previous.subjects[:1]))).result
        return result if isinstance(result, Query) and result.intent in GUIDING else None

    def _by_sentences(self, parts: Sequence[tuple[Piece, ...]], previous: Query | None) -> Query | None:
        """Returns what the last question of a longer message means, each sentence leaning on those before it."""
        found: Query | None = None
        for part in parts[-MOST_SENTENCES:]:
            result = self._in_context(part, found or previous)
            if isinstance(result, Query) and result.intent != "help":
                found = result
            elif found is None:
                found = _topic(part)
        return found if found is not None and found.confidence > 0 else None

    def _decide(self, pieces: tuple[Piece, ...], ranked: list[Candidate]) -> Recognition:
        if not ranked or ranked[0].chance < LEAST or not _says_something(pieces):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        best = ranked[0]
        foreign = in_a_names_place(best.reading) or (
            owner_elsewhere(best.reading, self.language.gazetteer.feature_kinds)
            if best.intent == "which" and not best.reading.guessed
            else ()
        )
        if foreign:
            return NoMatch(foreign, self._queries(ranked))
        if is_elsewhere(best):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        meanings = self._meanings(ranked)
        if not meanings:
            return NoMatch(strange_words(pieces))
        sure = meanings[0][1] / sum(chance for _, chance in meanings)
        missing = _missing(best)
        query = meanings[0][0]._replace(confidence=round(sure, 3))
        if not missing and is_sure(best, sure) and self._guides_all(query, pieces):
            return query
        return Ambiguous(choices([each for each, _ in meanings], self.language.gazetteer), missing, query)

    def _guides_all(self, query: Query, pieces: tuple[Piece, ...]) -> bool:
        """Whether a guide is about every subject that is named, as where somebody moves from one to another."""
        about = self.language.gazetteer.about.get(query.article or "", ()) if query.intent in GUIDING else ()
        named = subjects_of(pieces)
        return not about or len(named) < 2 or named.keys() <= set(about)

    def _meanings(self, ranked: Sequence[Candidate]) -> list[tuple[Query, float]]:
        """Returns the distinct meanings of candidates with their chances, the likeliest first."""
        found: dict[_Topics, tuple[Query, float]] = {}
        for query, chance in self._likely(ranked):
            topics = _topics(query)
            first, before = found.get(topics, (query, 0.0))
            found[topics] = (first, min(1.0, before + chance) if query.article else max(before, chance))
        return list(found.values())

    def _queries(self, ranked: Sequence[Candidate]) -> tuple[Query, ...]:
        """Returns the distinct meanings of candidates, the likeliest first, at most `MOST_CHOICES`."""
        found: dict[_Topics, Query] = {}
        for query, _ in self._likely(ranked):
            found.setdefault(_topics(query), query)
            if len(found) == MOST_CHOICES:
                break
        return tuple(found.values())

    def _likely(self, ranked: Sequence[Candidate]) -> Iterator[tuple[Query, float]]:
        """Yields what the candidates mean that are not far behind the best, each with its chance.

        Names are taken at their word: what they could mean besides, and a part of what they say, is no other meaning.
        """
        others: set[str] = set()
        for candidate in ranked:
            best = ranked[0]
            if candidate.chance < FAR * best.chance:
                return
            if candidate is not best and _is_same(best.reading, candidate.reading):
                continue
            query = query_of(candidate, self.language.gazetteer)
            if query.article and candidate.intent != best.intent:
                if candidate.intent in others:
                    continue
                others.add(candidate.intent)
            if query.article or query.intent not in ASKED_KINDS:
                yield query, candidate.chance


def _leaned_on(ranked: Sequence[Candidate]) -> Candidate | None:
    """Returns the likeliest candidate that can carry a question on: of two that are close, the one that is named.

    Behind a bare "and" a name is meant, however far behind it is.
    """
    best = next((each for each in ranked if is_leaned_on(each)), None)
    if best is None or not best.reading.guessed or best.reading.ids("subject"):
        return best
    bare = "also" in best.reading.markers and not best.reading.cued
    close = (each for each in ranked if bare or each.chance >= CLOSE * best.chance)
    return next((each for each in close if not each.reading.guessed and each.reading.about), best)


def _topics(query: Query) -> _Topics:
    """Returns what a query is about, however it is asked: the article, or else the features and groups of them."""
    if query.article:
        return (query.article,)
    return frozenset((*query.features, *query.excluded_features)), query.categories


def _defines_nothing(result: Recognition) -> bool:
    """Whether a definition would be asked for that there is none of, as of what only has values ("what license")."""
    return isinstance(result, Query) and result.intent == "define" and result.article is None


def _is_cut_short(reading: Reading) -> bool:
    """Whether a question ends in a mere "one" that stands for what was asked about before."""
    said = [piece.text for piece in reading.pieces if piece.text not in PUNCTUATION]
    return not reading.about and said[-1:] == ["one"]


def _asks_of_one(reading: Reading, previous: Query) -> bool:
    """Whether a question asks something of the one subject before that it calls "it", and not who else has it."""
    chosen = {"who", "how-many", "neither"} & set(reading.symbols) or "others" in reading.markers
    return len(previous.subjects) == 1 and not reading.ids("subject") and not chosen


def _is_of_one(meant: Recognition) -> bool:
    """Whether a question means something asked of one subject."""
    return isinstance(meant, Query) and meant.intent in ONE_ASKED and bool(meant.features or meant.article)


def _says_something(pieces: Iterable[Piece]) -> bool:
    """Whether there is a word in it that names or asks anything."""
    return any(piece.targets is not None or (piece.role is not None and piece.role.cue) for piece in pieces)


def _is_same(best: Reading, other: Reading) -> bool:
    """Whether another reading only takes names of the best one otherwise, or fewer of them."""
    if best.guessed:
        return False
    return not other.guessed or (
        bool(other.ids("feature")) and set(other.ids("feature")) <= set(best.ids("feature"))
    )


def _topic(pieces: Sequence[Piece]) -> Query | None:
    """Returns what a sentence that asks nothing is about, for the next sentence to lean on; its confidence is nil."""
    subjects = tuple(subjects_of(pieces))
    if subjects:
        return Query("overview", subjects=subjects, confidence=0.0)
    named = (piece.targets.get("feature", ()) for piece in pieces if piece.targets)
    features = tuple(dict.fromkeys(identity for ids in named for identity in ids))
    return Query("which", features=features, confidence=0.0) if features else None


def _only_asks_what(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence asks what something is and names nothing."""
    cues = cues_in(pieces) - {""}
    return (
        bool(cues & DEFINING)
        and cues <= DEFINING | {"aux", "it"}
        and not any(piece.targets for piece in pieces)
    )


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
