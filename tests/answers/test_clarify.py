"""Asking back."""

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.desk import Desk
from bot.language.choices import MOST_CHOICES
from bot.language.model import Ambiguous, Query
from tests.asking import ask

FOLDS = Query("support", ("rovella",), ("folding",), confidence=0.5)
BELTS = Query("support", ("rovella",), ("belt-drive",), confidence=0.4)


def test_rival_readings_are_choices(reference: Reference) -> None:
    """Each reading is a choice in the order of likelihood, and nothing is answered yet."""
    answer = respond(Ambiguous((FOLDS, BELTS)), reference)
    assert (answer.status, answer.verdict, answer.citations) == ("clarify", None, ())
    questions = [choice.question.casefold() for choice in answer.choices]
    assert ["folding" in questions[0], "belt drive" in questions[1], len(questions)] == [True, True, 2]
    assert answer.confidence == 0.5
    assert answer.headline == "What exactly do you mean?"


def test_a_single_doubtful_reading_is_confirmed(reference: Reference) -> None:
    """With one reading only the question is whether that was meant."""
    answer = respond(Ambiguous((FOLDS,)), reference)
    assert answer.headline == "Do you mean this?"
    assert len(answer.choices) == 1


def test_a_missing_subject_is_asked_for(reference: Reference) -> None:
    """Where the subject is missing, those of the first kind that still exist are offered, and all of them."""
    partial = Query("support", features=("folding",))
    answer = respond(Ambiguous((partial,), "subject", partial), reference)
    assert answer.headline == "Which bicycle do you mean?"
    questions = [choice.question for choice in answer.choices]
    assert questions[0].startswith("which bicycles")
    assert ["Rovella" in questions[1], "Quillon" in questions[2], len(questions)] == [True, True, 3]
    assert answer.features == ("folding",)


def test_equal_questions_are_offered_once(reference: Reference) -> None:
    """Two readings in the same words are one choice."""
    answer = respond(Ambiguous((FOLDS, FOLDS, BELTS)), reference)
    assert len(answer.choices) == 2


def test_there_are_never_too_many_choices(reference: Reference) -> None:
    """However many readings there are, a person can take in the choices at a glance."""
    readings = tuple(Query("support", ("rovella",), (feature,)) for feature in reference.store.features)
    assert len(respond(Ambiguous(readings), reference).choices) == MOST_CHOICES


def test_a_choice_asked_is_answered(world_desk: Desk) -> None:
    """Picking any choice gives an answer, not another question."""
    for choice in ask(world_desk, "does it fold").choices:
        assert ask(world_desk, choice.question).status == "answered"
