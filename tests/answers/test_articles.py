"""How-tos, remedies, case studies and guidance."""

import pytest

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from tests.asking import assert_cited

ARTICLES = (
    ("howto", "fold-a-rovella", "How to fold a Rovella", 2),
    ("troubleshoot", "squealing-brakes", "Brakes that squeal", 1),
    ("use_case", "school-run", "A school run with trailers", 1),
    ("recommend", "commuting", "A bicycle for commuting", 1),
)


@pytest.mark.parametrize(("intent", "article", "title", "statements"), ARTICLES)
def test_an_article_is_told_with_its_sources(
    reference: Reference, intent: str, article: str, title: str, statements: int
) -> None:
    """Every statement of an article is told in order, each with a mark that resolves."""
    answer = respond(Query(intent, article=article), reference)
    assert_cited(answer)
    assert (answer.status, answer.intent, answer.article) == ("answered", intent, article)
    assert answer.headline == title
    assert len(answer.statements) == statements
    assert all(statement.marks for statement in answer.statements)


def test_code_stays_as_it_is(reference: Reference) -> None:
    """The steps of an article keep their lines and their language."""
    answer = respond(Query("howto", article="fold-a-rovella"), reference)
    assert (answer.statements[0].code or "").splitlines() == ["latch: open", "half: back"]
    assert answer.statements[0].language == "steps"
    assert answer.statements[1].code is None


def test_guidance_names_who_qualifies(reference: Reference) -> None:
    """A recommendation names the subjects of its article, best first, and nobody else."""
    assert respond(Query("recommend", article="commuting"), reference).subjects == ("rovella", "quillon")


@pytest.mark.parametrize("intent", ["howto", "troubleshoot", "use_case", "recommend"])
def test_without_an_article_nothing_is_made_up(reference: Reference, intent: str) -> None:
    """Where there is no such article the reply is unknown and cites nothing, but offers what is known."""
    answer = respond(Query(intent, ("quillon",), ("folding",)), reference)
    assert (answer.status, answer.article, answer.citations) == ("unknown", None, ())
    assert "Quillon" in answer.headline
    assert answer.suggestions
