"""Subjects side by side."""

from bot.answers.model import Answer
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from tests.asking import assert_cited, said


def _compared(
    reference: Reference, *subjects: str, features: tuple[str, ...] = (), categories: tuple[str, ...] = ()
) -> Answer:
    """The answer to a comparison, its citations checked."""
    answer = respond(Query("compare", subjects, features, categories=categories), reference)
    assert_cited(answer)
    return answer


def _rows(answer: Answer) -> dict[str, list[str]]:
    return {row[0].text: [cell.text for cell in row[1:]] for row in answer.table.rows} if answer.table else {}


def test_one_feature_is_one_row(reference: Reference) -> None:
    """Each subject has its column in the order asked, and each fact its source."""
    answer = _compared(reference, "quillon", "rovella", features=("folding",))
    assert answer.table is not None
    assert answer.table.columns == ("Feature", "Quillon", "Rovella")
    assert _rows(answer) == {"Folding frame": ["no", "yes"]}
    assert all(cell.marks for cell in answer.table.rows[0][1:])
    assert answer.verdict is None


def test_rows_that_are_the_same_are_folded(reference: Reference) -> None:
    """What does not differ stands last, and with it what all have in common, so that renderings can fold it."""
    answer = _compared(reference, "quillon", "bramble", features=("folding", "belt-drive", "frame-material"))
    assert answer.table is not None
    assert list(_rows(answer)) == ["Belt drive", "Frame material", "Folding frame"]
    assert answer.table.shared == ("no",)
    assert answer.headline.endswith(": 3 features, 1 different, 1 the same for all")


def test_a_plain_yes_is_the_same_unless_it_was_asked_for(reference: Reference) -> None:
    """In a category both having a feature in their own ways is the same; who names the feature reads both ways."""
    whole = _compared(reference, "bramble", "cartling", categories=("braking",))
    assert whole.table is not None
    assert list(_rows(whole)) == ["Brake types", "Parking brake"]
    assert _rows(whole)["Parking brake"] == ["yes", "yes: a clamp on the axle"]
    assert whole.table.shared == ("yes",)
    named = _compared(reference, "bramble", "cartling", features=("parking-brake", "brake-types"))
    assert named.table is not None
    assert named.table.shared == ()


def test_one_row_is_never_folded(reference: Reference) -> None:
    """Asked about one feature, both answers are shown even if they are the same."""
    answer = _compared(reference, "quillon", "bramble", features=("folding",))
    assert _rows(answer) == {"Folding frame": ["no", "no"]}


def test_unknown_differs_from_everything(reference: Reference) -> None:
    """What is not known of one subject is shown as not known, and never folded as the same."""
    answer = _compared(reference, "rovella", "quillon", features=("anti-lock", "warranty", "parking-brake"))
    rows = _rows(answer)
    assert rows["Anti-lock braking"][0] == "not known"
    assert rows["Parking brake"] == ["not known", "not known"]


def test_everything_known_of_either_is_compared(reference: Reference) -> None:
    """Without a feature or category, every feature that is known of one of them has its row or is folded."""
    answer = _compared(reference, "rovella", "quillon")
    shown = {*_rows(answer), *said(answer.statements).split("; ")}
    assert len(_rows(answer)) == 9
    assert "Parking brake" not in shown


def test_a_category_limits_the_rows(reference: Reference) -> None:
    """Asked about a category, its features are compared and no others; the headline says which."""
    answer = _compared(reference, "rovella", "quillon", categories=("buying",))
    assert set(_rows(answer)) == {"Frame material", "Weight", "Warranty"}
    assert answer.headline == "Rovella and Quillon on Buying: 3 features, 1 different"


def test_differences_come_first(reference: Reference) -> None:
    """Rows whose verdicts or values differ stand before those that differ in words or are not known of all."""
    rows = list(_rows(_compared(reference, "rovella", "quillon")))
    assert rows.index("Frame material") < rows.index("Anti-lock braking")
    assert rows[0] == "Folding frame"


def test_parts_of_a_whole_comparison_are_offered(reference: Reference) -> None:
    """After everything, the categories that differ most are offered; after a part, everything."""
    whole = _compared(reference, "rovella", "quillon")
    assert whole.suggestions[0].question == "compare Rovella and Quillon on riding"
    part = _compared(reference, "rovella", "quillon", categories=("riding",))
    assert part.suggestions[0].question == "compare Rovella and Quillon"


def test_three_subjects_have_three_columns(reference: Reference) -> None:
    """Any number of subjects is compared; a retired one is announced before the table."""
    answer = _compared(reference, "rovella", "quillon", "bramble", features=("frame-material",))
    assert len(_rows(answer)["Frame material"]) == 3
    assert [notice.text for notice in answer.notices] == ["The Bramble is no longer built."]
    assert [notice.marks for notice in answer.notices] == [(1,)]


def test_a_dispute_is_marked(reference: Reference) -> None:
    """A disputed fact says so in its cell with both sources."""
    answer = _compared(reference, "rovella", "quillon", features=("anti-lock",))
    assert answer.conflict
    assert answer.table is not None
    cell = answer.table.rows[0][2]
    assert "disagree" in cell.text
    assert len(cell.marks) == 2


def test_nothing_known_is_unknown(reference: Reference) -> None:
    """Where nothing is known of any of them, the reply is unknown and cites nothing."""
    answer = _compared(reference, "bramble", "cartling", features=("gears",))
    assert answer.status == "unknown"
    assert answer.headline.startswith("Not known")
    assert _rows(answer) == {"Gears": ["not known", "not known"]}


def test_only_the_differences_leave_the_rest_out_and_say_so(reference: Reference) -> None:
    """Asked for the differences alone, the table holds nothing else, and what is left out is counted by reason."""
    whole = Query("compare", ("quillon", "bramble"), ("folding", "belt-drive", "parking-brake"))
    answer = respond(whole._replace(differing=True), reference)
    assert_cited(answer)
    assert set(_rows(answer)) == {"Belt drive"}
    assert answer.headline.endswith(": 1 of 3 features differs")
    left_out = "left out: 1 the same for all; 1 not known of each, or only worded otherwise."
    assert said(answer.statements) == left_out


def test_where_nothing_differs_there_is_no_table(reference: Reference) -> None:
    """Asked for the differences where there are none, the answer says so instead of an empty table."""
    answer = respond(Query("compare", ("quillon", "bramble"), ("folding",), differing=True), reference)
    assert_cited(answer)
    assert answer.table is None
    assert answer.headline.endswith(": 0 of 1 features differ")
    assert said(answer.statements) == "left out: 1 the same for all."
