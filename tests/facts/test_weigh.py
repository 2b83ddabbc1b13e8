"""Weighing evidence: a table of cases, and laws that hold for all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.weigh import CONTEMPORARY_MONTHS, STRENGTH, Claim, contradicts, find_day, find_stance, weigh


def claim(kind: str, date: str, stance: str | None = "yes", *values: str) -> Claim:
    """Return a claim in few words."""
    return Claim(stance, values, kind, date)


CASES = [
    ("one entry holds", [claim("third-party", "2021-04")], ["0 holds"]),
    (
        "kind goes before date",
        [claim("third-party", "2024-01"), claim("documentation", "2023-06")],
        ["1 holds", "0 agrees"],
    ),
    (
        "of one kind the later holds",
        [claim("documentation", "2022-01", "no"), claim("documentation", "2022-06")],
        ["1 holds", "0 disputed"],
    ),
    (
        "of one day the first in the file holds",
        [claim("tested", "2024-05-01", "no"), claim("tested", "2024-05-01")],
        ["0 holds", "1 disputed"],
    ),
    (
        "a month counts as its first day",
        [claim("tested", "2024-05"), claim("tested", "2024-05-02")],
        ["1 holds", "0 agrees"],
    ),
    (
        "a month and its first day are the same day",
        [claim("tested", "2024-05"), claim("tested", "2024-05-01")],
        ["0 holds", "1 agrees"],
    ),
    (
        "twelve months earlier still disputes",
        [claim("documentation", "2024-03"), claim("third-party", "2023-03", "no")],
        ["0 holds", "1 disputed"],
    ),
    (
        "thirteen months earlier is outdated",
        [claim("documentation", "2024-03-01"), claim("third-party", "2023-02-28", "no")],
        ["0 holds", "1 outdated"],
    ),
    (
        "a later but weaker contradiction disputes, however much later",
        [claim("source-code", "2020-01"), claim("third-party", "2024-01", "no")],
        ["0 holds", "1 disputed"],
    ),
    (
        "yes and partial differ",
        [claim("documentation", "2024-01"), claim("third-party", "2024-01", "partial")],
        ["0 holds", "1 disputed"],
    ),
    (
        "values that share one agree",
        [claim("documentation", "2024-01", None, "a", "b"), claim("tested", "2024-01", None, "b", "c")],
        ["1 holds", "0 agrees"],
    ),
    (
        "values that share none contradict",
        [claim("documentation", "2024-01", None, "a"), claim("declared", "2023-09", None, "b")],
        ["0 holds", "1 disputed"],
    ),
    (
        "an old claim that another of its own time contradicts is disputed",
        [
            claim("source-code", "2024-01", "no"),
            claim("declared", "2022-01", "no"),
            claim("declared", "2022-06"),
        ],
        ["0 holds", "2 disputed", "1 agrees"],
    ),
    (
        "a doubtful claim disputes nothing that a stronger kind carries",
        [claim("documentation", "2024-01", "no"), replace(claim("declared", "2024-01"), doubtful=True)],
        ["0 holds", "1 outdated"],
    ),
    (
        "a doubtful claim disputes its equals",
        [claim("declared", "2024-01", "no"), replace(claim("declared", "2023-12"), doubtful=True)],
        ["0 holds", "1 disputed"],
    ),
    (
        "without a stance or values nothing is contradicted",
        [claim("documentation", "2024-01", "no"), claim("declared", "2023-09", None)],
        ["0 holds", "1 agrees"],
    ),
    (
        "a part of a value contradicts neither it nor what shares it",
        [
            replace(claim("documentation", "2024-01", None, "steel"), wider=frozenset({"metal"})),
            claim("declared", "2024-01", None, "metal"),
            replace(claim("third-party", "2024-01", None, "tempered"), wider=frozenset({"steel", "metal"})),
        ],
        ["0 holds", "1 agrees", "2 agrees"],
    ),
    (
        "two parts of one value contradict each other",
        [
            replace(claim("documentation", "2024-01", None, "steel"), wider=frozenset({"metal"})),
            replace(claim("third-party", "2024-01", None, "light-alloy"), wider=frozenset({"metal"})),
        ],
        ["0 holds", "1 disputed"],
    ),
    (
        "all standings together",
        [
            claim("third-party", "2021-04", "no"),
            claim("declared", "2023-12", "no"),
            claim("documentation", "2024-01"),
            claim("release-notes", "2020-01"),
        ],
        ["2 holds", "3 agrees", "1 disputed", "0 outdated"],
    ),
]


@pytest.mark.parametrize(("promise", "claims", "expected"), CASES, ids=[case[0] for case in CASES])
def test_weighs_as_written(promise: str, claims: list[Claim], expected: list[str]) -> None:
    """Each row of the table is one sentence of the rule."""
    assert promise
    assert [f"{each.number} {each.standing}" for each in weigh(claims)] == expected


@pytest.mark.parametrize(
    ("kind", "stance", "value", "expected"),
    [
        ("support", None, "200 ms", "yes"),
        ("list", None, "disc, rim", "yes"),
        ("value", None, "steel", None),
        ("list", "no", None, "no"),
        ("value", "not_applicable", None, "not_applicable"),
        ("support", None, None, None),
    ],
)
def test_a_value_says_that_a_feature_is_there(
    kind: str, stance: str | None, value: str | None, expected: str | None
) -> None:
    """A missing stance counts as yes where a value is given, except on features that are but a value."""
    assert find_stance(kind, stance, value) == expected


@pytest.mark.parametrize(("date", "day"), [("2024-05", "2024-05-01"), ("2024-05-17", "2024-05-17")])
def test_a_month_stands_for_its_first_day(date: str, day: str) -> None:
    """A date without a day is the first of its month."""
    assert find_day(date) == day


CLAIMS = st.builds(
    Claim,
    stance=st.sampled_from([None, "yes", "no", "partial", "planned", "not_applicable"]),
    values=st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(tuple),
    kind=st.sampled_from(STRENGTH),
    date=st.builds("{}-{:02}".format, st.integers(2018, 2026), st.integers(1, 12))
    | st.builds("{}-{:02}-{:02}".format, st.integers(2018, 2026), st.integers(1, 12), st.integers(1, 28)),
)
MANY = st.lists(CLAIMS, min_size=1, max_size=8)


@given(MANY)
def test_nothing_is_lost_and_one_holds(claims: list[Claim]) -> None:
    """Every claim has one place, and exactly the first holds."""
    weighed = weigh(claims)
    assert sorted(each.number for each in weighed) == list(range(len(claims)))
    assert [each.standing == "holds" for each in weighed] == [True] + [False] * (len(claims) - 1)


@given(MANY)
def test_nothing_outweighs_what_holds(claims: list[Claim]) -> None:
    """No claim is of a stronger kind than the one that holds, nor later in the same kind."""
    winner = claims[weigh(claims)[0].number]
    assert all(STRENGTH.index(each.kind) >= STRENGTH.index(winner.kind) for each in claims)
    assert all(find_day(each.date) <= find_day(winner.date) for each in claims if each.kind == winner.kind)


@given(MANY)
def test_only_contradictions_are_outdated_or_disputed(claims: list[Claim]) -> None:
    """What agrees does not contradict, and what contradicts is outdated only when it is old."""
    weighed = weigh(claims)
    winner = claims[weighed[0].number]
    for each in weighed[1:]:
        other = claims[each.number]
        assert (each.standing == "agrees") == (not contradicts(other, winner))
        if each.standing == "outdated":
            assert other.date < winner.date
            assert int(winner.date[:4]) - int(other.date[:4]) >= CONTEMPORARY_MONTHS // 12


@given(MANY)
def test_adding_an_agreeing_copy_of_the_winner_changes_no_verdict(claims: list[Claim]) -> None:
    """Saying the same once more, at the end of the file, leaves what holds as it was."""
    winner = claims[weigh(claims)[0].number]
    again = weigh([*claims, winner])
    assert claims[again[0].number] == winner


@given(CLAIMS, CLAIMS)
def test_contradiction_is_mutual(one: Claim, other: Claim) -> None:
    """If one contradicts the other, the other contradicts the one; nothing contradicts itself."""
    assert contradicts(one, other) == contradicts(other, one)
    assert not contradicts(one, one)
