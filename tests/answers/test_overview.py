"""All that is known of one subject."""

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from tests.asking import assert_cited


def test_every_fact_has_its_row(reference: Reference) -> None:
    """The summary comes first, then every fact with its category, in the order of the features."""
    answer = respond(Query("overview", ("rovella",)), reference)
    assert_cited(answer)
    assert answer.status == "answered"
    assert "7 facts" in answer.headline
    assert answer.statements[0].text.startswith("The Rovella is a folding bicycle")
    assert answer.table is not None
    assert [(row[0].text, row[1].text) for row in answer.table.rows] == [
        ("Folding frame", "Riding"),
        ("Electric assist", "Riding"),
        ("Belt drive", "Riding"),
        ("Gears", "Riding"),
        ("Brake types", "Braking"),
        ("Frame material", "Buying"),
        ("Weight", "Buying"),
    ]
    assert all(row[2].marks for row in answer.table.rows)


def test_a_category_limits_it(reference: Reference) -> None:
    """Asked about a category, only its facts are shown, without the summary."""
    answer = respond(Query("overview", ("rovella",), categories=("buying",)), reference)
    assert_cited(answer)
    assert answer.headline == "Rovella, Buying: 2 of 3 features known"
    assert answer.statements == ()
    assert answer.table is not None
    assert answer.table.columns == ("Feature", "Rovella")
    assert [row[0].text for row in answer.table.rows] == ["Frame material", "Weight"]


def test_a_dispute_counts_where_it_is_shown(reference: Reference) -> None:
    """The answer is disputed if a fact it shows is, and not if another category's is."""
    assert respond(Query("overview", ("quillon",), categories=("braking",)), reference).conflict
    assert not respond(Query("overview", ("quillon",), categories=("riding",)), reference).conflict


def test_a_retired_subject_is_announced(reference: Reference) -> None:
    """That a subject is no longer built comes before its facts, as citation 1."""
    answer = respond(Query("overview", ("bramble",)), reference)
    assert_cited(answer)
    assert [notice.marks for notice in answer.notices] == [(1,)]


def test_a_category_without_facts_is_unknown(reference: Reference) -> None:
    """Where nothing is known of a category, the reply says so and shows no empty table."""
    answer = respond(Query("overview", ("cartling",), categories=("buying",)), reference)
    assert (answer.status, answer.table, answer.citations) == ("unknown", None, ())
    assert answer.headline == "Cartling, Buying: no facts known"


def test_comparisons_with_its_like_are_offered(reference: Reference) -> None:
    """Offered next are comparisons with subjects of the same kind that are not retired."""
    answer = respond(Query("overview", ("rovella",)), reference)
    assert [choice.question for choice in answer.suggestions] == ["compare Rovella and Quillon"]
    assert respond(Query("overview", ("cartling",)), reference).suggestions == ()


def test_whether_it_is_of_a_kind(reference: Reference) -> None:
    """Asked whether a subject is of a kind, the headline says yes or no; what is known of it follows."""
    subject = reference.store.subjects["rovella"]
    kinds = {kind.id: kind.name for kind in reference.store.desk.kinds}
    (other,) = (kind for kind in kinds if kind != subject.kind)
    asked = {
        kind: respond(Query("overview", ("rovella",), kind=kind, polar=True), reference) for kind in kinds
    }
    assert asked[subject.kind].headline == f"Yes: Rovella is listed as {kinds[subject.kind]}"
    assert asked[other].headline == f"No: Rovella is listed as {kinds[subject.kind]}, not as {kinds[other]}"
    assert all(answer.statements for answer in asked.values())
