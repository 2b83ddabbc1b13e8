"""Whether one subject has one feature."""

import pytest

from bot.answers.model import Answer
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.language.model import Query
from bot.render.words import opening
from tests.asking import assert_cited, said


def _asked(reference: Reference, subject: str, feature: str) -> Answer:
    answer = respond(Query("support", (subject,), (feature,)), reference)
    assert_cited(answer)
    return answer


VERDICTS = (
    ("rovella", "folding", "yes", "Yes"),
    ("quillon", "folding", "no", "No"),
    ("quillon", "belt-drive", "partial", "Partly"),
    ("rovella", "electric-assist", "planned", "Planned"),
    ("cartling", "electric-assist", "not_applicable", "Does not apply"),
    ("rovella", "anti-lock", "unknown", "Not known"),
)


@pytest.mark.parametrize(("subject", "feature", "verdict", "words"), VERDICTS)
def test_the_headline_begins_with_the_verdict(
    reference: Reference, subject: str, feature: str, verdict: str, words: str
) -> None:
    """Each verdict has its own words, which come first and name what was asked."""
    answer = _asked(reference, subject, feature)
    assert answer.verdict == verdict
    assert answer.headline.startswith(f"{words}:")
    assert reference.subject(subject) in answer.headline
    assert reference.feature(feature) in answer.headline
    assert answer.status == ("unknown" if verdict == "unknown" else "answered")


def test_unknown_says_neither_yes_nor_no(reference: Reference) -> None:
    """Where no source says anything the reply says so, cites nothing and is no verdict."""
    answer = _asked(reference, "rovella", "anti-lock")
    assert "neither yes nor no" in said(answer.statements)
    assert not answer.citations
    assert not answer.conflict


def test_what_holds_is_told_with_its_source(reference: Reference) -> None:
    """The first statement names who says it, what sort of source that is, of when, and since when it is so."""
    answer = _asked(reference, "rovella", "folding")
    first = answer.statements[0]
    assert first.marks == (1,)
    for part in ("Rovella Works", "documentation", "2024-03-10", "since 2"):
        assert part in first.text
    assert (answer.citations[0].source, answer.citations[0].locator) == ("rovella-manual", "chapter 2")
    assert answer.citations[0].url == "https://rovella.example/manual"


def test_agreement_is_told(reference: Reference) -> None:
    """Another source that says the same is named and cited."""
    answer = _asked(reference, "rovella", "folding")
    (agreeing,) = [each for each in answer.statements if each.text.startswith("In agreement")]
    assert "The Spoke Review" in agreeing.text
    assert answer.citations[agreeing.marks[0] - 1].source == "spoke-review-2024"


def test_a_dispute_shows_both_sides_and_why(reference: Reference) -> None:
    """Sources that differ are both told with kind and date, and by which rule one of them counts."""
    answer = _asked(reference, "quillon", "anti-lock")
    assert answer.conflict
    assert answer.verdict == "no"
    assert "The Open Workshop" in answer.statements[0].text
    (dispute,) = [each for each in answer.statements if "disagree" in each.text]
    for part in ("Quillon Cycles", "documentation", "2023-06", "tested weighs more than documentation"):
        assert part in dispute.text
    assert {citation.source for citation in answer.citations} == {"workshop-test", "quillon-manual"}


def test_what_is_outdated_is_shown_as_such(reference: Reference) -> None:
    """An old claim that a later one replaced is kept, dated and called outdated, and is no conflict."""
    answer = _asked(reference, "rovella", "folding")
    (outdated,) = [each for each in answer.statements if each.text.startswith("Outdated")]
    assert "2021-04" in outdated.text
    assert "no" in outdated.text.casefold()
    assert answer.citations[outdated.marks[0] - 1].source == "spoke-review-2021"
    assert not answer.conflict


def test_that_a_subject_is_retired_comes_first(reference: Reference) -> None:
    """Before anything else about a retired subject stands that it is, with its source as number 1."""
    for feature in ("folding", "electric-assist"):
        answer = _asked(reference, "bramble", feature)
        (notice,) = answer.notices
        assert notice.text == "The Bramble is no longer built."
        assert notice.marks == (1,)
        assert answer.citations[0].source == "bramble-farewell"


