"""What a change of the knowledge does to answers: the golden questions, asked before and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.model import Answer
from bot.desk import Desk
from bot.facts.model import Golden

REFUSALS = {"clarify": "asked back", "out_of_scope": "refused"}
"""What is said of answers that are none."""


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A question that two desks answer differently.

    Attributes:
        ask: the question.
        before: headline of the old answer.
        after: headline of the new one; the same where only what stands below it changed.
    """

    ask: str
    before: str
    after: str

    def __str__(self) -> str:
        if self.before == self.after:
            return f"{self.ask}\n    same headline, other text below it: {self.after}"
        return f"{self.ask}\n    before: {self.before}\n    after:  {self.after}"


def find_changed_answers(old: Desk, new: Desk, questions: Iterable[str]) -> tuple[ChangedAnswer, ...]:
    """Return the questions whose answers differ in anything that is shown."""
    asked = ((question, old.ask(question).answer, new.ask(question).answer) for question in questions)
    return tuple(
        ChangedAnswer(question, before.headline, after.headline)
        for question, before, after in asked
        if before != after
    )


def find_broken(desk: Desk) -> tuple[str, ...]:
    """Return a line for each golden question that is not answered as it must be."""
    answers = (
        (question, desk.ask(question.ask).answer) for question in desk.release.reference.store.golden()
    )
    return tuple(line for question, answer in answers for line in _compare(question, answer))


def _compare(question: Golden, answer: Answer) -> Iterable[str]:
    """Yield a line for each respect in which an answer is not as expected; what is not expected is not looked at.

    That it is an answer, be it that nothing is known, is always expected.
    """
    if answer.status in REFUSALS:
        yield f"{question.ask}: {REFUSALS[answer.status]}, must be answered"
        return
    for respect in ("intent", "subjects", "features", "article", "verdict"):
        expected, found = getattr(question, respect), getattr(answer, respect)
        if expected is not None and expected != found:
            yield f"{question.ask}: {respect} {_tell(found)}, must be {_tell(expected)}"


def _tell(found: object) -> str:
    return ", ".join(found) or "none" if isinstance(found, tuple) else str(found or "none")
