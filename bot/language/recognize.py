"""What a question means: its readings ranked, the best one taken, asked back or refused."""

from collections.abc import Sequence
from functools import lru_cache

from bot.language.bare_how import with_how_to
from bot.language.beside import beside
from bot.language.bystanders import without_bystanders, without_courtesies
from bot.language.certainty import is_asked, is_exact
from bot.language.corrected import corrected
from bot.language.cues import DEFINING
from bot.language.decide import Decider, Decision, Undecided
from bot.language.follow import Follower
from bot.language.introduced import introduced
from bot.language.language import Language
from bot.language.members import made_whole
from bot.language.model import NoMatch, Query, Recognition
from bot.language.nouns import settled
from bot.language.one_by_one import are_answered_by, points_back, put_together, questions_in
from bot.language.opposites import turned
from bot.language.owners import with_owners
from bot.language.parts import owned
from bot.language.piece import Piece
from bot.language.rank import Ranker
from bot.language.readings import readings
from bot.language.scope import scoped
from bot.language.stranded import with_particles, with_prepositions
from bot.language.strange import strange_words
from bot.language.tag import Tagger, cues_in, sentences, subjects_of
from bot.language.told_first import behind_a_preface, told_first
from bot.language.understanding import CERTAIN, Understanding, defines_nothing, leaned_on
from bot.language.values import valued

LONGEST = 45
"""Pieces of the longest question; real ones have up to forty. What has more is read by its sentences alone."""

MOST_SENTENCES = 8
"""Sentences of a long message that are read one by one, the last ones; people who ask write three or four."""

REMEMBERED = 1024
"""Questions of the desk's own of which it is remembered what they mean: most are put again and again."""


