"""What the ranked candidates come to: the likeliest meaning answered, asked back or refused."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.language.besides import Besides
from bot.language.certainty import HALF_SURE, SURE, confidence_of, is_sure
from bot.language.choices import MOST_CHOICES, choices
from bot.language.doubt import is_elsewhere, is_faint, is_uncovered
from bot.language.gazetteer import Gazetteer
from bot.language.meant import as_meant
from bot.language.model import Ambiguous, NoMatch, Query, Recognition
from bot.language.paraphrase import ASKED_KINDS, GUIDING
from bot.language.piece import Piece
from bot.language.query import query_of
from bot.language.reading import Reading
from bot.language.score import Candidate
from bot.language.strange import (
    in_a_names_place,
    named_beside,
    owned_by_a_term,
    owner_elsewhere,
    strange_words,
    used_elsewhere,
    wants_a_thing,
)
from bot.language.symbols import CHOICE
from bot.language.tag import subjects_of
from bot.language.topics import ARTICLE_KINDS
from bot.language.wording import Wording

LEAST = 0.05
"""Chance that the likeliest candidate must have for the question to be about anything the desk knows.

It is, whatever the chance, where several subjects and something about them are named and nothing else is said.
"""

MOST_RIVALS = 2
"""Other readings told with an answer that is half sure."""

FAR = 0.05
"""A candidate with less than this part of the best one's chance is no rival."""

_Topics = tuple[object, ...]
"""What a query is about, however it is asked."""


class Undecided(NamedTuple):
    """What is to be asked back, before anything else is looked for that it may mean: in a longer message it may not be.

    Attributes:
        wording: the question.
        meanings: what it may mean, each with its chance, the likeliest first.
        missing: the slot that is missing, or "".
        likeliest: the likeliest meaning with how sure that is.
    """

    wording: Wording
    meanings: list[tuple[Query, float]]
    missing: str
    likeliest: Query


Decision = Query | Undecided | NoMatch
"""What comes of the candidates of a question."""


class Decider:
    """Decides by the names and grounds of one gazetteer."""

    def __init__(self, gazetteer: Gazetteer, besides: Besides) -> None:
        """Takes what queries are made with, and what finds more to choose from."""
        self._gazetteer = gazetteer
        self._besides = besides

    def decide(self, wording: Wording, ranked: list[Candidate]) -> Decision:
        """Returns what the candidates of a question, the likeliest first, come to."""
        pieces = wording.pieces
        if not ranked or _is_unlikely(ranked[0]) or not _says_something(pieces):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        best = as_meant(ranked[0], self._gazetteer)
        foreign = in_a_names_place(best.reading) or self._owner(best)
        if foreign:
            return NoMatch(foreign, self._queries(ranked))
        if is_elsewhere(best):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        meanings = self._meanings(ranked)
        if not meanings:
            return NoMatch(strange_words(pieces))
        confidence = confidence_of(best, [chance for _, chance in meanings])
        missing = _missing(best) if confidence >= SURE else ""
        query = meanings[0][0]._replace(confidence=round(confidence, 3))
        sure = is_sure(best, confidence, among_few=self._is_of_few(best))
        sure = sure and not (self._tells_whether(query) and wants_a_thing(best.reading))
        if not missing and sure and self._guides_all(query, pieces):
            rivals = meanings[1 : 1 + MOST_RIVALS] if query.confidence < HALF_SURE else ()
            return query._replace(rivals=tuple(rival for rival, _ in rivals))
        if best.uncovered is not None and is_uncovered(best):
            return NoMatch((best.uncovered.uncovered,), self._queries(ranked))
        if not missing and is_faint(best):
            return NoMatch(strange_words(pieces), self._queries(ranked))
        beside = named_beside(best.reading)
        if not missing and beside:
            return NoMatch(beside, self._queries(ranked))
        return Undecided(wording, meanings, missing, query)

    def asked_back(self, decision: Decision) -> Recognition:
        """Returns what a question comes to, with what there is to pick from where it is asked back."""
        if not isinstance(decision, Undecided):
            return decision
        meant = self._besides.find(decision.wording, decision.meanings)
        return Ambiguous(choices(meant), decision.missing, decision.likeliest)

    def _owner(self, best: Candidate) -> tuple[str, ...]:
        """Returns the words for what is asked about and is none of the subjects, if there is such a thing."""
        kinds = self._gazetteer.feature_kinds
        if best.intent == "catalog":
            return named_beside(best.reading)
        if best.intent == "use_case" and best.reading.guessed:
            return used_elsewhere(best.reading)
        if best.intent not in ("which", "define"):
            return ()
        elsewhere = best.intent == "which" and not best.reading.guessed
        return owned_by_a_term(best.reading, kinds) or (
            owner_elsewhere(best.reading, kinds) if elsewhere else ()
        )

    def _is_of_few(self, best: Candidate) -> bool:
        """Whether all subjects named are of other kinds than the one that most features are about."""
        kinds = self._gazetteer.subject_kinds
        named = best.reading.ids("subject")
        return bool(named) and self._gazetteer.usual_kind not in map(kinds.__getitem__, named)

    def _tells_whether(self, query: Query) -> bool:
        """Whether a query comes to a yes or a no about one subject."""
        kinds = {self._gazetteer.feature_kinds[each] for each in query.features}
        return query.intent == "support" and len(query.subjects) == 1 and kinds == {"support"}

    def _guides_all(self, query: Query, pieces: tuple[Piece, ...]) -> bool:
        """Whether a guide is about every subject of its kind that is named, as where one moves from one to another."""
        about = self._gazetteer.about.get(query.article or "", ()) if query.intent in GUIDING else ()
        kinds = self._gazetteer.subject_kinds
        guided = {kinds[each] for each in about}
        return all(each in about for each in subjects_of(pieces) if kinds[each] in guided)

    def _meanings(self, ranked: Sequence[Candidate]) -> list[tuple[Query, float]]:
        """Returns the distinct meanings of candidates with their chances, the likeliest first.

        Of those that come to one article, the one is told that says what it is about.
        """
        found: dict[_Topics, tuple[Query, float]] = {}
        for query, chance in self._likely(ranked):
            topics = _topics(query)
            first, before = found.get(topics, (query, 0.0))
            if not first.features and query.subjects == first.subjects:
                first = query
            found[topics] = (first, max(before, chance))
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
            meant = as_meant(candidate, self._gazetteer)
            same = candidate is not best and _is_same(best.reading, candidate.reading)
            if same and (meant.intent not in ARTICLE_KINDS or best.intent in ARTICLE_KINDS):
                continue
            query = query_of(meant, self._gazetteer)
            if same and not query.article:
                continue
            if query.article and candidate.intent != best.intent:
                if candidate.intent in others:
                    continue
                others.add(candidate.intent)
            if query.article or query.intent not in ASKED_KINDS:
                yield query, candidate.chance


