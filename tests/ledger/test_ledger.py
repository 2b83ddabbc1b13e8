"""What is remembered comes back as it was, for those it belongs to."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.ledger import IN_MEMORY, Asked, Ledger, Vote

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTION = Asked(
    ident="a1",
    team="T1",
    channel="C1",
    user="U1",
    direct=False,
    at=NOON,
    understood="Does a tandem have gears?",
    text="tandem gears?",
    intent="support",
    subjects=("tandem", "racer"),
    features=("gears",),
    status="answered",
    verdict="yes",
    confidence=0.9,
    digest="d",
)


async def test_a_question_comes_back_whole(ledger: Ledger) -> None:
    """Every field of a recorded question is read back, its moment with a zone."""
    await ledger.questions.add(QUESTION)
    assert await ledger.questions.recent("T1", "U1", 5) == (QUESTION,)


async def test_whatever_people_write_is_kept(ledger: Ledger) -> None:
    """A zero character and half of a surrogate pair, which databases refuse, lose nothing but themselves."""
    await ledger.questions.add(replace(QUESTION, text="tan\0dem \ud83d \U0001f6b2 gears?"))
    assert (await ledger.questions.recent("T1", "U1", 1))[0].text == "tan\ufffddem \ufffd \U0001f6b2 gears?"


async def test_recorded_twice_is_once(ledger: Ledger) -> None:
    """The same answer delivered twice is one question, the first."""
    await ledger.questions.add(QUESTION)
    await ledger.questions.add(replace(QUESTION, text="another"))
    assert [asked.text for asked in await ledger.questions.recent("T1", "U1", 5)] == ["tandem gears?"]


async def test_recent_are_distinct_newest_first_and_ones_own(ledger: Ledger) -> None:
    """Other people's, other workspaces' and not understood questions do not show; a repeated one shows once."""
    for ident, team, user, minutes, understood in (
        ("a", "T1", "U1", 0, "one"),
        ("b", "T1", "U1", 1, "two"),
        ("c", "T1", "U1", 2, "one"),
        ("d", "T1", "U1", 3, ""),
        ("e", "T1", "U2", 4, "three"),
        ("f", "T2", "U1", 5, "four"),
        ("g", "T1", "U1", 6, "five"),
    ):
        at = NOON + timedelta(minutes=minutes)
        await ledger.questions.add(
            replace(QUESTION, ident=ident, team=team, user=user, at=at, understood=understood)
        )
    recent = await ledger.questions.recent("T1", "U1", 2)
    assert [(asked.understood, asked.ident) for asked in recent] == [("five", "g"), ("one", "c")]


async def test_most_asked_counts_answered_questions(ledger: Ledger) -> None:
    """The most frequent come first, equals by name; what was not answered does not count."""
    rows = [("two", "answered"), ("one", "answered"), ("two", "answered"), *[("no", "unknown")] * 3]
    for number, (understood, status) in enumerate(rows):
        await ledger.questions.add(replace(QUESTION, ident=str(number), understood=understood, status=status))
    assert await ledger.questions.most_asked("T1", 5) == ("two", "one")
    assert await ledger.questions.most_asked("T2", 5) == ()


async def test_most_asked_may_want_several_people(ledger: Ledger) -> None:
    """However often one person asks something, it is theirs until somebody else asks it."""
    for number, user in enumerate(("U1", "U1", "U1", "U2")):
        understood = "one" if number else "both"
        await ledger.questions.add(replace(QUESTION, ident=str(number), user=user, understood=understood))
    assert await ledger.questions.most_asked("T1", 5, people=2) == ("one",)
    assert await ledger.questions.most_asked("T1", 5) == ("one", "both")


async def test_the_last_vote_counts(ledger: Ledger) -> None:
    """A person who changes their mind has one vote, and a reason goes with the vote it explains."""
    await ledger.votes.cast("T1", Vote("a1", "U1", helpful=False, at=NOON))
    assert await ledger.votes.explain("T1", "a1", "U1", "too old")
    await ledger.votes.cast("T1", Vote("a1", "U2", helpful=True, at=NOON))
    assert await ledger.votes.of("T1", "a1") == {"U1": (False, "too old"), "U2": (True, "")}
    await ledger.votes.cast("T1", Vote("a1", "U1", helpful=True, at=NOON))
    assert await ledger.votes.of("T1", "a1") == {"U1": (True, ""), "U2": (True, "")}
    assert await ledger.votes.of("T2", "a1") == {}


async def test_a_reason_without_a_vote_is_refused(ledger: Ledger) -> None:
    """Nobody explains a vote that was not given."""
    assert not await ledger.votes.explain("T1", "a1", "U1", "why")


async def test_channels_are_silent_until_switched(ledger: Ledger) -> None:
    """A channel is automatic from the switch on until the switch off, and no other channel with it."""
    assert not await ledger.channels.is_automatic("T1", "C1")
    await ledger.channels.set_automatic("T1", "C1", "U1", NOON, on=True)
    assert await ledger.channels.is_automatic("T1", "C1")
    assert not await ledger.channels.is_automatic("T1", "C2")
    assert not await ledger.channels.is_automatic("T2", "C1")
    await ledger.channels.set_automatic("T1", "C1", "U2", NOON, on=False)
    assert not await ledger.channels.is_automatic("T1", "C1")


async def test_texts_are_forgotten_and_questions_kept(ledger: Ledger) -> None:
    """Before the moment given, what people wrote is gone; what was understood stays."""
    await ledger.questions.add(replace(QUESTION, ident="old", picked_from="gear"))
    await ledger.questions.add(
        replace(QUESTION, ident="new", at=NOON + timedelta(days=1), understood="other")
    )
    assert await ledger.forget_texts(NOON + timedelta(hours=1)) == 1
    assert await ledger.forget_texts(NOON + timedelta(hours=1)) == 0
    new, old = await ledger.questions.recent("T1", "U1", 5)
    assert (new.text, old.text, old.picked_from, old.understood) == (
        "tandem gears?",
        "",
        "",
        QUESTION.understood,
    )


async def test_a_person_can_be_forgotten(ledger: Ledger) -> None:
    """Everything of the one person goes, and nothing of anybody else."""
    await ledger.questions.add(QUESTION)
    await ledger.questions.add(replace(QUESTION, ident="a2", user="U2"))
    await ledger.votes.cast("T1", Vote("a2", "U1", helpful=True, at=NOON))
    assert await ledger.forget_user("T1", "U1") == 2
    assert await ledger.questions.recent("T1", "U1", 5) == ()
    assert len(await ledger.questions.recent("T1", "U2", 5)) == 1


async def test_a_workspace_can_be_forgotten(ledger: Ledger) -> None:
    """Everything of the one workspace goes, and nothing of another."""
    for team in ("T1", "T2"):
        await ledger.questions.add(replace(QUESTION, ident=team, team=team))
        await ledger.votes.cast(team, Vote(team, "U1", helpful=True, at=NOON))
        await ledger.channels.set_automatic(team, "C1", "U1", NOON, on=True)
    assert await ledger.forget_team("T1") == 3
    assert await ledger.questions.recent("T1", "U1", 5) == ()
    assert await ledger.channels.is_automatic("T2", "C1")


async def test_times_keep_their_moment(ledger: Ledger) -> None:
    """A moment of another zone is the same moment afterwards; one without a zone is refused."""
    zone = timezone(timedelta(hours=5, minutes=30))
    await ledger.questions.add(replace(QUESTION, at=NOON.astimezone(zone)))
    assert (await ledger.questions.recent("T1", "U1", 1))[0].at == NOON
    with pytest.raises(Exception, match="has no time zone"):
        await ledger.questions.add(replace(QUESTION, ident="b", at=datetime(2026, 3, 1)))  # noqa: DTZ001 - what is refused


async def test_many_may_write_and_read_at_once(address: str) -> None:
    """Those who come at the same time wait for each other and lose nothing, in a file as in memory."""
    for place in (address, IN_MEMORY):
        ledger = Ledger(place)
        await ledger.open()

        async def ask(number: int, ledger: Ledger = ledger) -> None:
            await ledger.questions.add(
                replace(QUESTION, ident=f"a{number}", understood=f"Question {number}?")
            )
            await ledger.questions.recent("T1", "U1", 5)

        await asyncio.gather(*map(ask, range(20)))
        assert len(await ledger.questions.recent("T1", "U1", 100)) == 20
        await ledger.close()
