"""What a subject has or uses for a feature."""

from dataclasses import replace

import pytest

from bot.answers.condition import meets
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Condition, Query
from bot.render.plain import render_plain
from tests.asking import assert_cited, said


def test_the_value_is_the_headline(reference: Reference) -> None:
    """The value stands in the headline, what carries it below."""
    answer = respond(Query("value", ("rovella",), ("weight",)), reference)
    assert_cited(answer)
    assert answer.status == "answered"
    assert answer.verdict is None
    assert answer.headline.endswith("Weight: 11.2 kg")
    assert [citation.source for citation in answer.citations] == ["rovella-manual", "spoke-review-2024"]


def test_the_date_of_an_entry_is_its_own(reference: Reference) -> None:
    """Evidence that was read on another day than its source's is cited with that day."""
    answer = respond(Query("value", ("quillon",), ("warranty",)), reference)
    assert [citation.date for citation in answer.citations] == ["2023-07-01"]


def test_the_value_is_not_said_twice(reference: Reference) -> None:
    """What the headline tells is not told again below; only who states it is."""
    answer = respond(Query("value", ("rovella",), ("weight",)), reference)
    assert answer.statements[0].text.startswith("Stated by ")
    assert "11.2 kg" not in answer.statements[0].text


def test_who_else_has_the_value_is_offered(reference: Reference) -> None:
    """After a question about a certain value, who else has it is a question to ask next."""
    condition = Condition("frame-material", ("steel",))
    answer = respond(Query("value", ("quillon",), ("frame-material",), conditions=(condition,)), reference)
    assert "steel" in answer.suggestions[1].question


def test_no_value_is_not_made_up(reference: Reference) -> None:
    """Where nobody names a value, the reply is that it is not known."""
    answer = respond(Query("value", ("rovella",), ("warranty",)), reference)
    assert (answer.status, answer.verdict) == ("unknown", "unknown")
    assert "neither yes nor no" in said(answer.statements)
    assert not answer.citations


CONDITIONS = (
    ("rovella", "aluminium", True, "yes"),
    ("rovella", "steel", True, "no"),
    ("quillon", "steel", True, "yes"),
    ("quillon", "carbon", True, "no"),
    ("quillon", "metal", True, "yes"),
    ("quillon", "metal", False, "no"),
    ("cartling", "steel", True, "unknown"),
)


@pytest.mark.parametrize(("subject", "value", "wanted", "verdict"), CONDITIONS)
def test_a_named_value_is_met_or_not(
    reference: Reference, subject: str, value: str, wanted: bool, verdict: str
) -> None:
    """Asked for a certain value, the reply is yes or no by what holds, and unknown where nothing is known."""
    condition = Condition("frame-material", (value,), wanted=wanted)
    query = Query("value", (subject,), ("frame-material",), conditions=(condition,), polar=True)
    answer = respond(query, reference)
    assert_cited(answer)
    assert answer.verdict == verdict
    assert answer.status == ("unknown" if verdict == "unknown" else "answered")


def test_a_dispute_about_a_value_is_told_once_in_the_headline(reference: Reference) -> None:
    """Both values are told with their sources; that sources disagree stands once in the first line."""
    answer = respond(Query("value", ("quillon",), ("frame-material",)), reference)
    assert_cited(answer)
    assert answer.conflict
    assert "steel" in answer.headline
    assert "light alloy" in said(answer.statements)
    first = render_plain(answer).splitlines()[0]
    assert first.count("disagree") == 1


def test_one_of_several_values_is_enough(reference: Reference) -> None:
    """A list that holds the value asked for meets it."""
    condition = Condition("brake-types", ("rim", "disc"))
    query = Query("value", ("rovella",), ("brake-types",), conditions=(condition,))
    assert respond(query, reference).verdict == "yes"
    assert respond(query, reference).headline.startswith("Yes:")


def test_what_agreeing_evidence_has_in_part_is_met_in_part(reference: Reference) -> None:
    """A value beside those that hold is there if a source that agrees names it, in part if that says so."""
    fact = reference.store.find_fact("rovella", "brake-types")
    assert fact is not None
    holds, agrees = fact.evidence
    partly = replace(fact, evidence=(holds, replace(agrees, stance="partial")))
    rim, disc = Condition("brake-types", ("rim",)), Condition("brake-types", ("disc",))
    assert (agrees.standing, agrees.values) == ("agrees", ("disc", "rim"))
    brakes = reference.store.features["brake-types"]
    met = (meets(fact, rim, brakes), meets(partly, rim, brakes), meets(partly, disc, brakes))
    assert met == ("yes", "partial", "yes")


def test_what_an_agreeing_source_names_is_told_by_it(reference: Reference) -> None:
    """The headline names what was asked for, and the words of the source that has it come first."""
    rim = Condition("brake-types", ("rim",))
    query = Query("value", ("rovella",), ("brake-types",), conditions=(rim,), polar=True)
    answer = respond(query, reference)
    assert_cited(answer)
    assert answer.headline == "Yes: Rovella, Brake types: rim brake"
    assert answer.statements[0].text.startswith("disc, and rim on request")
    assert answer.statements[1].text.startswith("disc brakes in front and at the back")


def test_several_values_make_a_row_each(reference: Reference) -> None:
    """Asked about several features, each has its row with its marks."""
    answer = respond(Query("value", ("rovella",), ("weight", "gears", "warranty")), reference)
    assert_cited(answer)
    assert answer.table is not None
    assert [row[1].text for row in answer.table.rows] == ["11.2 kg", "three, in the hub", "not known"]
    assert [bool(row[1].marks) for row in answer.table.rows] == [True, True, False]


def test_a_retired_subject_is_told_first(reference: Reference) -> None:
    """A value of a retired subject comes after the notice, with the version it was last true of."""
    answer = respond(Query("value", ("bramble",), ("brake-types",)), reference)
    assert answer.notices
    assert "until 1.4" in said(answer.statements)
