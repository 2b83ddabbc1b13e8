"""What every answer is written from: the facts of one release, and the words for its ids."""

from functools import lru_cache
from typing import NamedTuple

from bot.answers.cite import Citer
from bot.answers.model import Choice, Citation, Statement
from bot.answers.verdict import carried, dissent, doubts, in_words, nobody_says
from bot.facts.model import Evidence, Fact, Place
from bot.facts.model import Statement as Stated
from bot.facts.store import Store
from bot.language.model import Query
from bot.language.phrase import Phrasing
from bot.text.listed import listed

MOST_SUGGESTIONS = 3
"""Follow-up questions offered with an answer."""

EVIDENCE = "Why? All evidence"
"""What the question for the sources of a fact is called where it can be picked."""

MOST_CONFUSIONS = 1
"""Neighbouring features named in one answer: the nearest, listed first in the knowledge."""


REMEMBERED = 1024
"""Facts of which it is remembered what is told of them: people ask for the same ones again and again."""


class Told(NamedTuple):
    """What is told of one subject and one feature, whoever asks and however.

    Attributes:
        fact: what is held about them, or None where nobody says anything.
        notices, statements, notes, citations: as in an answer.
    """

    fact: Fact | None
    notices: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    citations: tuple[Citation, ...]


class Reference:
    """The knowledge at hand while answering.

    Attributes:
        store: the facts.
        phrasing: puts queries into words.
    """

    def __init__(self, store: Store, phrasing: Phrasing) -> None:
        """Answers by these two; nothing changes afterwards."""
        self.store = store
        self.phrasing = phrasing
        self._told = lru_cache(maxsize=REMEMBERED)(self._tell)

    def subject(self, identity: str) -> str:
        """Returns a subject's name."""
        return self.store.subjects[identity].name

    def feature(self, identity: str) -> str:
        """Returns a feature's name."""
        return self.store.features[identity].name

    def names(self, subjects: tuple[str, ...]) -> str:
        """Returns the names of subjects, listed."""
        return listed([self.subject(identity) for identity in subjects])

    def knows(self, query: Query) -> bool:
        """Returns whether everything is known that a query names, be it that other knowledge understood it."""
        store, conditions = self.store, query.conditions
        subjects = {*query.subjects, *query.excluded_subjects, *query.found, *query.before}
        features = {*query.features, *query.excluded_features, *(each.feature for each in conditions)}
        return (
            subjects <= store.subjects.keys()
            and features <= store.features.keys()
            and store.categories.keys() >= set(query.categories)
            and all(set(each.values) <= store.features[each.feature].values.keys() for each in conditions)
            and all(map(store.find_article, (*([query.article] if query.article else ()), *query.terms)))
        )

    def choice(self, query: Query) -> Choice:
        """Returns the choice that asks `query`."""
        question = self.phrasing.question(query)
        return Choice(question, question)

    def evidence(self, query: Query) -> Choice:
        """Returns the choice that asks where the answer to `query` comes from."""
        asked = Query("sources", subjects=query.subjects, features=query.features)
        return Choice(EVIDENCE, self.phrasing.question(asked))

    def suggestions(self, *queries: Query) -> tuple[Choice, ...]:
        """Returns distinct follow-up questions, at most `MOST_SUGGESTIONS`."""
        found = {choice.question: choice for choice in map(self.choice, queries)}
        return tuple(found.values())[:MOST_SUGGESTIONS]

    def told(self, subject: str, feature: str, *, valued: bool, first: Evidence | None = None) -> Told:
        """Returns all that is told of a subject and a feature; `valued` leaves its value to the headline.

        What an entry says that is told `first` stands before what the others do.
        """
        return self._told(subject, feature, valued, first)

    def _tell(self, subject: str, feature: str, valued: bool, first: Evidence | None) -> Told:
        fact = self.store.find_fact(subject, feature)
        citer = Citer()
        notices = self.notices((subject,), citer)
        before = (in_words(first, citer),) if first else ()
        held = (*carried(fact, citer, told=valued), *dissent(fact, citer)) if fact else nobody_says()
        notes = (*(doubts(fact, citer) if fact else ()), *self._confusions(feature))
        return Told(fact, notices, (*before, *held), notes, citer.citations())

    def _confusions(self, feature: str) -> tuple[Statement, ...]:
        """Returns what a feature is easily confused with, and the difference."""
        confused = self.store.features[feature].confused_with
        return tuple(Statement(f"Not to be confused: {text}") for text in confused.values())[:MOST_CONFUSIONS]

    def notices(self, subjects: tuple[str, ...], citer: Citer) -> tuple[Statement, ...]:
        """Returns of each retired subject that it is: to be said before anything else about them."""
        retired = [self.store.subjects[subject].retired for subject in subjects]
        return tuple(stated(each.statement, citer) for each in retired if each)


def stated(statement: Stated, citer: Citer) -> Statement:
    """Returns a statement of the knowledge with its citation marks."""
    marks = marks_of(statement.places, citer)
    return Statement(statement.text, marks, statement.code, statement.language)


def marks_of(places: tuple[Place, ...], citer: Citer) -> tuple[int, ...]:
    """Returns the marks of places, each once."""
    return tuple(dict.fromkeys(citer.place(place) for place in places))
