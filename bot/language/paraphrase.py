"""Readings that no name gives: features and articles that the words of a question, taken together, ask for."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.language.absorbed import left_of_halves
from bot.language.assemble import assemble
from bot.language.cues import LISTING
from bot.language.gazetteer import Gazetteer
from bot.language.owners import part_of_one
from bot.language.passed_over import PASSED_PHRASE, is_group, left_of_topic
from bot.language.phrase_tree import SENTENCE_ENDS
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.readings import paraphrased
from bot.language.several import is_said, wishes
from bot.language.tag import cues_in, named_in, names_any, subjects_of
from bot.language.topics import ARTICLE_KINDS, Topic, parted
from bot.language.wording import Topics, Wording

ASKED_KINDS = tuple(kind for kind in ARTICLE_KINDS if kind != "define")
"""Kinds of article that are asked for in a question's own words; definitions are asked for by name."""

GUIDING = frozenset({"howto", "troubleshoot"})
"""Kinds of article that help with one subject, be it named by a part of it alone."""

LEAST_CHANCE = 0.02
"""Chance from which a topic is looked at."""

REMEMBERED = 1024
"""Choices of kinds of subject, and of subjects, for which it is remembered what may be meant."""

GENERAL = 0.5
"""What is left of the chance of an article about no subject, or about more, where subjects are named."""

LEAST_KIND_CHANCE = 0.02
"""Chance of a kind of question from which its articles are readings."""


class Paraphrases:
    """Finds what questions mean whose words are nobody's name."""

    def __init__(self, topics: Topics, gazetteer: Gazetteer) -> None:
        """Looks topics up in `topics`."""
        self._topics = topics
        self._gazetteer = gazetteer
        self._applying = lru_cache(maxsize=REMEMBERED)(self._mark_applying)
        self._speaking = lru_cache(maxsize=REMEMBERED)(self._mark_speaking)

    def heard_in(self, pieces: tuple[Piece, ...]) -> Wording:
        """Returns the words of a question, for all that may be asked of them here."""
        return self._topics.heard_in(pieces)

    def topics(self, wording: Wording) -> tuple[Topic, ...]:
        """Returns the features that the words of a question speak for, among them what nothing here tells of.

        The name of what a feature may be asked of speaks for none, even where it is a term with a definition too.
        """
        return self._features_for(wording, self._kinds_asked(wording.pieces))

    def topics_of(self, wording: Wording, subject: str) -> tuple[Topic, ...]:
        """Returns the features that they speak for if the question is about a subject that it does not name."""
        return parted(self._features_for(wording, frozenset({self._gazetteer.subject_kinds[subject]})))[0]

    def _features_for(self, wording: Wording, asked: frozenset[str]) -> tuple[Topic, ...]:
        found = wording.find("feature", self._applying(asked))
        named = {
            place: {self._gazetteer.subject_kinds[each] for each in piece.ids("subject")}
            for place, piece in enumerate(wording.pieces)
            if piece.names_subject
        }
        return tuple(self._without(named, topic) for topic in found) if named else found

    def _without(self, named: Mapping[int, set[str]], topic: Topic) -> Topic:
        """Returns a topic without the places of subjects, by their kinds, that anything is known of about it."""
        applies = self._gazetteer.applies.get(topic.id, frozenset())
        held = {place for place, kinds in named.items() if applies & kinds}
        return topic if topic.places.isdisjoint(held) else topic._replace(places=topic.places - held)

    def features(self, pieces: tuple[Piece, ...], topics: tuple[Topic, ...]) -> Iterator[Reading]:
        """Yields readings in which the words of the question stand for one feature, or each part of it for another."""
        several = self._several(pieces)
        if several is not None:
            yield several
        left = 1.0 - (several.chance if several is not None else 0.0)
        for topic in topics:
            if topic.chance >= LEAST_CHANCE and topic.places:
                yield self._feature(pieces, (topic,), left * topic.chance * left_of_topic(pieces, topic))

    def _several(self, pieces: tuple[Piece, ...]) -> Reading | None:
        """Returns the reading in which the parts of a question between joiners each ask for a feature, if they do."""
        asked = self._kinds_asked(pieces)
        found = wishes(pieces, lambda part: self._features_for(self.heard_in(part), asked))
        return self._feature(pieces, found, math.prod(each.chance for each in found)) if found else None

    def _feature(self, pieces: tuple[Piece, ...], topics: tuple[Topic, ...], chance: float) -> Reading:
        firsts = {topic.id: _first(pieces, topic.places) for topic in topics}
        slots = {first: Slot("feature", (topic,), pieces[first]) for topic, first in firsts.items()}
        spoken = frozenset().union(*(topic.places for topic in topics))
        reading = paraphrased(pieces, slots, spoken)
        guessed = not all(is_said(pieces, topic) for topic in topics)
        return reading._replace(guessed=guessed, chance=chance * left_of_halves(reading))

    def found(
        self, wording: Wording, kinds: Iterable[str], topics: tuple[Topic, ...]
    ) -> dict[str, tuple[Topic, ...]]:
        """Returns what all words of a question speak for in each of `kinds`, `topics` being that for features."""
        return {
            kind: topics if kind == "feature" else wording.find(kind, self._among(kind, wording.pieces))
            for kind in kinds
        }

    def anywhere(self, wording: Wording, kind: str) -> tuple[Topic, ...]:
        """Returns the articles of a kind that the words speak for, whatever subjects are named."""
        return wording.find(kind, self._speaking(kind, (), general=True))

    def articles(
        self,
        pieces: tuple[Piece, ...],
        kinds: Mapping[str, float],
        found: Mapping[str, tuple[Topic, ...]],
    ) -> Iterator[Reading]:
        """Yields readings in which the question asks for an article, of the kinds that are likely."""
        for kind in ARTICLE_KINDS:
            if kinds.get(kind, 0.0) >= LEAST_KIND_CHANCE:
                likely = [
                    topic for topic in found.get(kind, ()) if topic.chance >= LEAST_CHANCE and topic.places
                ]
                # Whichever article stands at a place, the question around it is read the same.
                read = {
                    first: assemble(pieces, {}, {first: Slot(kind, (), pieces[first])})
                    for first in {min(topic.places) for topic in likely}
                }
                yield from (self._article(read[min(topic.places)], kind, topic) for topic in likely)

    def _among(self, kind: str, pieces: tuple[Piece, ...]) -> int:
        """Returns marks over the articles of a kind that a question may be about, by the subjects that it names.

        Who wants to be guided and names no subject may name a part that one alone has.
        """
        subjects = subjects_of(pieces)
        part = part_of_one(pieces) if kind in GUIDING and not subjects else None
        asked = (part.owner,) if part else tuple(subjects)
        return self._speaking(kind, asked, general=_is_general(kind, pieces, subjects))

    def _article(self, reading: Reading, kind: str, topic: Topic) -> Reading:
        """Returns the reading of a question for some article of a kind as one for this."""
        pieces, about = reading.pieces, set(self._gazetteer.about.get(topic.id, ()))
        subjects = tuple(
            Slot("subject", piece.ids("subject"), piece)
            for piece in pieces
            if about.intersection(piece.ids("subject"))
        )
        kinds = {place for place, piece in enumerate(pieces) if _is_kind_alone(piece)}
        return reading._replace(
            slots=(*subjects, *(slot._replace(ids=(topic.id,)) for slot in reading.slots)),
            explained=topic.places | kinds,
            chance=topic.chance
            * (1.0 if _is_about(kind, about, subjects_of(pieces).keys()) else GENERAL)
            * (PASSED_PHRASE if is_group(pieces, topic) else 1.0),
            guessed=True,
        )

    def _mark_applying(self, asked: frozenset[str]) -> int:
        """Returns marks over the features that anything is known of for these kinds of subject, or of that for none."""
        applies = self._gazetteer.applies
        return self._topics.marks("feature", lambda each: bool(applies.get(each, asked) & asked))

    def _mark_speaking(self, kind: str, subjects: tuple[str, ...], *, general: bool) -> int:
        """Returns marks over the articles about one of these subjects; over those about none too where `general`.

        So is one about others of the kind that is meant by default where none of that is named: what is told of a whole
        holds where a part of it is named. Advice must be about all of them: who chooses between two is not helped by it
        for one.
        """
        about, kinds = self._gazetteer.about, self._gazetteer.subject_kinds
        whole = self._gazetteer.usual_kind
        parts = all(kinds[each] != whole for each in subjects)

        def speaks(article: str) -> bool:
            named = set(about.get(article, ()))
            if not subjects or not named or (parts and all(kinds[each] == whole for each in named)):
                return general or not subjects
            return named.issuperset(subjects) if kind == "recommend" else not named.isdisjoint(subjects)

        return self._topics.marks(kind, speaks)

    def _kinds_asked(self, pieces: tuple[Piece, ...]) -> frozenset[str]:
        """Returns the kinds of the subjects that a question names, or else the kind that is meant when it names none.

        Beside a subject, the proper name of a feature that nothing is known of for its kind adds the kinds that it is
        known of: it is unknown of that subject then.
        """
        kinds = self._gazetteer.subject_kinds
        named = frozenset([kinds[identity] for identity in subjects_of(pieces)])
        if not named:
            return frozenset((*named_in(pieces, "kind"), self._gazetteer.usual_kind))
        applies = self._gazetteer.applies
        added = [
            applies[feature]
            for piece in pieces
            for feature in piece.ids("feature")
            if named.isdisjoint(applies.get(feature, named))
            and piece.stems == self._gazetteer.called("feature", feature)
        ]
        return named.union(*added)


