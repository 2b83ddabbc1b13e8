"""What a question means: its readings scored, the best one taken, asked back or refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.language.bags import Bags, Match, Target
from bot.language.catalog import Catalog
from bot.language.context import follow_up
from bot.language.gazetteer import Gazetteer
from bot.language.model import Ambiguous, NoMatch, Query
from bot.language.query import article_of, query_of
from bot.language.reading import Reading, Slot, assemble, paraphrased, readings
from bot.language.score import Candidate, Scorer
from bot.language.tag import Piece, Tagger, sentences
from bot.text.tokens import PUNCTUATION

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

CERTAIN = 0.9
"""Share of the content that names must explain for no paraphrase to be looked for."""

MARGIN = 0.04
"""How far ahead of a rival reading with another meaning the best one must be."""

ORDINARY_SHARE = 0.25
"""Weight of an everyday word that nothing explains, against that of a word nobody knows."""

SHARE_AT_LEAST = 0.4
"""How much of the words it uses a paraphrase accounts for at least; all of them, where a whole phrase is there."""

NAME_SHARE = 0.4
"""Weight that a word of a name has at least, against that of a word nobody knows."""

KNOWN_SHARE = 0.6
"""Weight of an everyday word that some way of asking holds, against that of a word no one uses otherwise."""

IGNORED_NAME, IGNORED_WORD, USED_NAME = 0.2, 0.05, 0.3
"""What a paraphrase loses for passing over the name of another feature, of several words or of one; and the share of
that where the words of the name are its own words too."""

PARAPHRASE_FLOOR = 0.18
"""Score from which a paraphrase is considered at all."""

VERBS = frozenset({"support", "use", "aux"})
"""Cues that follow what a question asks about."""

POINTING = frozenset({"also", "those", "it", "correct", "latter", "former"})
"""Markers with which a question points at what was said before."""

LISTING = frozenset({"which", "how-many", "list", "neither", "K"})
"""Symbols of questions that choose among all subjects, so that "them" needs no conversation before."""

ASKED_KINDS = ("howto", "troubleshoot", "use_case", "recommend")
"""Kinds of article that are asked for in a question's own words; definitions are asked for by name."""

