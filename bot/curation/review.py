"""A review: what a state of the files would change, before it changes anything."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from bot.curation.answers import ChangedAnswer, find_broken, find_changed_answers
from bot.curation.place import Place
from bot.desk import Desk
from bot.errors import KnowledgeError, Problem
from bot.facts.diff import (
    Change,
    find_changed_articles,
    find_changed_facts,
    find_changed_names,
    find_new_confusions,
)
from bot.release import Release, build, open_release


@dataclass(frozen=True, slots=True)
class Review:
    """What a candidate says differently from the running release.

    Attributes:
        problems: what is wrong with the files; then there is no candidate, and everything else is empty.
        digest: of the candidate.
        revision: the state of the files (see `Place.revision`).
        facts: facts that came, changed or went.
        names: names, aliases and ways of asking that came or went.
        articles: articles that came, changed or went.
        answers: questions that are answered differently.
        confusions: pairs that are told apart only now.
        broken: golden questions that the candidate does not answer as it must, a line each.
        asked: how many questions were asked of both.
    """

    problems: tuple[Problem, ...] = ()
    digest: str = ""
    revision: str = ""
    facts: tuple[Change, ...] = ()
    names: tuple[Change, ...] = ()
    articles: tuple[Change, ...] = ()
    answers: tuple[ChangedAnswer, ...] = ()
    confusions: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    asked: int = 0


_JSON = TypeAdapter(Review)


def dump(review: Review) -> str:
    """The review as JSON, to be kept or handed to another process."""
    return _JSON.dump_json(review).decode()


def load(text: str | bytes) -> Review:
    """The review that was dumped so."""
    return _JSON.validate_json(text)


def prepare(place: Place, running: Path, target: Path, questions: tuple[str, ...], today: date) -> Review:
    """Builds the candidate into the file `target` and compares it with the running release.

    Args:
        place: where the files are.
        running: the file of the running release.
        target: the file to write; none is written where the files have problems.
        questions: asked of both releases besides the golden questions of the candidate.
        today: what is dated later is a problem.

    Raises:
        ReleaseError: a file cannot be read or written.
    """
    revision = place.revision()
    try:
        build(place.knowledge, place.intents, target, earlier=running, today=today)
    except KnowledgeError as error:
        return Review(problems=error.problems, revision=revision)
    return compare(open_release(running), open_release(target), questions, revision)


def compare(old: Release, new: Release, questions: tuple[str, ...], revision: str = "") -> Review:
    """What one release says differently from another; `questions` as above."""
    before, after = old.reference.store, new.reference.store
    asked = tuple(dict.fromkeys((*(golden.ask for golden in after.golden()), *questions)))
    return Review(
        digest=new.digest,
        revision=revision,
        facts=find_changed_facts(before, after),
        names=find_changed_names(before, after),
        articles=find_changed_articles(before, after),
        answers=find_changed_answers(Desk(old), Desk(new), asked),
        confusions=find_new_confusions(before, after),
        broken=find_broken(Desk(new)),
        asked=len(asked),
    )
