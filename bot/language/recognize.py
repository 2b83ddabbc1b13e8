"""What a question means: its readings scored, the best one taken, asked back or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.language.bags import Bags, Match
from bot.language.catalog import Catalog
from bot.language.context import follow_up
from bot.language.gazetteer import Gazetteer
from bot.language.model import Ambiguous, NoMatch, Query
from bot.language.query import query_of
from bot.language.reading import Reading, Slot, assemble, readings
from bot.language.score import Candidate, candidates
from bot.language.tag import Piece, Tagger

ACCEPT = 0.6
"""Score from which a reading is answered."""

FIT = 0.5
"""Fit with some sentence from which a reading is answered: names alone do not say what is asked of them."""

ASK_BACK = 0.38
"""Score from which a reading is offered as a choice; below it the question is refused."""

CERTAIN = 0.9
"""Score from which the names in a question are taken at their word and no paraphrase is looked for."""

MARGIN = 0.04
"""How far ahead of a rival reading with another meaning the best one must be."""

ORDINARY_SHARE = 0.25
"""Weight of an everyday word that nothing explains, against that of a word nobody knows."""

PARAPHRASE_COST = 0.93
"""What a paraphrase loses against a name: of two equal readings the one by name is meant."""

PARAPHRASE_FLOOR = 0.3
"""Score from which a paraphrase is considered at all."""

LISTING = frozenset({"which", "how-many", "list", "K"})
"""Symbols of questions that choose among all subjects, so that "them" needs no conversation before."""

ARTICLE_KINDS = ("define", "howto", "troubleshoot", "use_case", "recommend")

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


class Recognizer:
    """Understands questions by one catalog of intents and one gazetteer of names."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer) -> None:
        """Builds the indexes; the recognizer never changes afterwards."""
        self.catalog = catalog
        self.gazetteer = gazetteer
        filler = frozenset(phrase[0] for phrase, role in catalog.words.roles.items() if len(phrase) == 1 and role.filler)
        self._bags = Bags(gazetteer.names, ("feature", *ARTICLE_KINDS), filler)
        self._tagger = Tagger(gazetteer, catalog.words)

    def recognize(self, utterance: str) -> Understanding:
        """Returns what `utterance` means by itself, without what was said before."""
        pieces = self._tagger.tag(utterance)
        ranked = self._rank(pieces)
        best = ranked[0] if ranked else None
        reading = best.reading if best else next(readings(pieces))
        return Understanding(self._decide(pieces, ranked), reading, best)

    def understand(self, utterance: str, previous: Query | None = None) -> Recognition:
        """Returns what `utterance` means, after `previous` where it leans on that."""
        understanding = self.recognize(utterance)
        if previous is None:
            return understanding.result
        return follow_up(understanding.reading, previous, self.gazetteer) or understanding.result

    def _rank(self, pieces: tuple[Piece, ...]) -> list[Candidate]:
        found: list[Candidate] = []
        for reading in readings(pieces):
            found.extend(candidates(self.catalog, reading, self._explained(reading)))
        if max((candidate.score for candidate in found), default=0.0) < CERTAIN:
            for reading in self._paraphrases(pieces):
                found.extend(candidates(self.catalog, reading, PARAPHRASE_COST * self._explained(reading)))
        order = {name: place for place, name in enumerate(self.catalog.intents)}
        found.sort(key=lambda candidate: (-candidate.score, order[candidate.intent]))
        return found

    def _explained(self, reading: Reading) -> float:
        """Returns the share of the question's content, by weight, that the slots account for."""
        held = {slot.piece.start: slot.share for slot in reading.slots}
        total = explained = 0.0
        for place, piece in enumerate(reading.pieces):
            weight = self._weight(piece, named=piece.start in held)
            total += weight
            explained += weight * max(held.get(piece.start, 0.0), reading.explained.get(place, 0.0))
        return explained / total if total else 1.0

    def _weight(self, piece: Piece, *, named: bool) -> float:
        if named or piece.targets:
            return sum(max(1.0, self._bags.weight(key)) for key in piece.stems)
        if piece.role is not None:
            return 0.0
        key = piece.stems[0]
        if key in self.catalog.words.elsewhere:
            return self._bags.unknown_weight
        if not piece.ordinary or self._bags.knows(key):
            return self._bags.weight(key)
        return ORDINARY_SHARE * self._bags.unknown_weight

    def _paraphrases(self, pieces: tuple[Piece, ...]) -> Iterable[Reading]:
        """Yields readings in which the words of the question, taken together, stand for a feature or an article."""
        places = [place for place, piece in enumerate(pieces) if self._is_content(piece)]
        content = {key: self._bags.weight(key) for place in places for key in pieces[place].stems if self._bags.knows(key)}
        for match in self._bags.find(content):
            if match.score >= PARAPHRASE_FLOOR and match.target[0] == "feature":
                yield self._paraphrase(pieces, places, match)

    def _is_content(self, piece: Piece) -> bool:
        if piece.targets is not None:
            return not {"subject", "kind"} & piece.targets.keys()
        return piece.role is None

    def _paraphrase(self, pieces: tuple[Piece, ...], places: Sequence[int], match: Match) -> Reading:
        used = [place for place in places if match.stems & set(pieces[place].stems)]
        kinds = {
            place: "subject" for place, piece in enumerate(pieces) if piece.targets and "subject" in piece.targets
        } | {place: "kind" for place, piece in enumerate(pieces) if piece.targets and "kind" in piece.targets}
        share = 0.7 + 0.3 * match.phrase
        slot = Slot("feature", (match.target[1],), pieces[used[0]], share=share)
        reading = assemble(pieces, kinds, {used[0]: slot})
        return replace(reading, explained=dict.fromkeys(used, share))

    def _decide(self, pieces: tuple[Piece, ...], ranked: list[Candidate]) -> Recognition:
        if not ranked or ranked[0].score < ASK_BACK:
            return NoMatch(_strange(pieces), self._queries(ranked))
        best = ranked[0]
        foreign = _in_a_names_place(best.reading)
        if foreign:
            return NoMatch(foreign, self._queries(ranked))
        query = query_of(best, self.gazetteer)
        missing = _missing(best)
        if missing:
            return Ambiguous(self._queries(ranked), missing, query)
        rivals = self._queries([candidate for candidate in ranked if candidate.score > best.score - MARGIN])
        if best.score < ACCEPT or best.fit < FIT or len(rivals) > 1:
            return Ambiguous(self._queries(ranked) if len(rivals) == 1 else rivals, "", query)
        return query

    def _queries(self, ranked: Sequence[Candidate]) -> tuple[Query, ...]:
        """Returns the distinct meanings of candidates, the likeliest first, at most five."""
        found: dict[tuple[object, ...], Query] = {}
        for candidate in ranked:
            if candidate.score >= ASK_BACK:
                query = query_of(candidate, self.gazetteer)
                found.setdefault(query.meaning, query)
        return tuple(found.values())[:5]


