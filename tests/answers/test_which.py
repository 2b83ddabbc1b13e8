"""Which subjects have what is asked."""

import pytest

from bot.answers.model import Answer
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Condition, Query
from bot.render.plain import render_plain
from tests.asking import assert_cited, said


def _ranks(answer: Answer) -> dict[str, str]:
    """Whether each subject shown qualifies, in the order shown."""
    return {row[0].text: row[1].text for row in answer.table.rows} if answer.table else {}


STEEL = Condition("frame-material", ("steel",))
NOT_STEEL = Condition("frame-material", ("steel",), wanted=False)

LISTS: tuple[tuple[Query, list[str], dict[str, str]], ...] = (
    (
        Query("which", features=("folding",)),
        ["rovella"],
        {"Rovella": "Yes", "Quillon": "No", "Bramble": "No"},
    ),
    (Query("which", features=("folding",), kind="trailer"), ["cartling"], {"Cartling": "Yes"}),
    (
        Query("which", features=("belt-drive",)),
        ["rovella", "quillon"],
        {"Rovella": "Yes", "Quillon": "Partly", "Bramble": "No"},
    ),
    (
        Query("which", features=("belt-drive",), excluded_features=("electric-assist",)),
        ["rovella"],
        {"Rovella": "Yes", "Quillon": "No", "Bramble": "No"},
    ),
    (
        Query("which", features=("folding", "belt-drive")),
        ["rovella"],
        {"Rovella": "Yes", "Quillon": "No", "Bramble": "No"},
    ),
    (
        Query("which", excluded_features=("folding",)),
        ["quillon", "bramble"],
        {"Quillon": "Yes", "Bramble": "Yes", "Rovella": "No"},
    ),
    (
        Query("which", features=("folding",), excluded_subjects=("rovella",)),
        [],
        {"Quillon": "No", "Bramble": "No"},
    ),
    (
        Query("which", ("rovella", "bramble"), ("belt-drive",)),
        ["rovella"],
        {"Rovella": "Yes", "Bramble": "No"},
    ),
    (
        Query("which", features=("frame-material",), conditions=(STEEL,)),
        ["quillon", "bramble"],
        {"Quillon": "Yes", "Bramble": "Yes", "Rovella": "No"},
    ),
    (
        Query("which", features=("frame-material",), conditions=(NOT_STEEL,)),
        ["rovella"],
        {"Rovella": "Yes", "Quillon": "No", "Bramble": "No"},
    ),
    (
        Query("which", features=("frame-material", "folding"), conditions=(STEEL,)),
        [],
        {"Rovella": "No", "Quillon": "No", "Bramble": "No"},
    ),
    (Query("which", features=("electric-assist",), kind="trailer"), [], {"Cartling": "No"}),
)


@pytest.mark.parametrize(("query", "found", "ranks"), LISTS)
def test_a_list(reference: Reference, query: Query, found: list[str], ranks: dict[str, str]) -> None:
    """Those that qualify come best first, everybody known is shown with how they do, and all is cited."""
    answer = respond(query, reference)
    assert_cited(answer)
    assert list(answer.subjects) == found
    assert _ranks(answer) == ranks
    assert answer.status == "answered"
    assert answer.citations


def test_the_headline_counts(reference: Reference) -> None:
    """How many of how many stands first, with the names, and what is not known is counted apart."""
    answer = respond(Query("which", features=("anti-lock",)), reference)
    assert answer.headline == "0 of 3 bicycles (2 not known)"
    assert respond(Query("which", features=("folding",)), reference).headline == "1 of 3 bicycles: Rovella"


@pytest.mark.parametrize("quantity", ["", "count", "all", "none"])
def test_every_way_of_counting_gives_the_count(reference: Reference, quantity: str) -> None:
    """Whether one asks which, how many, all or none: how many of how many is the answer."""
    answer = respond(Query("which", features=("folding",), quantity=quantity), reference)
    assert answer.headline.startswith("1 of 3 bicycles")
    assert list(answer.subjects) == ["rovella"]