def _is_unlikely(best: Candidate) -> bool:
    """Whether even the likeliest candidate is no more likely than that the question is about something else."""
    reading = best.reading
    compared = len(reading.ids("subject")) > 1 and reading.about and not reading.guessed
    return best.chance < LEAST and not (compared and best.share == 1.0)


def _topics(query: Query) -> _Topics:
    """Returns what a query is about, however it is asked: the article, or else the features and groups of them."""
    if query.article:
        return (query.article,)
    return frozenset((*query.features, *query.excluded_features)), query.categories


def _says_something(pieces: Iterable[Piece]) -> bool:
    """Whether there is a word in it that names or asks anything."""
    return any(piece.targets is not None or piece.cue for piece in pieces)


def _is_same(best: Reading, other: Reading) -> bool:
    """Whether another reading only takes names of the best one otherwise, or fewer of them."""
    if best.guessed:
        return False
    return (
        not other.guessed
        or _is_beside_a_term(best, other)
        or (bool(other.ids("feature")) and set(other.ids("feature")) <= set(best.ids("feature")))
    )


def _is_beside_a_term(best: Reading, other: Reading) -> bool:
    """Whether a guess at a feature rests on nothing but the words by which a term is named, with no subject."""
    if not other.ids("feature") or {slot.kind for slot in best.slots} != {"define"}:
        return False
    held = best.held
    said = {place for place in other.explained if best.pieces[place].role is None}
    return bool(said) and {best.pieces[place].start for place in said} <= held


def _missing(best: Candidate) -> str:
    """Returns the slot that a question leans on but does not name."""
    reading = best.reading
    if "against" in reading.markers and best.intent == "overview":
        return "subject"
    own = best.intent == "which" and reading.symbols[:1] == ("what",)
    leans = "it" in reading.markers and not own and not CHOICE & set(reading.symbols)
    if (
        leans
        and not reading.ids("subject")
        and best.intent in ("which", "support", "value", "overview", "compare")
    ):
        return "subject"
    return ""
