"""Questions about something else."""

from bot.answers.reference import Reference
from bot.answers.refuse import MOST_CHOICES
from bot.answers.respond import respond
from bot.desk import Desk
from bot.language.model import NoMatch, Query
from tests.asking import ask


def test_the_foreign_word_is_named(reference: Reference) -> None:
    """What stands where a known name should is named, and nearby questions are offered first."""
    answer = respond(NoMatch(("scooter",), (Query("which", features=("folding",)),)), reference)
    assert answer.status == "out_of_scope"
    assert "nothing on \u201cscooter\u201d" in answer.headline
    assert "bicycles and trailers" in answer.headline
    assert len(answer.choices) == MOST_CHOICES
    assert answer.choices[0].question.casefold() == "which bicycles support folding frame"


def test_the_foreign_word_is_named_without_a_nearby_question(reference: Reference) -> None:
    """Who asks about a thing that is not covered is told so, even where nothing near it could be asked."""
    assert respond(NoMatch(("scooter",)), reference).headline.startswith(
        "I have nothing on \u201cscooter\u201d."
    )


def test_talk_of_something_else_gets_examples(reference: Reference) -> None:
    """A question in which no word stands where a name should is not blamed on one; examples are offered."""
    answer = respond(NoMatch(), reference)
    assert "nothing on" not in answer.headline
    assert [choice.question for choice in answer.choices] == list(
        reference.store.desk.examples[:MOST_CHOICES]
    )


def test_a_refusal_has_nothing_of_an_answer(reference: Reference) -> None:
    """Out of scope there is no intent, no slot, no verdict, no citation and no confidence."""
    answer = respond(NoMatch(), reference)
    assert (answer.intent, answer.subjects, answer.features, answer.article) == (None, (), (), None)
    assert (answer.verdict, answer.citations, answer.confidence) == (None, (), 0.0)


def test_foreign_subjects_are_refused_by_name(world_desk: Desk) -> None:
    """Whatever is asked of a thing that the desk does not cover, the refusal names that thing."""
    for question in ("does the scooter fold", "compare the rovella and the tram", "has the skateboard abs?"):
        answer = ask(world_desk, question)
        named = [
            word for word in ("scooter", "tram", "skateboard") if f"\u201c{word}\u201d" in answer.headline
        ]
        assert (question, answer.status, len(named)) == (question, "out_of_scope", 1)
