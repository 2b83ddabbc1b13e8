"""What a half-clear question may mean besides its readings: whatever its words speak for, however unlikely."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.language.gazetteer import Gazetteer
from bot.language.kinds import Kinds, is_guided
from bot.language.model import Query
from bot.language.paraphrase import Paraphrases
from bot.language.piece import Piece
from bot.language.tag import named_in, subjects_of
from bot.language.topics import ARTICLE_KINDS, FACT, LEARNT, Topic, parted
from bot.language.twins import plain_fact, twins
from bot.language.wording import Wording

BESIDE = "beside"
"""The kind under which a name holds the subjects that it is a part of the names of."""

MENDING = "troubleshoot"
"""The kind of article that tells what to do when something fails, which most do of several subjects."""


class Meant(NamedTuple):
    """Something that a question may mean.

    Attributes:
        query: what it would ask.
        kind: chance that such a kind of thing is asked for at all.
        topic: chance that it is about this, among all things of its kind.
        ranked: its chance among the readings, as a part of the likeliest's; 0 where it is none of them.
        beside: it is an article about none of the subjects that are named.
    """

    query: Query
    kind: float
    topic: float = 0.0
    ranked: float = 0.0
    beside: bool = False

    @property
    def asked(self) -> tuple[object, ...]:
        """What tells it from other things: an article is the same whatever else was understood."""
        query = self.query
        return (query.intent, query.article) if query.article else query.meaning


class Besides:
    """Finds what else may be meant by the words of a whole question."""

    def __init__(self, paraphrases: Paraphrases, kinds: Kinds, gazetteer: Gazetteer) -> None:
        """Takes what readings are made of; here nothing of that is too unlikely."""
        self._paraphrases = paraphrases
        self._kinds = kinds
        self._gazetteer = gazetteer
        self._own: dict[tuple[str, str], list[str]] = {}
        for kind, article in gazetteer.labels:
            about = gazetteer.about.get(article, ()) if kind in ARTICLE_KINDS else ()
            for subject in about if len(about) == 1 or kind == MENDING else ():
                self._own.setdefault((kind, subject), []).append(article)

    def find(self, wording: Wording, readings: Sequence[tuple[Query, float]]) -> tuple[Meant, ...]:
        """Returns all that a question may mean, each once: its readings, the likeliest first, and whatever else."""
        topics, _ = parted(self._paraphrases.topics(wording))
        found = self._paraphrases.found(wording, LEARNT, topics)
        guided = is_guided(found["howto"])
        kinds = self._kinds.chances(wording.pieces, wording.kinds, found, guided=guided, chosen=False)
        listed = [
            Meant(query, kinds[kind_of(query)], _topic_chance(query, found), chance / readings[0][1])
            for query, chance in readings
        ]
        listed.extend(
            Meant(query, kinds[kind_of(query)], _topic_chance(query, found))
            for query in twins(readings[0][0], self._gazetteer)
        )
        listed.extend(self._facts(wording, topics, kinds[FACT]))
        for kind in ARTICLE_KINDS:
            listed.extend(self._articles(wording, kind, found[kind], kinds[kind]))
        return tuple(_distinct(listed))

    def _facts(self, wording: Wording, topics: Sequence[Topic], kind: float) -> Iterator[Meant]:
        """Yields facts about the subjects that are named, or about all and the one that a named term belongs to."""
        pieces = wording.pieces
        subjects = tuple(subjects_of(pieces))
        named = tuple(dict.fromkeys(named_in(pieces, "feature")))
        yield from (Meant(self._fact(subjects, topic.id), kind, topic.chance) for topic in topics)
        yield from (Meant(self._fact(subjects, each), kind) for each in named)
        if len(named) > 1 and len(subjects) != 1:
            yield Meant(self._fact(subjects, named[0])._replace(features=named), kind)
        left = _left(topics)
        if len(subjects) > 1:
            yield Meant(Query("compare", subjects), kind, left)
        yield from (Meant(Query("overview", (subject,)), kind, left) for subject in subjects)
        for subject in () if subjects else self._called(pieces):
            about = [self._fact((subject,), each) for each in named] or [Query("overview", (subject,))]
            yield from (Meant(each, kind, topic=1.0, ranked=1.0) for each in about)
        owners = (
            owner for term in named_in(pieces, "define") for owner in self._gazetteer.about.get(term, ())
        )
        owner = next(owners, None)
        if owner is not None and not subjects:
            for topic in self._paraphrases.topics_of(wording, owner):
                yield Meant(self._fact((owner,), topic.id), kind, topic.chance)
        yield Meant(Query("catalog"), kind)

    def _called(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Returns the subjects that are called by a part of their names alone."""
        named = (self._gazetteer.phrases.get(piece.stems, {}) for piece in pieces)
        return chain.from_iterable(targets.get(BESIDE, ()) for targets in named)

    def _fact(self, subjects: tuple[str, ...], feature: str) -> Query:
        """Returns the plain question for a feature of these subjects, or of all."""
        if len(subjects) > 1:
            return Query("compare", subjects, (feature,))
        return plain_fact(subjects, feature, self._gazetteer)

    def _articles(
        self, wording: Wording, kind: str, found: Sequence[Topic], chance: float
    ) -> Iterator[Meant]:
        """Yields the articles of a kind that the words speak for, or else all those about the subjects named."""
        about = (
            ()
            if found
            else [each for named in subjects_of(wording.pieces) for each in self._own.get((kind, named), ())]
        )
        yield from (Meant(Query(kind, article=topic.id), chance, topic.chance) for topic in found)
        yield from (Meant(Query(kind, article=each), chance, 1.0 / len(about)) for each in about)
        for topic in self._paraphrases.anywhere(wording, kind):
            yield Meant(Query(kind, article=topic.id), chance, topic.chance, beside=True)


def kind_of(query: Query) -> str:
    """Returns the kind of thing that a query asks for: an article's, or that of facts."""
    return query.intent if query.intent in ARTICLE_KINDS else FACT


def is_open(query: Query) -> bool:
    """Whether a query is about nothing in particular."""
    return not (
        query.article or query.features or query.excluded_features or query.categories or query.conditions
    )


def _distinct(listed: Iterable[Meant]) -> Iterable[Meant]:
    """Returns what is meant, each once with the most that speaks for it, in the order of the first ones."""
    found: dict[tuple[object, ...], Meant] = {}
    for each in listed:
        asked = each.asked
        first = found.setdefault(asked, each)
        if first is not each:
            found[asked] = first._replace(
                topic=max(first.topic, each.topic),
                ranked=max(first.ranked, each.ranked),
                beside=first.beside and each.beside,
            )
    return found.values()


def _topic_chance(query: Query, found: Mapping[str, Sequence[Topic]]) -> float:
    """Returns the chance that a question is about all that a query is about, be it nothing in particular."""
    topics = found[kind_of(query)]
    if is_open(query):
        return _left(topics)
    chances = {topic.id: topic.chance for topic in topics}
    about = (query.article,) if query.article else query.features
    return min((chances.get(each, 0.0) for each in about), default=0.0)


def _left(topics: Iterable[Topic]) -> float:
    """Returns the chance that a question is about none of these."""
    return max(0.0, 1.0 - sum(topic.chance for topic in topics))
