"""Where the knowledge comes from."""

from bot.answers.cite import KIND_WORDS
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.desk import Desk
from bot.language.model import Query
from tests.asking import assert_cited, said


def test_all_sources_are_listed(reference: Reference) -> None:
    """Each publisher has its row with how many sources, of which kinds, the latest when; the rule is told."""
    answer = respond(Query("sources"), reference)
    assert_cited(answer)
    assert answer.status == "answered"
    assert answer.table is not None
    rows = [tuple(cell.text for cell in row) for row in answer.table.rows]
    counts = [int(row[1]) for row in rows]
    assert sum(counts) == 8
    assert counts == sorted(counts, reverse=True)
    assert ("Makers' Fair", "1", KIND_WORDS["declared"], "2022-09-20") in rows
    assert answer.headline.startswith(f"8 sources of {len(rows)} publishers")
    assert "by kind first" in said(answer.statements)


def test_the_evidence_of_a_fact_is_listed(reference: Reference) -> None:
    """After a fact, each entry of its evidence is shown with what it says, its kind, date and standing."""
    answer = respond(Query("sources", ("rovella",), ("folding",)), reference)
    assert_cited(answer)
    assert answer.table is not None
    rows = [tuple(cell.text.casefold() for cell in row) for row in answer.table.rows]
    assert [row[0] for row in rows] == ["yes", "yes", "no"]
    assert [row[1] for row in rows] == [
        "documentation, 2024-03-10",
        "third party, 2024-01",
        "third party, 2021-04",
    ]
    assert [row[2] for row in rows] == ["holds", "agrees", "outdated"]
    assert answer.headline == "The evidence on Rovella, Folding frame: 3 entries"
    assert [citation.n for citation in answer.citations] == [1, 2, 3]
    assert not answer.conflict


def test_the_evidence_on_one_feature_of_several_subjects_names_it_once(reference: Reference) -> None:
    """The subjects are listed before it."""
    answer = respond(Query("sources", ("rovella", "quillon"), ("folding",)), reference)
    assert answer.headline.startswith("The evidence on Rovella and Quillon, Folding frame: ")


def test_disputed_evidence_is_a_conflict(reference: Reference) -> None:
    """Evidence that is disputed is shown as such."""
    answer = respond(Query("sources", ("quillon",), ("anti-lock",)), reference)
    assert answer.conflict
    assert answer.table is not None
    assert [row[2].text for row in answer.table.rows] == ["holds", "disputed"]


def test_evidence_of_an_unknown_fact_is_the_list(reference: Reference) -> None:
    """Asked for the evidence of what nobody says, the list of all sources is shown."""
    answer = respond(Query("sources", ("rovella",), ("warranty",)), reference)
    assert answer.table is not None
    assert answer.table.columns[0] == "Publisher"


def test_the_sources_of_an_article_are_its_documents(real_desk: Desk) -> None:
    """After an article, each document it was written from has one row with all its places, and the article is next."""
    told = real_desk.ask("how do I install Kuma")
    answer = real_desk.ask("source?", told.query).answer
    assert_cited(answer)
    assert answer.table is not None
    rows = [(row[0].text, row[1].text, row[2].text.rpartition(", ")[2]) for row in answer.table.rows]
    cited = {(each.title, each.publisher, each.date) for each in told.answer.citations}
    assert len(rows) == len(set(rows)) > 1
    assert set(rows) == cited
    assert answer.article == told.answer.article
    assert answer.suggestions[0].question == told.answer.question
    assert answer.question == ""