def test_unknown_is_kept_apart(reference: Reference) -> None:
    """A subject nobody says anything about neither qualifies nor counts as lacking; it is named."""
    for query in (Query("which", features=("anti-lock",)), Query("which", excluded_features=("anti-lock",))):
        answer = respond(query, reference)
        assert set(_ranks(answer)) == {"Quillon"}
        assert "rovella and bramble" in said(answer.statements)
        assert "not counted as no" in said(answer.statements)
        assert not {"rovella", "bramble"} & set(answer.subjects)


def test_what_is_not_known_of_a_subject_is_told_by_feature(reference: Reference) -> None:
    """Asked for several features, each subject says which of them is not known, beside those that are."""
    answer = respond(Query("which", features=("belt-drive", "anti-lock")), reference)
    assert_cited(answer)
    assert "rovella on anti-lock braking" in said(answer.statements)
    assert "bramble" not in said(answer.statements)
    (rovella,) = [row for row in answer.table.rows if row[0].text == "Rovella"] if answer.table else []
    assert [cell.text for cell in rovella[1:]] == ["Not known", "yes", "not known"]


def test_nothing_known_of_all_that_is_asked(reference: Reference) -> None:
    """A subject of which none of several features is known says so, and has no row."""
    answer = respond(Query("which", features=("parking-brake", "anti-lock")), reference)
    assert "rovella on all that is asked" in said(answer.statements)
    assert "Rovella" not in _ranks(answer)


def test_one_that_qualifies_in_part_is_marked(reference: Reference) -> None:
    """The headline tells who has what is asked in part only."""
    headline = respond(Query("which", features=("belt-drive",)), reference).headline
    assert headline == "2 of 3 bicycles: Rovella and Quillon (partly)"


def test_a_dispute_about_another_is_not_put_on_the_one_found(reference: Reference) -> None:
    """That sources disagree stands in the cell of the subject it is about, not behind the headline's name."""
    answer = respond(Query("which", features=("frame-material",), conditions=(NOT_STEEL,)), reference)
    assert answer.conflict
    assert "disagree" not in render_plain(answer).splitlines()[0]


def test_nothing_known_of_anybody_is_unknown(reference: Reference) -> None:
    """Where nobody says anything of any subject, the reply is unknown and shows no empty table."""
    answer = respond(Query("which", features=("warranty",), kind="trailer"), reference)
    assert (answer.status, answer.table, answer.subjects) == ("unknown", None, ())
    assert "cartling" in said(answer.statements)


def test_a_dispute_is_shown_in_its_cell(reference: Reference) -> None:
    """A disputed fact says so where it stands, and the answer as a whole does too."""
    answer = respond(Query("which", features=("frame-material",), conditions=(STEEL,)), reference)
    assert answer.conflict
    assert answer.table is not None
    (quillon,) = [row for row in answer.table.rows if row[0].text == "Quillon"]
    assert "disagree" in quillon[2].text
    assert len(quillon[2].marks) == 2


def test_a_retired_subject_that_qualifies_is_marked(reference: Reference) -> None:
    """Who is found but no longer built is said to be so, with its source."""
    answer = respond(Query("which", features=("parking-brake",)), reference)
    assert answer.subjects == ("bramble",)
    assert [note.text for note in answer.notes] == ["The Bramble is no longer built."]
    assert answer.notes[0].marks


def test_columns_name_what_was_asked(reference: Reference) -> None:
    """The table has a column for each feature asked for and each one asked to be absent."""
    query = Query("which", features=("belt-drive",), excluded_features=("electric-assist",))
    table = respond(query, reference).table
    assert table is not None
    assert table.columns == ("Subject", "Qualifies", "Belt drive", "Electric assist")


def test_values_that_are_only_listed_have_no_column_for_who_qualifies(reference: Reference) -> None:
    """Everybody of whom the value is known would; as soon as a value is asked for, some do not, and it is there."""
    listing = respond(Query("which", features=("gears",)), reference)
    assert_cited(listing)
    assert listing.subjects == ("rovella", "quillon")
    assert listing.table is not None
    assert listing.table.columns == ("Subject", "Gears")
    assert [row[0].text for row in listing.table.rows] == ["Rovella", "Quillon"]
    judging = respond(Query("which", features=("frame-material",), conditions=(STEEL,)), reference).table
    assert judging is not None
    assert judging.columns[1] == "Qualifies"
