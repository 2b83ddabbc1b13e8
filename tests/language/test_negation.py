"""What a negation reaches, and that the way of asking never turns a verdict round."""

import pytest

from bot.desk import Desk
from tests.asking import ask

REACH: tuple[tuple[str, list[str], list[str]], ...] = (
    # question, features wanted, features asked to be absent
    ("which bikes have a belt drive but not electric assist", ["belt-drive"], ["electric-assist"]),
    ("which bikes have no electric assist but a belt drive", ["belt-drive"], ["electric-assist"]),
    ("which bikes have a belt drive without electric assist", ["belt-drive"], ["electric-assist"]),
    ("which bikes come without a belt drive or electric assist", [], ["belt-drive", "electric-assist"]),
    ("which bikes don't support folding", [], ["folding"]),
    ("which bikes don\u2019t have a parking brake", [], ["parking-brake"]),
    ("which bikes do not have a parking brake", [], ["parking-brake"]),
    ("which bikes cannot fold", [], ["folding"]),
    ("which bikes lack electric assist", [], ["electric-assist"]),
    ("which bikes lack a motor and abs", [], ["electric-assist", "anti-lock"]),
    ("which bikes lack both abs and a parking brake", [], ["anti-lock", "parking-brake"]),
    ("abs or folding missing - which bikes lack both?", [], ["anti-lock", "folding"]),
    ("which bikes have neither abs nor a parking brake", [], ["anti-lock", "parking-brake"]),
    ("which bikes support folding, not electric assist", ["folding"], ["electric-assist"]),
    ("which bikes fold and have a belt drive", ["folding", "belt-drive"], []),
    ("which bikes have abs or a parking brake", ["anti-lock", "parking-brake"], []),
    ("which bikes have neither a parking brake nor folding", [], ["parking-brake", "folding"]),
    ("is it so that none of the bikes can fold", ["folding"], []),
    ("none of the bikes folds except one, which?", ["folding"], []),
    ("nobody has abs, right?", ["anti-lock"], []),
    ("so no one supports folding?", ["folding"], []),
    ("which neither support abs nor folding", [], ["anti-lock", "folding"]),
    ("all bikes minus the ones without abs", ["anti-lock"], []),
    ("everything except bikes that do not fold", ["folding"], []),
    ("which bikes fold and which don't", ["folding"], []),
    ("folding: which bikes don't", [], ["folding"]),
    ("i need a bike with abs but folding is not needed", ["anti-lock"], []),
    ("which bikes have abs, a belt drive not required", ["anti-lock"], []),
    ("which bikes don't need a motor but fold", ["folding"], []),
    ("only those with abs and folding, the rest i don't need to see", ["anti-lock", "folding"], []),
)


def _assert_chooses(desk: Desk, question: str, wanted: list[str], absent: list[str]) -> None:
    answer = ask(desk, question)
    assert answer.intent == "which"
    assert sorted(answer.features) == sorted(wanted)
    assert sorted(answer.excluded_features) == sorted(absent)


@pytest.mark.parametrize(("question", "wanted", "absent"), REACH)
def test_a_negation_reaches_what_it_stands_before(
    world_desk: Desk, question: str, wanted: list[str], absent: list[str]
) -> None:
    """Words like "not", "without", "lack" and "neither" reach to the end of their list, and no further than "but"."""
    _assert_chooses(world_desk, question, wanted, absent)


LEFT_OUT = (
    ("which bikes except the rovella have a belt drive", ["Quillon", "Bramble"]),
    ("which bikes other than the rovella and the bramble have a belt drive", ["Quillon"]),
    ("which bikes have a belt drive, apart from the quillon", ["Rovella", "Bramble"]),
    ("besides the quillon, which bikes have a belt drive", ["Rovella", "Bramble"]),
    ("which bikes have a belt drive", ["Rovella", "Quillon", "Bramble"]),
    ("which bikes have a belt drive, the rovella aside", ["Quillon", "Bramble"]),
    ("the rovella and the bramble aside, which bikes have a belt drive", ["Quillon"]),
    ("not the rovella, not the bramble: who has a belt drive", ["Quillon"]),
    ("which bike is not the rovella and has a belt drive", ["Quillon", "Bramble"]),
    ("the rovella and which others have a belt drive", ["Quillon", "Bramble"]),
    ("compare the rovella with the others on belt drive", ["Quillon", "Bramble"]),
    ("which bikes except the nice old rovella have a belt drive", ["Quillon", "Bramble"]),
)


@pytest.mark.parametrize(("question", "shown"), LEFT_OUT)
def test_an_exception_leaves_subjects_out(world_desk: Desk, question: str, shown: list[str]) -> None:
    """What is excepted is neither counted nor shown; everything else of its kind is."""
    answer = ask(world_desk, question)
    assert answer.intent == "which"
    assert answer.table is not None
    assert sorted(row[0].text for row in answer.table.rows) == sorted(shown)
    assert answer.headline.split(":")[0].endswith(f"of {len(shown)} bicycles")


