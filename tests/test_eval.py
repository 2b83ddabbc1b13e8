"""The evaluation: what counts as right, what is counted, and that the judged set stays unseen."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.answers.model import Answer, Citation
from bot.desk import Desk
from bot.facts.store import Store
from tests.evaluation.bag_of_words import BagOfWords
from tests.evaluation.cases import GROUPS, JUDGED, TUNING, Case, read_cases
from tests.evaluation.full_text import FullText
from tests.evaluation.judging import Outcome, is_right, judge
from tests.evaluation.peer import (
    Peer,
    Reading,
    choose_threshold,
    is_right_reading,
    judge_peer,
    subject_names,
)
from tests.evaluation.report import report
from tests.evaluation.table import GOALS, failures, row, table
from tests.evaluation.templates import Templates

FOLDS = Answer("answered", "", "support", ("rovella",), ("folding",), verdict="yes")
"""The right answer to "does the Rovella fold"."""

SAME = Answer("answered", "", "compare", ("rovella", "quillon"), ("gears", "weight"))
WITHOUT = Answer("answered", "", "which", ("bramble",), ("gears",), ("folding",))
REFUSAL = Answer("out_of_scope", "")
CITED = (Citation(1, "manual", "Manual", "Works", "documentation", "2024", "page 1", None),)


def expect(status: object, intent: object = None, **rest: object) -> dict[str, object]:
    """An expectation as the sets write it."""
    return {"status": status, "intent": intent, **rest}


FOLDING = expect("answered", "support", subjects=["rovella"], features=["folding"])
COMPARED = expect("answered", "compare", subjects=["rovella", "quillon"], features=["weight", "gears"])
LACKING = expect("answered", "which", subjects=None, features=["gears"], excluded_features=["folding"])
FOREIGN = expect(["out_of_scope", "clarify"])
OPEN = expect("unknown", "support", subjects=["rovella"], features=["folding"])
SILENT = expect("unknown", "support", subjects=["bramble"], features=["anti-lock"])
BRAKES = expect("answered", "support", subjects=["rovella"], features=["brake-types"])


@pytest.fixture(scope="module")
def store(world_desk: Desk) -> Store:
    """The facts about bicycles."""
    return world_desk.release.reference.store


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (FOLDS, FOLDING),
        (FOLDS, FOLDING | {"intent": ["value", "support"]}),
        (FOLDS, FOLDING | {"intent": None, "subjects": None, "features": None}),
        (SAME, COMPARED),
        (WITHOUT, LACKING),
        (WITHOUT, LACKING | {"subjects": []}),
        (REFUSAL, FOREIGN),
        (REFUSAL._replace(status="clarify"), FOREIGN),
        (
            FOLDS._replace(status="unknown", subjects=("bramble",), features=("anti-lock",), verdict=None),
            SILENT,
        ),
        (
            FOLDS._replace(
                status="unknown", subjects=("bramble",), features=("anti-lock",), verdict="unknown"
            ),
            SILENT,
        ),
        (FOLDS._replace(citations=CITED), OPEN),
        (FOLDS._replace(intent="value", features=("brake-types",), verdict=None), BRAKES),
        (FOLDS._replace(intent="define", features=(), article="folding"), expect("answered", "define")),
    ],
)
def test_right(answer: Answer, wanted: dict[str, Any], store: Store) -> None:
    """An answer that has every slot as expected is right; what the expectation leaves open may be anything."""
    assert is_right(answer, wanted, store)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        pytest.param(FOLDS._replace(status="unknown"), FOLDING, id="status"),
        pytest.param(REFUSAL, FOLDING, id="refused"),
        pytest.param(FOLDS._replace(status="clarify"), FOLDING, id="asked-back"),
        pytest.param(FOLDS, FOREIGN, id="foreign-answered"),
        pytest.param(FOLDS, OPEN, id="answered-without-citation"),
        pytest.param(FOLDS._replace(intent="overview"), FOLDING, id="intent"),
        pytest.param(FOLDS._replace(intent="value"), FOLDING, id="intent-of-no-list"),
        pytest.param(FOLDS._replace(subjects=("quillon",)), FOLDING, id="subject"),
        pytest.param(FOLDS._replace(subjects=()), FOLDING, id="subject-missing"),
        pytest.param(SAME._replace(subjects=("quillon", "rovella")), COMPARED, id="subjects-turned-round"),
        pytest.param(SAME._replace(subjects=(*SAME.subjects, "bramble")), COMPARED, id="subject-added"),
        pytest.param(FOLDS._replace(features=("gears",)), FOLDING, id="feature"),
        pytest.param(SAME._replace(features=("gears",)), COMPARED, id="feature-missing"),
        pytest.param(SAME._replace(features=(*SAME.features, "warranty")), COMPARED, id="feature-added"),
        pytest.param(WITHOUT._replace(excluded_features=()), LACKING, id="polarity-missing"),
        pytest.param(WITHOUT._replace(features=("gears", "folding")), LACKING, id="polarity-and-feature"),
        pytest.param(FOLDS._replace(excluded_features=("gears",)), FOLDING, id="polarity-added"),
        pytest.param(FOLDS._replace(verdict="no"), FOLDING, id="verdict"),
        pytest.param(FOLDS._replace(verdict=None), FOLDING, id="verdict-missing"),
        pytest.param(
            FOLDS._replace(status="unknown", subjects=("bramble",), features=("anti-lock",), verdict="no"),
            SILENT,
            id="verdict-of-nothing",
        ),
        pytest.param(FOLDS, FOLDING | {"article": "folding"}, id="article"),
    ],
)
def test_wrong(answer: Answer, wanted: dict[str, Any], store: Store) -> None:
    """An answer that has one slot otherwise than expected is wrong."""
    assert not is_right(answer, wanted, store)


def test_a_question_back_offers_what_was_meant(world_desk: Desk) -> None:
    """Of a question asked back it is told whether its choices hold what was meant; of others nothing."""
    which = expect("answered", "which", subjects=None, features=["folding"])
    cases = [
        case("does it fold", which),
        case("does it fold", COMPARED),
        case("does it fold", FOREIGN),
        case("does the rovella fold", FOLDING),
    ]
    found = list(judge(world_desk, cases))
    assert [outcome.way for outcome in found] == [*["asked back"] * 3, "answered"]
    assert [outcome.offered for outcome in found] == [True, False, None, None]


def test_threads_are_conversations(world_desk: Desk) -> None:
    """A question of a thread leans on the one before it; outside a thread it does not."""
    first = case("does the rovella fold", FOLDING, thread="a")
    second = case("and the bramble?", FOLDING | {"subjects": ["bramble"]}, thread="a")
    alone = {key: value for key, value in second.items() if key != "thread"}
    assert [outcome.right for outcome in judge(world_desk, [first, second, alone])] == [True, True, False]


def test_a_row_counts_ways_apart() -> None:
    """A row tells the shares that were right, wrong, asked back and refused, and how many choices served."""
    foreign = {"group": "foreign", "text": "", "expect": FOREIGN}
    outcomes = [
        Outcome(foreign, "refused", right=True),
        Outcome(foreign, "answered", right=False),
        Outcome(foreign, "asked back", right=False, offered=True),
        Outcome(foreign, "asked back", right=False, offered=False),
        Outcome(foreign, "asked back", right=True),
    ]
    assert row("foreign", outcomes).split() == [
        *("foreign", "5", "40.0%", "20.0%", "60.0%", "20.0%", "50.0%", "wrong", "0.5%")
    ]
    assert row("foreign", outcomes[:1]).split()[6] == "-"


def test_a_table_has_a_row_for_each_group() -> None:
    """Groups stand in one order, each with its goal; groups without questions are left out."""
    outcomes = [Outcome(case("", FOLDING, group=group), "refused", right=False) for group in reversed(GROUPS)]
    assert [line.split()[0] for line in list(table("all", outcomes))[2:-1]] == [*GROUPS, "all"]
    assert [line.split()[0] for line in list(table("one", outcomes[:1]))[2:-1]] == ["foreign", "all"]
    assert set(GOALS) == {*GROUPS, "all"}


def test_sets_are_of_known_groups() -> None:
    """Every question of both sets is counted in a row of its own group."""
    assert {case["group"] for case in (*read_cases(TUNING), *read_cases(JUDGED))} == set(GROUPS)


def test_failures_are_told_in_words(world_desk: Desk) -> None:
    """Of the groups asked for, what went wrong is told with what was wanted and what came."""
    cases = [case("does the rovella fold", FOLDING), case("does the quillon fold", FOLDING)]
    outcomes = tuple(judge(world_desk, cases))
    lines = list(failures(outcomes, ["clean"]))
    assert lines[0] == "- does the quillon fold"
    assert ("rovella" in lines[1], "quillon" in lines[2], len(lines)) == (True, True, 3)
    assert not list(failures(outcomes, ["noisy"]))


def test_judged_questions_are_never_printed(real_desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing tells a question of the judged set, though failures of every group are asked for."""
    judged = read_cases(JUDGED)[::20]
    lines = list(report(real_desk, (), judged, GROUPS, peers=()))
    printed = {*lines, *"".join(capfd.readouterr()).splitlines()}
    texts = [each["text"] for each in judged if len(each["text"].split()) > 2]
    assert not any(text in line for line in printed for text in texts)
    assert len(lines) == len(GROUPS) + 7