def _strange(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.text for piece in pieces if _is_strange(piece))


def _is_strange(piece: Piece) -> bool:
    return piece.unknown or bool(piece.targets and set(piece.targets) == {"foreign"})


def _in_a_names_place(reading: Reading) -> tuple[str, ...]:
    """Returns strange words that stand where a subject should: no subject at all, or listed beside one."""
    strange = _strange(reading.pieces)
    if not strange:
        return ()
    if not reading.ids("subject") and not reading.ids("kind") and not reading.ids("define"):
        return strange
    return tuple(piece.text for place, piece in enumerate(reading.pieces) if _is_strange(piece) and _listed(reading, place))


def _listed(reading: Reading, place: int) -> bool:
    """Whether the piece at `place` is joined to a subject as a member of a list ("istio vs it")."""
    subjects = {slot.piece.start for slot in reading.slots if slot.kind == "subject"}
    for step in (-1, 1):
        other, joined = place + step, False
        while 0 <= other < len(reading.pieces) and reading.pieces[other].role is not None:
            role = reading.pieces[other].role
            joined = joined or bool(role and (role.joins or role.cue == "vs")) or reading.pieces[other].text == ","
            if role and role.cue and role.cue != "vs" and not role.joins:
                break
            other += step
        if joined and 0 <= other < len(reading.pieces) and reading.pieces[other].start in subjects:
            return True
    return False


def _missing(best: Candidate) -> str:
    """Returns the slot that a question leans on but does not name."""
    reading = best.reading
    leans = bool({"those", "it"} & reading.markers) and not LISTING & set(reading.symbols)
    if leans and not reading.ids("subject") and best.intent in ("which", "support", "value", "overview", "compare"):
        return "subject"
    return ""