ARTICLE_KINDS = ("define", *ASKED_KINDS)

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
        single = (
            phrase[0] for phrase, role in catalog.words.roles.items() if len(phrase) == 1 and role.filler
        )
        filler = catalog.words.elsewhere.union(single)
        self._bags = Bags(gazetteer.names, ("feature", *ARTICLE_KINDS), filler)
        self._scorer = Scorer(catalog)
        self._order = {name: place for place, name in enumerate(catalog.intents)}
        self._article_cues = {kind: catalog.key_cues(kind) for kind in ASKED_KINDS}
        self._tagger = Tagger(gazetteer, catalog.words)

    def recognize(self, utterance: str) -> Understanding:
        """Returns what `utterance` means by itself, without what was said before."""
        return self._recognize(self._tagger.tag(utterance))

    def _recognize(self, pieces: tuple[Piece, ...]) -> Understanding:
        ranked = self._rank(pieces)
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
        return follow_up(understanding.reading, previous, self.gazetteer) or understanding.result

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

    def _rank(self, pieces: tuple[Piece, ...]) -> list[Candidate]:
        """Returns every candidate, the likeliest first; of equal ones the earlier reading, then the earlier intent."""
        found: list[tuple[float, int, int, Candidate]] = []
        certain = False
        named = list(readings(pieces, self.gazetteer.phrasings))
        for number, reading in enumerate(named):
            explained = self._explained(reading)
            certain = certain or (explained >= CERTAIN and reading.about)
            self._score(reading, explained, number, found)
        others = [*self._articles(pieces), *(() if certain else self._paraphrases(pieces))]
        for number, reading in enumerate(others, start=len(named)):
            explained = self._explained(reading)
            if reading.paraphrase:
                explained -= _passed_over(reading)
            self._score(reading, explained, number, found)
        found.sort(key=lambda each: each[:3])
        return [each[3] for each in found]

    def _score(
        self, reading: Reading, explained: float, number: int, found: list[tuple[float, int, int, Candidate]]
    ) -> None:
        """Adds the sound candidates of one reading to `found`, with what they are ordered by."""
        for candidate in self._scorer.candidates(reading, explained):
            if self._is_sound(candidate):
                found.append((-candidate.score, number, self._order[candidate.intent], candidate))

    def _is_sound(self, candidate: Candidate) -> bool:
        """Whether there is what the intent needs: a definition, or an article of its kind."""
        if candidate.intent != "define":
            return True
        terms = (*candidate.reading.ids("define"), *candidate.reading.ids("feature"))
        shared = len({slot.piece.start for slot in candidate.reading.slots}) == 1
        return (len(terms) == 1 or shared) and article_of(
            "define", candidate.reading, self.gazetteer
        ) is not None

    def _articles(self, pieces: tuple[Piece, ...]) -> Iterable[Reading]:
        """Yields readings in which the question asks for an article, of the kinds whose cues it has."""
        cues = {piece.role.cue for piece in pieces if piece.role is not None}
        kinds = {kind for kind in ASKED_KINDS if self._article_cues[kind] & cues}
        if not kinds:
            return
        subjects = _subjects(pieces)
        places, content = self._content(pieces)
        for match in self._bags.find(
            content, lambda target: target[0] in kinds and self._speaks_of(target, subjects)
        ):
            if match.score >= PARAPHRASE_FLOOR:
                yield self._article(pieces, places, match)

    def _speaks_of(self, target: Target, subjects: dict[str, None]) -> bool:
        """Whether an article is about one of the subjects named, or none is named, or it is about none."""
        about = self.gazetteer.about.get(target[1], ())
        return not subjects or not about or any(subject in subjects for subject in about)

    def _article(self, pieces: tuple[Piece, ...], places: Sequence[int], match: Match) -> Reading:
        kind, identity = match.target
        about = set(self.gazetteer.about.get(identity, ()))
        shares = _shares(pieces, places, match, 0.75 + 0.25 * match.phrase)
        first = min(shares)
        named = [
            place
            for place, piece in enumerate(pieces)
            if piece.targets and about & set(piece.targets.get("subject", ()))
        ]
        reading = assemble(pieces, {}, {first: Slot(kind, (identity,), pieces[first], share=shares[first])})
        subjects = tuple(
            Slot("subject", (pieces[place].targets or {})["subject"], pieces[place]) for place in named
        )
        return replace(reading, slots=(*subjects, *reading.slots), explained=shares)

    def _content(self, pieces: tuple[Piece, ...]) -> tuple[list[int], tuple[str, ...]]:
        """Returns the places of the words that carry the question's content, and their known stems."""
        places = [place for place, piece in enumerate(pieces) if self._is_content(piece)]
        known = (key for place in places for key in pieces[place].stems if self._bags.knows(key))
        return places, tuple(dict.fromkeys(known))

    def _explained(self, reading: Reading) -> float:
        """Returns the share of the question's content, by weight, that the slots account for."""
        held = {slot.piece.start: slot.share for slot in reading.slots}
        total = explained = 0.0
        for place, piece in enumerate(reading.pieces):
            share = max(held.get(piece.start, 0.0), reading.explained.get(place, 0.0))
            weight = self._weight(piece, named=piece.start in held)
            total += weight
            explained += weight * share
        return explained / total if total else 1.0

    def _weight(self, piece: Piece, *, named: bool) -> float:
        if named or piece.targets:
            return sum(
                max(NAME_SHARE * self._bags.unknown_weight, self._bags.weight(key)) for key in piece.stems
            )
        if piece.role is not None:
            return 0.0
        key = piece.stems[0]
        if len(key) == 1:
            return 0.0
        if key in self.catalog.words.elsewhere:
            return self._bags.unknown_weight
        if not piece.ordinary:
            return self._bags.weight(key)
        known = self._bags.knows(key)
        return KNOWN_SHARE * self._bags.weight(key) if known else ORDINARY_SHARE * self._bags.unknown_weight

    def _paraphrases(self, pieces: tuple[Piece, ...]) -> Iterable[Reading]:
        """Yields readings in which the words of the question, taken together, stand for a feature or an article."""
        places, content = self._content(pieces)
        asked = self._kinds_asked(pieces)
        for match in self._bags.find(content, lambda target: self._applies(target, asked)):
            if match.score >= PARAPHRASE_FLOOR:
                yield self._paraphrase(pieces, places, match)

    def _kinds_asked(self, pieces: tuple[Piece, ...]) -> frozenset[str]:
        """Returns the kinds of subject that a question names, or the kind that is meant when it names none."""
        kinds = self.gazetteer.subject_kinds
        named = _subjects(pieces)
        asked = {identity for piece in pieces if piece.targets for identity in piece.targets.get("kind", ())}
        return frozenset({kinds[identity] for identity in named} | asked or set(list(kinds.values())[:1]))

    def _applies(self, target: Target, asked: frozenset[str]) -> bool:
        """Whether a paraphrase can mean `target`: a feature that something is known of for such a subject."""
        kind, identity = target
        return kind == "feature" and bool(self.gazetteer.applies.get(identity, asked) & asked)

    def _is_content(self, piece: Piece) -> bool:
        if piece.targets is not None:
            return not {"subject", "kind"} & piece.targets.keys()
        return piece.role is None

    def _paraphrase(self, pieces: tuple[Piece, ...], places: Sequence[int], match: Match) -> Reading:
        share = SHARE_AT_LEAST + (1 - SHARE_AT_LEAST) * match.phrase
        shares = _shares(pieces, places, match, share)
        first = min(shares)
        slot = Slot("feature", (match.target[1],), pieces[first], share=shares[first])
        return paraphrased(pieces, slot, first, shares, self.gazetteer.phrasings)

    def _decide(self, pieces: tuple[Piece, ...], ranked: list[Candidate]) -> Recognition:
        if not ranked or ranked[0].score < ASK_BACK or not _says_something(pieces):
            return NoMatch(_strange(pieces), self._queries(ranked))
        best = ranked[0]
        foreign = _in_a_names_place(best.reading)
        if foreign:
            return NoMatch(foreign, self._queries(ranked))
        missing = _missing(best)
        rivals = [candidate for candidate in ranked if _rivals(best, candidate)]
        sure = best.score >= self._enough(ranked) and _is_told(best) and not _is_bare(best.reading)
        query = query_of(best, self.gazetteer)
        if sure and not missing and len(self._queries(rivals)) < 2:
            return query
        choices = self._queries(rivals if sure and not missing else ranked)
        return Ambiguous(choices, missing, query) if choices else NoMatch(_strange(pieces))

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
            query = query_of(candidate, self.gazetteer)
            if candidate.score >= ASK_BACK and (query.article or query.intent not in ASKED_KINDS):
                found.setdefault(query.meaning, query)
        return tuple(found.values())[:5]