def test_peers_print_numbers_only(world_desk: Desk) -> None:
    """The tables of the peers hold no question of either set."""
    tuning = [case("does the rovella fold", FOLDING)] * 3
    judged = [case("does the quillon fold", FOLDING)] * 3
    text = "\n".join(report(world_desk, tuning, judged, GROUPS))
    assert text.count("judged set") == 4
    assert "fold" not in text


PLAIN: dict[str, dict[str, object]] = {
    "does the rovella have a belt drive": expect(
        "answered", "support", subjects=["rovella"], features=["belt-drive"]
    ),
    "which bicycles have a belt drive": expect("answered", "which", subjects=None, features=["belt-drive"]),
    "compare rovella and quillon on gears": expect(
        "answered", "compare", subjects=["rovella", "quillon"], features=["gears"]
    ),
}
OTHERWISE: dict[str, dict[str, object]] = {
    "which bicycles do without gears": expect(
        "answered", "which", subjects=None, features=[], excluded_features=["gears"]
    ),
    "does the rovella have a belt drive, and how about folding": expect(
        "answered", "support", subjects=["rovella"], features=["belt-drive", "folding", "gears"]
    ),
}


def case(text: str, wanted: dict[str, object], **rest: str) -> dict[str, Any]:
    """A line of a set."""
    return {"group": "clean", "text": text, "expect": wanted, **rest}


