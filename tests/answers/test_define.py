"""What a term means."""

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from tests.asking import assert_cited, said


def test_a_definition_is_told_with_its_source(reference: Reference) -> None:
    """The article's title is the headline, its statements follow with their marks."""
    answer = respond(Query("define", article="coaster-brake"), reference)
    assert_cited(answer)
    assert (answer.status, answer.article, answer.headline) == ("answered", "coaster-brake", "Coaster brake")
    assert [statement.marks for statement in answer.statements] == [(1,)]
    assert answer.citations[0].source == "workshop-test"


def test_terms_set_apart_are_told_one_after_the_other(reference: Reference) -> None:
    """The titles of both are the headline, and both definitions are cited."""
    answer = respond(Query("define", article="coaster-brake", terms=("hub-gear",)), reference)
    assert_cited(answer)
    assert answer.headline == "Coaster brake and Hub gear"
    assert len(answer.statements) > 1


def test_related_terms_are_offered(reference: Reference) -> None:
    """Offered next are who has the thing, and the article it refers to."""
    answer = respond(Query("define", features=("belt-drive",), article="belt-drive"), reference)
    questions = [choice.question.casefold() for choice in answer.suggestions]
    assert [question for question in questions if "belt drive" in question]
    assert questions[-1] == "explain hub gear"


def test_a_feature_without_definition_is_unknown(reference: Reference) -> None:
    """What nobody defines is not explained as if a source did: the tables' own meaning is marked as such."""
    answer = respond(Query("define", features=("parking-brake",)), reference)
    assert (answer.status, answer.citations) == ("unknown", ())
    assert answer.headline == "No sourced definition: Parking brake"
    assert "holds the vehicle while it stands" in said(answer.statements)
