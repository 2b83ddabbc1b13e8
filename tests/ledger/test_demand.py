"""What people asked, counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.ledger import Asked, Ledger, Vote
from bot.ledger.model import Complaint, Count, Helpfulness

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ASKED = Asked("", "T1", "C1", "U1", direct=False, at=NOON, intent="support")


async def _record(ledger: Ledger, *asked: Asked) -> None:
    for number, one in enumerate(asked):
        await ledger.questions.add(replace(one, ident=one.ident or f"a{number}"))


async def test_what_is_not_known_is_counted_by_pair(ledger: Ledger) -> None:
    """Only understood questions without a fact count, in their own workspace, the most asked first."""
    unknown = replace(ASKED, status="unknown", subjects=("tandem",), features=("gears",))
    bell = replace(unknown, features=("bell",))
    other = replace(unknown, team="T2")
    await _record(ledger, bell, unknown, unknown, replace(unknown, status="answered"), other)
    assert await ledger.demand.unanswered("T1", 10) == (
        Count(("tandem", "gears"), 2),
        Count(("tandem", "bell"), 1),
    )


async def test_what_was_not_understood_is_counted_by_its_words(ledger: Ledger) -> None:
    """Refused and asked back are told apart; words that were not kept do not show."""
    refused = replace(ASKED, status="out_of_scope", text="weather?")
    await _record(
        ledger, refused, refused, replace(refused, status="clarify", text="bell?"), replace(refused, text="")
    )
    assert await ledger.demand.not_understood("T1", 10) == (
        Count(("weather?", "out_of_scope"), 2),
        Count(("bell?", "clarify"), 1),
    )


async def test_picks_show_what_was_meant(ledger: Ledger) -> None:
    """Words that were asked back about go with the question that was picked then."""
    pick = replace(
        ASKED, status="answered", picked_from="tandm gears", understood="Does a tandem have gears?"
    )
    await _record(ledger, pick, pick, replace(pick, picked_from=""))
    assert await ledger.demand.picks("T1", 10) == (Count(("tandm gears", "Does a tandem have gears?"), 2),)


async def test_pairs_are_counted_over_all_questions(ledger: Ledger) -> None:
    """A comparison counts for each of its pairs."""
    await _record(
        ledger,
        replace(ASKED, subjects=("tandem", "racer"), features=("gears",)),
        replace(ASKED, subjects=("tandem",), features=("gears", "bell")),
        replace(ASKED, subjects=("tandem",)),
    )
    assert await ledger.demand.asked_of("T1") == {
        ("tandem", "gears"): 2,
        ("racer", "gears"): 1,
        ("tandem", "bell"): 1,
    }


async def test_the_least_helpful_come_first(ledger: Ledger) -> None:
    """Votes are counted by what was asked, since a moment."""
    gears = replace(ASKED, subjects=("tandem",), features=("gears",))
    bell = replace(ASKED, subjects=("tandem",), features=("bell",))
    await _record(ledger, replace(gears, ident="g"), replace(bell, ident="b"))
    for ident, user, helpful, days in (
        ("g", "U1", True, 0),
        ("g", "U2", True, 0),
        ("b", "U1", False, 0),
        ("b", "U2", True, 0),
        ("b", "U3", True, -9),
    ):
        await ledger.votes.cast("T1", Vote(ident, user, helpful=helpful, at=NOON + timedelta(days=days)))
    assert await ledger.demand.helpfulness("T1", NOON - timedelta(days=1), NOON + timedelta(days=1), 10) == (
        Helpfulness("support", "tandem", "bell", 2, 1),
        Helpfulness("support", "tandem", "gears", 2, 2),
    )
    assert await ledger.demand.helpfulness("T1", NOON - timedelta(days=9), NOON - timedelta(days=1), 10) == (
        Helpfulness("support", "tandem", "bell", 1, 1),
    )


async def test_complaints_keep_peoples_words(ledger: Ledger) -> None:
    """Whoever says why an answer did not help is read, the newest first; votes without words are left out."""
    await _record(ledger, replace(ASKED, subjects=("tandem",), features=("bell",), ident="b"))
    for user, days, reason in (
        ("U1", 0, "Too loud."),
        ("U2", 1, "Out of date."),
        ("U3", 2, ""),
        ("U4", -9, "Old."),
    ):
        await ledger.votes.cast("T1", Vote("b", user, helpful=False, at=NOON + timedelta(days=days)))
        await ledger.votes.explain("T1", "b", user, reason)
    assert await ledger.demand.complaints("T1", NOON - timedelta(days=1), 10) == (
        Complaint("support", "tandem", "bell", "Out of date."),
        Complaint("support", "tandem", "bell", "Too loud."),
    )