@pytest.fixture(scope="module", params=[FullText, BagOfWords, Templates])
def peer(request: pytest.FixtureRequest, store: Store) -> Peer:
    """Each peer, made for bicycles."""
    make: Callable[[Store], Peer] = request.param
    return make(store)


@pytest.mark.parametrize("text", PLAIN)
def test_peers_understand_plain_questions(peer: Peer, store: Store, text: str) -> None:
    """Each peer finds intent, subjects and features of a question in the knowledge's own words."""
    (reading,) = peer.read([text])
    assert is_right_reading(reading, PLAIN[text], store), reading


@pytest.mark.parametrize("text", OTHERWISE)
def test_peers_err_otherwise(peer: Peer, store: Store, text: str) -> None:
    """What no peer has a notion of, it refuses or gets wrong."""
    (reading,) = peer.read([text])
    assert not is_right_reading(reading, OTHERWISE[text], store), reading


def test_peers_refuse_what_is_foreign(peer: Peer, store: Store) -> None:
    """With the threshold that the tuning set gives, each peer answers plain questions and refuses foreign ones."""
    talk = [
        case(text, FOREIGN) for text in ("where is the best pizza in town", "weather forecast for london")
    ]
    cases: Sequence[Case] = [*(case(text, wanted) for text, wanted in PLAIN.items()), *talk]
    for outcomes in judge_peer(peer, cases, cases, store):
        assert [outcome.way for outcome in outcomes] == [*["answered"] * len(PLAIN), *["refused"] * len(talk)]
        assert all(outcome.right for outcome in outcomes)


def test_a_reading_is_right_or_not(store: Store) -> None:
    """A peer's reading is judged by intent, subjects and features; silence where there is nothing to answer."""
    reading = Reading("support", ("rovella",), ("folding",), 1.0)
    assert is_right_reading(reading, FOLDING, store)
    assert is_right_reading(None, FOREIGN, store)
    for other in (
        None,
        replace(reading, intent="value"),
        replace(reading, subjects=("quillon",)),
        replace(reading, features=("gears",)),
    ):
        assert not is_right_reading(other, FOLDING, store)
    assert not is_right_reading(reading, FOREIGN, store)


@pytest.mark.parametrize(
    ("scores", "foreign", "threshold"),
    [
        ((3.0, 2.0), (1.0,), 2.0),
        ((3.0, 1.0), (2.0,), 3.0),
        ((3.0, 1.0, 1.0, 1.0), (2.0,), 1.0),
        ((), (1.0,), float("inf")),
    ],
)
def test_the_threshold_gains_most(
    scores: tuple[float, ...], foreign: tuple[float, ...], threshold: float, store: Store
) -> None:
    """Answering starts at the score from which right answers most outnumber wrong ones."""
    readings = [Reading("support", ("rovella",), ("folding",), score) for score in (*scores, *foreign)]
    cases = [*[case("", FOLDING)] * len(scores), *[case("", FOREIGN)] * len(foreign)]
    assert choose_threshold(readings, cases, store) == threshold


def test_nouns_for_all_name_no_subject(real_desk: Desk) -> None:
    """A noun that means every subject of a kind is no name of one of them to a peer."""
    names = json.dumps(subject_names(real_desk.release.reference.store))
    assert '"istio"' in names
    assert '"service mesh"' not in names
