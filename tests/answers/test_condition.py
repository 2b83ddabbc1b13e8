"""Whether a fact has the values asked for."""

from types import MappingProxyType

import pytest

from bot.answers.condition import meets, silent
from bot.answers.model import Verdict
from bot.answers.reference import Reference
from bot.answers.respond import respond
from bot.facts.model import Fact, Feature
from bot.language.model import Condition, Query
from tests.asking import assert_cited, said

TYRES = Feature(
    id="tyres",
    name="Tyres",
    kind="list",
    category="riding",
    position=0,
    summary="What tyres fit.",
    values=MappingProxyType({"wide": "wide tyres", "studded": "studded tyres", "thin": "thin tyres"}),
    wider=MappingProxyType({"studded": frozenset({"wide"})}),
    exhaustive=False,
    confused_with=MappingProxyType({}),
)


def _fact(*values: str, verdict: str | None = None) -> Fact:
    return Fact("rovella", "tyres", verdict, "as told", values, conflict=False, evidence=())


def _tyres(*, exhaustive: bool) -> Feature:
    return Feature(
        **{name: getattr(TYRES, name) for name in TYRES.__slots__ if name != "exhaustive"},
        exhaustive=exhaustive,
    )


MET: tuple[tuple[tuple[str, ...], str, Verdict, Verdict], ...] = (
    (("wide",), "wide", "yes", "yes"),
    (("studded",), "wide", "yes", "yes"),
    (("wide",), "studded", "unknown", "unknown"),
    (("thin",), "wide", "no", "unknown"),
    (("thin", "wide"), "wide", "yes", "yes"),
)
"""Values held, the one asked for, and what is said where all are named, and where some may be missing."""


@pytest.mark.parametrize(("held", "asked", "exhaustive", "listed"), MET)
def test_what_is_not_named_is_absent_only_where_all_are_named(
    held: tuple[str, ...], asked: str, exhaustive: Verdict, listed: Verdict
) -> None:
    """A narrower value has the wider one; a wider one, or a list, leaves open what it does not name."""
    condition = Condition("tyres", (asked,))
    assert meets(_fact(*held), condition, _tyres(exhaustive=True)) == exhaustive
    assert meets(_fact(*held), condition, _tyres(exhaustive=False)) == listed


@pytest.mark.parametrize(("held", "asked", "exhaustive", "listed"), MET)
def test_the_opposite_is_asked_of_the_same_values(
    held: tuple[str, ...], asked: str, exhaustive: Verdict, listed: Verdict
) -> None:
    """Asked for what lacks a value, yes and no change places, and what is not known stays so."""
    turned = {"yes": "no", "no": "yes", "unknown": "unknown"}
    condition = Condition("tyres", (asked,), wanted=False)
    assert meets(_fact(*held), condition, _tyres(exhaustive=True)) == turned[exhaustive]
    assert meets(_fact(*held), condition, _tyres(exhaustive=False)) == turned[listed]


@pytest.mark.parametrize(
    ("held", "exhaustive", "verdict"),
    [
        (("wide",), True, "yes"),
        (("studded", "wide"), True, "yes"),
        (("wide",), False, "unknown"),
        (("wide", "thin"), True, "no"),
        (("thin", "wide"), False, "no"),
    ],
)
def test_nothing_but_a_value(held: tuple[str, ...], *, exhaustive: bool, verdict: Verdict) -> None:
    """All that is named must be the value or a part of it; a list may have more than it names."""
    condition = Condition("tyres", ("wide",), only=True)
    assert meets(_fact(*held), condition, _tyres(exhaustive=exhaustive)) == verdict


@pytest.mark.parametrize(
    ("held", "exhaustive", "verdict"),
    [
        (("wide",), True, "yes"),
        (("studded",), True, "yes"),
        (("wide", "thin"), True, "partial"),
        (("thin",), True, "no"),
        (("wide",), False, "unknown"),
        (("wide", "thin"), False, "unknown"),
        (("thin",), False, "unknown"),
    ],
)
def test_what_is_there_need_not_be_needed(
    held: tuple[str, ...], *, exhaustive: bool, verdict: Verdict
) -> None:
    """A value beside others is needed in part at most; one of a list may be left out as far as anybody knows."""
    condition = Condition("tyres", ("wide",), needed=True)
    assert meets(_fact(*held), condition, _tyres(exhaustive=exhaustive)) == verdict


def test_what_is_named_but_may_not_be_needed_is_said_to_be_named() -> None:
    """It would be false that the source does not name it."""
    needed = Condition("tyres", ("wide",), needed=True)
    named = silent(_fact("wide"), needed, _tyres(exhaustive=False)).text
    assert "names wide tyres but does not say" in named
    assert "does not name" in silent(_fact("thin"), needed, _tyres(exhaustive=False)).text


def test_where_no_value_is_named() -> None:
    """Of what is not there at all no value is there; of what is there, nobody knows which."""
    condition = Condition("tyres", ("wide",))
    assert meets(None, condition, TYRES) == "unknown"
    assert meets(_fact(), condition, TYRES) == "unknown"
    assert meets(_fact(verdict="no"), condition, TYRES) == "no"


def test_what_the_source_leaves_open_is_said(reference: Reference) -> None:
    """Asked for a narrower value than the source names, the reply is neither yes nor no, and says so."""
    condition = Condition("frame-material", ("tempered-steel",))
    query = Query("value", ("quillon",), ("frame-material",), conditions=(condition,), polar=True)
    answer = respond(query, reference)
    assert_cited(answer)
    assert (answer.status, answer.verdict) == ("answered", None)
    assert answer.headline.startswith("Quillon, Frame material: steel")
    assert "does not name tempered steel; that means neither yes nor no" in said(answer.statements)


def test_several_values_are_told_as_alternatives() -> None:
    """Of several values asked for, none is named."""
    assert "wide tyres or thin tyres" in silent(_fact(), Condition("tyres", ("wide", "thin")), TYRES).text


def test_which_of_them_keeps_open_apart(reference: Reference) -> None:
    """Subjects whose source names a wider value are not counted as lacking the narrower one."""
    query = Query(
        "which", features=("frame-material",), conditions=(Condition("frame-material", ("tempered-steel",)),)
    )
    answer = respond(query, reference)
    assert answer.headline == "0 of 3 bicycles (2 not known)"
    assert "quillon and bramble" in said(answer.statements)