def _first(pieces: tuple[Piece, ...], places: frozenset[int]) -> int:
    """Returns where a topic counts as standing: at the first word for it that does nothing else in the question.

    In a longer message that is the first one in the sentence that says most of it, the last of equal ones.
    """
    ends = [place for place, piece in enumerate(pieces) if piece.text in SENTENCE_ENDS]
    if len(ends) > 1 or (ends and ends[0] < max(places)):
        places = _in_one_sentence(places, ends)
    working = {place for place in places if pieces[place].role is not None and not pieces[place].idle}
    return min(places - working or places)


def _in_one_sentence(places: frozenset[int], ends: list[int]) -> frozenset[int]:
    """Returns the places in the sentence that holds most of them, the last of equal ones; `ends` is where each ends."""
    spoken: dict[int, set[int]] = {}
    for place in places:
        spoken.setdefault(bisect_left(ends, place), set()).add(place)
    return frozenset(max(spoken.items(), key=lambda each: (len(each[1]), each[0]))[1])


def _is_general(kind: str, pieces: tuple[Piece, ...], subjects: Mapping[str, None]) -> bool:
    """Whether an article about no subject may be meant: a definition is not where subjects are named or asked for."""
    if kind != "define":
        return True
    return not subjects and not (names_any(pieces, "kind") and LISTING & cues_in(pieces))


def _is_about(kind: str, about: AbstractSet[str], subjects: AbstractSet[str]) -> bool:
    """Whether an article is about a subject that is named, advice and case studies about just those named."""
    just = kind == "use_case" or (kind == "recommend" and len(subjects) > 1)
    return not subjects or (about == subjects if just else bool(about))


def _is_kind_alone(piece: Piece) -> bool:
    """Whether a piece is a noun for a kind of subject and names no feature as well."""
    return piece.is_noun and not piece.names("feature")