def _says_something(pieces: Iterable[Piece]) -> bool:
    """Whether there is a word in it that names or asks anything."""
    return any(piece.targets is not None or (piece.role is not None and piece.role.cue) for piece in pieces)


def _is_bare(reading: Reading) -> bool:
    """Whether it names features or terms and says neither of what nor what is asked of them."""
    return not reading.cued and not reading.ids("subject") and not reading.ids("kind") and not reading.polar


def _passed_over(reading: Reading) -> float:
    """Returns what a paraphrase loses for the names of other features that it makes mere words of."""
    meant = set(reading.ids("feature"))
    cost = 0.0
    for place, piece in enumerate(reading.pieces):
        named = set(piece.targets.get("feature", ())) if piece.targets else set()
        if named and not named & meant:
            whole = IGNORED_NAME if piece.end - piece.start > 1 else IGNORED_WORD
            cost += USED_NAME * whole if place in reading.explained else whole
    return cost


def _is_told(best: Candidate) -> bool:
    """Whether it is clear what is asked: a sentence fits, or a subject and something about it are there."""
    return best.fit >= FIT or (best.reading.about and bool(best.reading.ids("subject")))


def _is_named(reading: Reading) -> bool:
    """Whether a subject and a feature (or a category, or a value) are both called by name."""
    return reading.about and bool(reading.ids("subject")) and not reading.paraphrase