def test_notes_and_caveats_are_shown(reference: Reference) -> None:
    """What one must know to use a statement, and a doubt about its source, stand below with their marks."""
    partly = _asked(reference, "quillon", "belt-drive")
    assert [note.text for note in partly.notes if note.marks] == ["Only with the hub gear."]
    smudged = _asked(reference, "rovella", "folding")
    (caveat,) = [note for note in smudged.notes if "smudged" in note.text]
    assert smudged.citations[caveat.marks[0] - 1].source == "spoke-review-2021"


def test_what_is_easily_confused_is_told_apart(reference: Reference) -> None:
    """The nearest feature that people mistake this one for is told apart in a note."""
    answer = _asked(reference, "quillon", "anti-lock")
    assert "parking brake while standing" in said(answer.notes)


def test_details_are_told(reference: Reference) -> None:
    """Value, stability and edition of what holds are part of the reply."""
    motor = _asked(reference, "quillon", "electric-assist")
    for part in ("250 W in the front hub", "since spring model 2023", "beta"):
        assert part in motor.statements[0].text
    assert "edition: City" in _asked(reference, "rovella", "belt-drive").statements[0].text


def test_several_features_make_a_row_each(reference: Reference) -> None:
    """Asked about several features of one subject, each has its row, and one that nobody knows says so."""
    features = ("folding", "electric-assist", "anti-lock")
    answer = respond(Query("support", ("quillon",), features), reference)
    assert_cited(answer)
    assert answer.verdict is None
    assert answer.conflict
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == [
        "Folding frame",
        "Electric assist",
        "Anti-lock braking",
    ]
    assert [row[1].text.split()[0].rstrip(":") for row in answer.table.rows] == ["no", "yes", "no"]
    assert "disagree" in said(answer.notes)
    unknown = respond(Query("support", ("bramble",), ("gears", "weight")), reference)
    assert unknown.status == "unknown"
    assert unknown.table is not None
    assert [row[1].text for row in unknown.table.rows] == ["not known", "not known"]


def test_notes_on_several_features_say_which_they_are_about(reference: Reference) -> None:
    """The headline has verdicts only, and each note names the features it is about unless it is about all."""
    answer = respond(Query("support", ("quillon",), ("folding", "electric-assist", "anti-lock")), reference)
    assert "Electric assist: yes;" in answer.headline
    assert any(note.text.startswith("Anti-lock braking: Sources disagree.") for note in answer.notes)
    assert all(note.text.split(":")[0] in answer.headline for note in answer.notes)


def test_follow_ups_are_offered(reference: Reference) -> None:
    """After a verdict come its evidence, who else has it, what it means where that is defined, and the subject."""
    offered = [choice.question for choice in _asked(reference, "rovella", "belt-drive").suggestions]
    assert len(offered) == 4
    assert offered[0].startswith("what are your sources")
    assert offered[1].startswith("which")
    assert offered[-1].endswith("Rovella")


@pytest.mark.parametrize(
    ("subject", "sentence"), [("quillon", "Quillon does not have it"), ("rovella", "Rovella has it")]
)
def test_a_topic_that_was_not_named_gets_a_sentence(
    reference: Reference, subject: str, sentence: str
) -> None:
    """Where the words did not name the feature, or asked for its absence, a bare "no" would answer those words."""
    answer = respond(Query("support", (subject,), ("folding",), inferred=True), reference)
    named = _asked(reference, subject, "folding").headline
    assert answer.headline == f"{sentence}: {named.rpartition(', ')[2]}"
    assert opening(answer)[1] == answer.headline


def test_of_a_version_that_no_source_tells_of_no_yes_is_said(reference: Reference) -> None:
    """What is told of others is told as that, after the remark that it need not hold."""
    answer = respond(Query("support", ("rovella",), ("folding",), version="0.1", polar=True), reference)
    assert_cited(answer)
    assert answer.headline == "Rovella has it: Folding frame"
    assert "No source here tells of 0.1" in answer.statements[0].text
