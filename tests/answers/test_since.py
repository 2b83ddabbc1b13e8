"""Since when something is there, and whether it is in the version that was asked for."""

import pytest

from bot.answers.since import first_told, is_in
from bot.facts.model import Evidence, Fact, Source
from bot.facts.weigh import Standing

SOURCE = Source("manual", "Manual", "Rovella", "documentation", "2025-01", None, None)


def _entry(since: str | None, standing: Standing = "holds", stability: str | None = None) -> Evidence:
    return Evidence(
        stance="yes",
        value=None,
        values=(),
        source=SOURCE,
        at="chapter 1",
        date="2025-01",
        since=since,
        until=None,
        stability=stability,
        edition=None,
        note=None,
        caveat=None,
        standing=standing,
    )


def _fact(*evidence: Evidence, verdict: str = "yes") -> Fact:
    return Fact("rovella", "bell", verdict, None, (), conflict=False, evidence=evidence)


@pytest.mark.parametrize(
    ("since", "version", "there"),
    [
        ("2.17", "2.15", False),
        ("2.17", "2.17", True),
        ("2.17", "2.17.3", True),
        ("2.17.3", "2.17", True),
        ("2.9", "2.17", True),
        (None, "2.17", None),
        ("2025-01-30", "2.17", None),
    ],
)
def test_a_version_before_the_first_one_has_it_not(
    since: str | None, version: str, there: bool | None
) -> None:
    """Versions are compared by their parts; where only a day or nothing is told, nobody knows."""
    assert is_in(_fact(_entry(since)), version) is there


def test_what_was_stable_later_may_have_been_there_before() -> None:
    """That something is stable since a version says nothing against the versions before."""
    ripe = _fact(_entry("1.24", stability="stable"))
    assert is_in(ripe, "1.20") is None
    assert is_in(ripe, "1.25") is True


def test_the_first_that_says_it_is_one_that_holds_or_agrees() -> None:
    """What is outdated or disputed does not tell since when, and what is not there is so since never."""
    agreeing = _entry("1.3", "agrees")
    assert first_told(_fact(_entry(None), _entry("1.1", "outdated"), agreeing)) is agreeing
    assert first_told(_fact(_entry("1.1"), verdict="no")) is None
