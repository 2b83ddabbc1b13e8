"""Greetings, thanks and questions about the desk itself."""

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from tests.asking import said


def test_help_says_what_can_be_asked(reference: Reference) -> None:
    """The desk introduces itself by its name, says how much it knows as of when, and offers its examples."""
    answer = respond(Query("help"), reference)
    assert (answer.status, answer.intent) == ("help", "help")
    assert "Spokewise" in answer.headline
    assert "bicycles and trailers" in answer.headline
    for part in ("4 subjects", "10 features", "2024-05-02"):
        assert part in said(answer.statements)
    assert [choice.question for choice in answer.suggestions] == list(reference.store.desk.examples)
