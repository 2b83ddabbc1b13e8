"""What the desk knows."""

from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query


def test_everything_is_listed_by_group(reference: Reference) -> None:
    """Subjects by kind and features by category, in the order to show them, with the counts and the date."""
    answer = respond(Query("catalog"), reference)
    assert answer.status == "answered"
    assert answer.table is not None
    rows = {row[0].text: row[1].text for row in answer.table.rows}
    assert list(rows) == ["Bicycles", "Trailers", "Riding", "Braking", "Buying"]
    assert rows["Bicycles"] == "Rovella, Quillon, Bramble"
    assert rows["Braking"] == "Brake types, Anti-lock braking, Parking brake"
    for part in ("4 subjects", "10 features", "23 facts", "8 sources", "2024-05-02"):
        assert part in answer.headline


def test_a_kind_is_listed_with_its_state(reference: Reference) -> None:
    """Subjects of a kind are listed with the number of their facts, and retired ones with since when."""
    answer = respond(Query("catalog", kind="bicycle"), reference)
    assert answer.headline.startswith("Bicycles: 3. In all 4 subjects")
    assert answer.table is not None
    rows = [tuple(cell.text for cell in row) for row in answer.table.rows]
    assert rows == [
        ("Rovella", "current", "7"),
        ("Quillon", "current", "8"),
        ("Bramble", "retired since 2023-01", "5"),
    ]


def test_a_kind_is_listed_without_what_is_left_out(reference: Reference) -> None:
    """Who asks for all except one is told that it is left out, and how many the others are."""
    query = Query("catalog", kind="bicycle", excluded_subjects=("quillon",))
    answer = respond(query, reference)
    assert answer.headline.startswith("Bicycles except Quillon: 2. In all 4 subjects")
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["Rovella", "Bramble"]


def test_a_category_is_listed_with_meanings(reference: Reference) -> None:
    """Features of a category are listed with what each means."""
    answer = respond(Query("catalog", categories=("buying",)), reference)
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["Frame material", "Weight", "Warranty"]
    assert answer.table.rows[1][1].text == "What it weighs ready to ride."
