"""The desk: the one place where text, language, facts and answers meet."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.answers.aside import with_aside
from bot.answers.model import Answer
from bot.answers.respond import respond
from bot.facts.model import DeskCard
from bot.language.model import Ambiguous, NoMatch, Query
from bot.release import Release
from bot.render.form import in_form, read_wanted

PASSING = frozenset({"help", "sources"})
"""Intents that leave the question before standing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and the query to remember so that the next question of the conversation can lean on it.

    Attributes:
        answer: what to show.
        query: what was understood, or what the question was most likely about, or the query from before.
        understood: what was understood, or None where the desk asked back or refused.
        digest: the release that answered.
    """

    answer: Answer
    query: Query | None
    understood: Query | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What whoever keeps the knowledge wants to know of the release in force.

    Attributes:
        digest: the digest of the release.
        built: when it was built.
        files: the directories that it was built from, as far as they are known.
        due: facts whose evidence is so old that somebody should look again.
        disputed: facts on which the sources disagree.
    """

    digest: str
    built: datetime
    files: tuple[Path, ...]
    due: int
    disputed: int


class Desk:
    """Answers questions from the release it holds; another release takes its place in one assignment."""

    def __init__(self, release: Release) -> None:
        """Starts with `release`."""
        self.release = release

    @property
    def card(self) -> DeskCard:
        """What the desk says of itself."""
        return self.release.reference.store.desk

    @property
    def examples(self) -> tuple[str, ...]:
        """Questions to try, each of which is answered."""
        return self.card.examples

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How much is known, as pairs of what is counted and how many."""
        counts = self.release.reference.store.counts
        return (
            ("subjects", counts.subjects),
            ("features", counts.features),
            ("facts", counts.facts),
            ("sources", counts.sources),
        )

    @property
    def subjects(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is known, by kind, as pairs of the kind's plural and names; of a retired one with since when."""
        store = self.release.reference.store
        known: dict[str, tuple[str, list[str]]] = {kind.id: (kind.plural, []) for kind in store.desk.kinds}
        for subject in store.subjects.values():
            retired = f" (retired since {subject.retired.since})" if subject.retired else ""
            known[subject.kind][1].append(f"{subject.name}{retired}")
        return tuple((plural, tuple(names)) for plural, names in known.values() if names)

    def upkeep(self, today: date) -> Upkeep:
        """Returns the state of the knowledge on a day."""
        release, store = self.release, self.release.reference.store
        due, disputed = store.count_due(today), store.count_disputed()
        return Upkeep(release.digest, release.built, release.files, due, disputed)

    def understand(self, utterance: str) -> Query | Ambiguous | NoMatch:
        """Returns what `utterance` means by itself, unanswered, whatever the form it wants the answer in."""
        return self.release.recognizer.understand(read_wanted(utterance).question or utterance)

    def unknown_words(self, utterance: str) -> tuple[str, ...]:
        """Returns the words of `utterance` that the desk does not know, or knows to be about something else."""
        return self.release.recognizer.unknown_words(utterance)

    def new_words(self, utterance: str) -> tuple[str, ...]:
        """Returns the words of `utterance` that are none the desk knows, be it that one was read as a misspelling."""
        return self.release.recognizer.new_words(utterance)

    def is_exact(self, utterance: str) -> bool:
        """Returns whether `utterance` beyond doubt asks a subject's feature, both of them named exactly."""
        return self.release.recognizer.find_exact(utterance) is not None

    def answer(self, query: Query) -> Reply:
        """Returns the reply to a query that was put together without words."""
        return Reply(respond(query, self.release.reference), query, query, self.release.digest)

    def phrase(self, query: Query) -> str:
        """Returns the question that would be understood as `query`."""
        return self.release.reference.phrasing.question(query)

    def restate(self, query: Query) -> str:
        """Returns the question that asks the same outside of any conversation; "" where none does, or it is passing."""
        if query.intent in PASSING or not self.release.reference.knows(query):
            return ""
        question = self.phrase(query)
        # A sentence may say less than the query, such as not which of a feature's values it was about.
        again = self.release.recognizer.understand_own(read_wanted(question).question or question)
        return question if isinstance(again, Query) and again.meaning == query.meaning else ""

    def ask(self, utterance: str, previous: Query | None = None) -> Reply:
        """Returns the reply to `utterance`, after `previous` in the same conversation.

        At its end may stand the form of the answer ("… as csv"), of which understanding hears nothing; where it
        stands alone, what was asked before is answered again. Where `previous` names something that is known no more,
        the conversation begins anew. The same utterance, previous query and release give the same reply, byte for
        byte.
        """
        if previous and not self.release.reference.knows(previous):
            previous = None
        wanted = read_wanted(utterance)
        if wanted.form and previous and not wanted.question:
            reply = self.answer(previous)
        else:
            reply = self._ask(wanted.question or utterance, previous)
        return replace(reply, answer=in_form(reply.answer, wanted.form)) if wanted.form else reply

    def _ask(self, question: str, previous: Query | None) -> Reply:
        release = self.release
        understood, left = release.recognizer.understand_each(question, previous)
        answer = respond(understood, release.reference)
        asked = None
        if isinstance(understood, Query):
            answer = with_aside(answer, understood, left, release.reference)
            understood = asked = understood._replace(rivals=())
        return Reply(answer, _remembered(understood, answer, previous), asked, release.digest)


def _remembered(understood: object, answer: Answer, previous: Query | None) -> Query | None:
    """Returns the query that the next question leans on; small talk leaves the earlier one, and so do its sources.

    So do a refusal, and a question back that names nobody, where something was understood before; else what they name
    is all there is to lean on.
    """
    if isinstance(understood, Ambiguous) and understood.partial is not None:
        goes_on = (
            previous is not None and not understood.missing and not _moves_on(understood.partial, previous)
        )
        return previous if goes_on else understood.partial
    if isinstance(understood, NoMatch) and previous is None:
        near = (each.subjects for each in understood.near if each.subjects)
        return next((Query("overview", subjects, confidence=0.0) for subjects in near), None)
    if not isinstance(understood, Query):
        return previous
    if understood.intent in PASSING and not _opens(understood, previous):
        return previous
    return understood._replace(found=answer.subjects) if understood.intent == "which" else understood


def _opens(passing: Query, previous: Query | None) -> bool:
    """Whether a question for sources says what of, and the one before did not."""
    if previous is None or passing.features != previous.features:
        return bool(passing.features)
    return not {*passing.subjects} <= {*previous.subjects, *previous.found}


def _moves_on(asked_back: Query, previous: Query) -> bool:
    """Whether a question that was asked back names a subject, and another one or something to ask of it."""
    told = asked_back.features or asked_back.categories or asked_back.article
    return bool(asked_back.subjects) and (bool(told) or not {*asked_back.subjects} <= {*previous.subjects})