class Recognizer:
    """Understands questions by one language."""

    def __init__(self, language: Language) -> None:
        """Takes what it understands by; the recognizer never changes afterwards."""
        self.language = language
        self._tagger = Tagger(language.gazetteer, language.catalog.words, language.lexicon)
        self._ranker = Ranker(language)
        self._decider = Decider(language.gazetteer, self._ranker.besides)
        self._follower = Follower(self._recognize, self._decider, language.gazetteer)
        self._own = lru_cache(maxsize=REMEMBERED)(self.understand)

    def _recognize(self, pieces: tuple[Piece, ...]) -> Understanding:
        gazetteer = self.language.gazetteer
        pieces = introduced(tuple(without_courtesies(pieces)), self.language.catalog.words.elsewhere)
        pieces = with_particles(pieces, self.language.catalog.words)
        pieces = with_prepositions(with_owners(pieces, gazetteer), gazetteer)
        pieces = made_whole(owned(beside(turned(corrected(pieces)), gazetteer), gazetteer), gazetteer)
        pieces = with_how_to(settled(valued(pieces), gazetteer, self.language.catalog.words), gazetteer)
        pieces = without_bystanders(pieces, gazetteer)
        pieces = scoped(pieces, subjects_of(pieces), gazetteer)
        wording = self._ranker.heard_in(pieces)
        ranked = self._ranker.rank(wording)
        best = leaned_on(ranked)
        reading = best.reading if best else next(readings(pieces, gazetteer.phrasings))
        other = ranked[0].other if ranked else 0.0
        return Understanding(self._decider.decide(wording, ranked), reading, best, other)

    def find_exact(self, utterance: str) -> Query | None:
        """Returns what a question in a conversation among others means, or None where that is not beyond doubt.

        It must ask something, be worded as questions are, and name a subject and a feature letter for letter;
        then nothing else is said in it. Nothing that was said before counts.
        """
        pieces = self._tagger.tag(utterance)
        if len(pieces) > LONGEST:
            return None
        understanding = self._recognize(pieces)
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
        """Returns what `utterance` means, after `previous` where it leans on that; of several questions the first."""
        return self.understand_each(utterance, previous)[0]

    def understand_each(
        self, utterance: str, previous: Query | None = None
    ) -> tuple[Recognition, tuple[Query, ...]]:
        """Returns what `utterance` means, and what is asked in it besides and left."""
        pieces = self._tagger.tag(utterance)
        parts = sentences(pieces)
        whole = self._understand(pieces, parts, previous)
        questions = questions_in(pieces, parts) if len(pieces) <= LONGEST else ()
        each = self._one_by_one(questions, previous)
        if len(each) > 1 and not are_answered_by(each, whole):
            asked, *left = put_together(each, questions)
            return asked, tuple(left)
        return self._decider.asked_back(whole), ()

    def _one_by_one(
        self, questions: Sequence[tuple[Piece, ...]], previous: Query | None
    ) -> tuple[Query, ...]:
        """Returns what each question of a message means, leaning on the one before, where all of them are clear."""
        found: list[Query] = []
        for part in questions:
            before = found[-1] if found else previous
            alone = bool(found) and not points_back(part)
            result = self._recognize(part).result if alone else self._in_context(part, before)
            if alone and defines_nothing(result):
                result = self._in_context(part, before)
            if not isinstance(result, Query):
                return ()
            found.append(result)
        return tuple(found)

    def _understand(
        self, pieces: tuple[Piece, ...], parts: Sequence[tuple[Piece, ...]], previous: Query | None
    ) -> Decision:
        if len(pieces) > LONGEST:
            return self._by_sentences(parts, previous) or NoMatch(strange_words(pieces))
        result = self._in_context(pieces, previous)
        if isinstance(result, Undecided) and not result.missing:
            result = self._certain(behind_a_preface(pieces)) or result
        if len(parts) < 2:
            return result
        if isinstance(result, Query) and not _corrects_itself(parts):
            return self._behind_a_case(parts, previous) or result
        if isinstance(result, Undecided) and not result.missing and not _leaves_out_term(parts[-1]):
            return self._behind_a_case(parts, previous) or self._asked_apart(parts) or result
        return self._by_sentences(parts, previous) or result

    def _behind_a_case(self, parts: Sequence[tuple[Piece, ...]], previous: Query | None) -> Query | None:
        """Returns what the last sentence asks, if that is certain, where those before it only tell who it is about."""
        told = told_first(parts)
        if not told:
            return None
        subjects = () if subjects_of(parts[-1]) else tuple(subjects_of(told))
        before = Query("overview", subjects, confidence=0.0) if subjects else previous
        result = self._in_context(parts[-1], before)
        return result if isinstance(result, Query) and result.confidence >= CERTAIN else None

    def understand_own(self, question: str) -> Recognition:
        """Returns what a question means by itself that the desk put into words, and so puts into these again."""
        return self._own(question)

    def _in_context(self, pieces: tuple[Piece, ...], previous: Query | None) -> Decision:
        if previous is None:
            return self._recognize(pieces).result
        return self._follower.follow(pieces, previous)

    def _asked_apart(self, parts: Sequence[tuple[Piece, ...]]) -> Query | None:
        """Returns what the last sentence that says anything asks, where that is certain and leans on nothing."""
        told = (part for part in reversed(parts) if _topic(part) is not None)
        return self._certain(next(told, ()))

    def _certain(self, part: tuple[Piece, ...]) -> Query | None:
        """Returns what a part of a message asks by itself, where that is certain and leans on nothing."""
        if not part:
            return None
        understanding = self._recognize(part[:LONGEST])
        result = understanding.result
        whole = understanding.complete or understanding.asks_whether
        return result if isinstance(result, Query) and whole and result.confidence >= CERTAIN else None

    def _by_sentences(self, parts: Sequence[tuple[Piece, ...]], previous: Query | None) -> Query | None:
        """Returns what the last question of a longer message means, each sentence leaning on those before it."""
        found: Query | None = None
        for part in parts[-MOST_SENTENCES:]:
            result = self._in_context(part[:LONGEST], found or previous)
            if isinstance(result, Query) and result.intent != "help":
                found = result
            elif found is None:
                found = _topic(part)
        return found if found is not None and found.confidence > 0 else None


def _corrects_itself(parts: Sequence[Sequence[Piece]]) -> bool:
    """Whether a message takes back a question that it has asked ("does it fold? I mean the other one")."""
    return len(parts) > 1 and parts[-2][-1].text == "?" and "correct" in cues_in(parts[-1][:2])


def _topic(pieces: Sequence[Piece]) -> Query | None:
    """Returns what a sentence that asks nothing is about, for the next sentence to lean on; its confidence is nil."""
    subjects = tuple(subjects_of(pieces))
    if subjects:
        return Query("overview", subjects=subjects, confidence=0.0)
    named = (piece.targets.get("feature", ()) for piece in pieces if piece.targets)
    features = tuple(dict.fromkeys(identity for ids in named for identity in ids))
    return Query("which", features=features, confidence=0.0) if features else None


def _leaves_out_term(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence asks what something is and names nothing."""
    cues = cues_in(pieces) - {""}
    return (
        bool(cues & DEFINING)
        and cues <= DEFINING | {"aux", "it"}
        and not any(piece.targets for piece in pieces)
    )