def _topic(pieces: Sequence[Piece]) -> Query | None:
    """Returns what a sentence that asks nothing is about, for the next sentence to lean on; its confidence is nil."""
    subjects = tuple(_subjects(pieces))
    return Query("overview", subjects=subjects, confidence=0.0) if subjects else None


def _subjects(pieces: Iterable[Piece]) -> dict[str, None]:
    """Returns the subjects named, in order, without those whose name is a mere noun for their kind."""
    named = (piece.targets for piece in pieces if piece.targets and "kind" not in piece.targets)
    return dict.fromkeys(identity for targets in named for identity in targets.get("subject", ()))


def _rivals(best: Candidate, other: Candidate) -> bool:
    """Whether two readings are too close to choose: paraphrases of different things; a name is taken at its word."""
    if other is best:
        return True
    close = other.score > best.score - MARGIN
    differs = other.reading.ids("feature") != best.reading.ids("feature")
    return close and differs and best.reading.paraphrase and other.reading.paraphrase


def _shares(pieces: Sequence[Piece], places: Sequence[int], match: Match, share: float) -> dict[int, float]:
    """Returns how much a paraphrase accounts for at each place that holds one of its words."""
    return {place: share for place in places if match.stems.intersection(pieces[place].stems)}


def _strange(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.text for piece in pieces if _is_strange(piece))


def _is_strange(piece: Piece) -> bool:
    return piece.unknown or bool(piece.targets and set(piece.targets) == {"foreign"})


def _in_a_names_place(reading: Reading) -> tuple[str, ...]:
    """Returns strange words that stand where a subject should: no subject at all, or listed beside one."""
    misplaced = _misplaced(reading)
    strange = _strange(reading.pieces)
    if misplaced or not strange:
        return misplaced
    if not reading.ids("subject") and not reading.ids("kind") and not reading.ids("define"):
        return strange
    return tuple(
        piece.text
        for place, piece in enumerate(reading.pieces)
        if _is_strange(piece) and _listed(reading, place)
    )


def _misplaced(reading: Reading) -> tuple[str, ...]:
    """Returns what stands as the one asked about without being a subject ("does kafka support retries")."""
    named = {slot.piece.start for slot in reading.slots if slot.kind in ("feature", "value", "category")}
    if reading.ids("subject") or reading.ids("kind") or not named:
        return ()
    noun, verb = (*islice(_after_which(reading.pieces), 2), None, None)[:2]
    if noun and verb and noun.role is None and noun.targets is None and verb.role and verb.role.cue in VERBS:
        return (noun.text,)
    found: list[str] = []
    opened = False
    for piece in reading.pieces:
        cue = piece.role.cue if piece.role is not None else ""
        if cue in VERBS - {"aux"}:
            return tuple(found) if len(named) > 1 or not _is_passive(reading, piece) else ()
        opened = opened or cue in ("aux", "which", "what")
        if opened and piece.role is None and piece.text not in PUNCTUATION:
            found.append(piece.text)
    return ()


def _after_which(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields the pieces that follow "which", without words that carry nothing."""
    place = next(
        (number for number, piece in enumerate(pieces) if piece.role and piece.role.cue == "which"), None
    )
    if place is not None:
        yield from (piece for piece in pieces[place + 1 :] if not (piece.role and piece.role.filler))


def _is_passive(reading: Reading, verb: Piece) -> bool:
    """Whether the only name stands before the verb ("is it supported"): then nobody is asked about."""
    return all(slot.piece.start < verb.start for slot in reading.slots)


def _listed(reading: Reading, place: int) -> bool:
    """Whether the piece at `place` is joined to a subject as a member of a list ("istio vs it")."""
    subjects = {slot.piece.start for slot in reading.slots if slot.kind == "subject"}
    named = reading.pieces[place].targets is not None
    for neighbours in (reading.pieces[:place][::-1], reading.pieces[place + 1 :]):
        joined = False
        for piece in neighbours:
            if piece.role is None:
                if joined and piece.start in subjects:
                    return True
                break
            if piece.role.joins or piece.role.cue == "vs" or (named and piece.text == ","):
                joined = True
            elif piece.role.cue:
                break
    return False


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