LEFT_IN = (
    ("does the whole frame fold except a few parts on the rovella", "rovella"),
    ("in the rovella, does everything except a few parts fold", "rovella"),
    ("is there a belt drive for riders who do not trust steel on the rovella", "rovella"),
    ("is the rovella, over the other hill, folding", "rovella"),
)


@pytest.mark.parametrize(("question", "subject"), LEFT_IN)
def test_what_else_is_excepted_leaves_the_subject_in(world_desk: Desk, question: str, subject: str) -> None:
    """Parts of things are excepted or negated as well, and "the other" may be said of a thing."""
    answer = ask(world_desk, question)
    assert (answer.intent, answer.subjects) == ("support", (subject,))


OPPOSITE_NAMES: tuple[tuple[str, list[str], list[str]], ...] = (
    # question, features wanted, features asked to be absent
    ("which bikes need no chain", ["belt-drive"], []),
    ("which bikes don't need a chain", ["belt-drive"], []),
    ("which bikes do without a chain", ["belt-drive"], []),
    ("which bikes fold and need no chain", ["folding", "belt-drive"], []),
    ("which bikes need a chain", [], ["belt-drive"]),
    ("which bikes still use a chain", [], ["belt-drive"]),
    ("everything except the bikes that need a chain", ["belt-drive"], []),
)


@pytest.mark.parametrize(("question", "wanted", "absent"), OPPOSITE_NAMES)
def test_the_name_of_an_opposite_turns_what_is_asked(
    world_desk: Desk, question: str, wanted: list[str], absent: list[str]
) -> None:
    """Whoever needs what is there where a feature is not lacks the feature; who does not need it has the feature."""
    _assert_chooses(world_desk, question, wanted, absent)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("does the rovella need a chain", "Rovella has it: "),
        ("the rovella doesn't need a chain, does it?", "Rovella has it: "),
        ("does the rovella lack a belt drive", "Rovella has it: "),
        ("does the quillon lack folding", "Quillon does not have it: "),
        ("does the quillon fold", "No: Quillon, "),
    ],
)
def test_a_verdict_speaks_to_what_was_asked(world_desk: Desk, question: str, headline: str) -> None:
    """Where an absence is asked for, a bare "yes" could mean either, so that a sentence takes its place."""
    assert ask(world_desk, question).headline.startswith(headline)


def test_what_is_all_said_not_to_be_needed_is_asked_back(world_desk: Desk) -> None:
    """Whoever need not have something may have it or not: both could be meant."""
    answer = ask(world_desk, "which bikes don't need a motor")
    assert answer.status == "clarify"


SAME_VERDICT = (
    "does the rovella fold",
    "doesn't the rovella fold",
    "does the rovella not fold",
    "is it true that the rovella does not fold",
    "can't the rovella fold",
    "the rovella cannot fold?",
    "does the rovella lack folding",
    "is the rovella without folding",
)


@pytest.mark.parametrize("question", SAME_VERDICT)
@pytest.mark.parametrize(
    ("subject", "verdict"), [("rovella", "yes"), ("quillon", "no"), ("bramble", "no"), ("cartling", "yes")]
)
def test_the_way_of_asking_never_turns_a_verdict(
    world_desk: Desk, question: str, subject: str, verdict: str
) -> None:
    """The verdict says whether the subject has the feature, however the question leans."""
    answer = ask(world_desk, question.replace("rovella", subject))
    assert (answer.intent, answer.subjects, answer.features) == ("support", (subject,), ("folding",))
    assert answer.verdict == verdict


OPPOSITES = (
    ("which bikes fold", "which bikes do not fold"),
    ("which bikes have a belt drive", "which bikes lack a belt drive"),
    ("who has electric assist", "who doesn't have electric assist"),
    ("which bikes have abs", "which bikes are without abs"),
)


@pytest.mark.parametrize(("having", "lacking"), OPPOSITES)
def test_nobody_both_has_and_lacks(world_desk: Desk, having: str, lacking: str) -> None:
    """A question and its opposite never name the same subject as a plain yes, and unknown is in neither."""
    sure = []
    for question in (having, lacking):
        table = ask(world_desk, question).table
        sure.append({row[0].text for row in table.rows if row[1].text == "Yes"} if table else set())
    assert not sure[0] & sure[1]


OUTSIDE: tuple[tuple[str, list[str], list[str]], ...] = (
    ("which meshes can restrict what outside destinations workloads call", ["egress-policy"], []),
    ("which meshes run outside Kubernetes", ["platform"], []),
)


@pytest.mark.parametrize(("question", "wanted", "unwanted"), OUTSIDE)
def test_outside_describes_a_word_and_rules_out_a_name(
    real_desk: Desk, question: str, wanted: list[str], unwanted: list[str]
) -> None:
    """What "outside" describes is not missing; a value may be named by it."""
    answer = ask(real_desk, question)
    assert (answer.intent, list(answer.features), list(answer.excluded_features)) == (
        "which",
        wanted,
        unwanted,
    )
