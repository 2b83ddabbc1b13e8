"""What the door remembers, and forgets."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.language.model import Condition, Query
from bot.ledger import Ledger
from bot.ledger.model import Conversation
from bot.slack.bounded import Bounded
from bot.slack.claims import Claims
from bot.slack.conversations import Conversations

BELL = Query("support", ("alpha",), ("bell",))
GEARS = Query("value", ("beta",), ("gears",))
THREAD = Conversation("T1", "C1", "1.0")
CHANNEL = Conversation("T1", "C1")
WHICH = Query(
    "which",
    conditions=(Condition("frame", ("steel", "titanium"), wanted=False),),
    kind="bicycle",
    polar=True,
    found=("alpha", "beta"),
    confidence=0.75,
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
async def ledger(tmp_path: Path) -> AsyncIterator[Ledger]:
    """A ledger in a file."""
    opened = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def broken(tmp_path: Path) -> AsyncIterator[Ledger]:
    """A ledger whose tables are not there."""
    unopened = Ledger(f"sqlite:///{tmp_path}/broken.db")
    yield unopened
    await unopened.close()


def test_what_was_used_longest_ago_is_forgotten() -> None:
    """A full memory keeps what was put or looked at last."""
    memory: Bounded[str, int] = Bounded(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.find("a") == 1
    memory.put("c", 3)
    assert [memory.find(key) for key in "abc"] == [1, None, 3]


async def test_a_conversation_keeps_its_last_query(ledger: Ledger) -> None:
    """The newest query of a thread comes back whole; other threads, channels and workspaces have their own."""
    conversations = Conversations(ledger)
    for query in (BELL, GEARS, WHICH):
        await conversations.keep(query, "U1", THREAD)
        assert await conversations.find_query(THREAD) == query
    assert await conversations.find_query(CHANNEL) is None
    assert await conversations.find_query(Conversation("T2", "C1", "1.0")) is None


async def test_nothing_understood_changes_nothing(ledger: Ledger) -> None:
    """A question that was not understood leaves the conversation where it was."""
    conversations = Conversations(ledger)
    await conversations.keep(BELL, "U1", THREAD)
    await conversations.keep(None, "U1", THREAD)
    assert await conversations.find_query(THREAD) == BELL


async def test_a_new_thread_leans_on_its_channel(ledger: Ledger) -> None:
    """The first of several conversations that has a query gives it."""
    conversations = Conversations(ledger)
    await conversations.keep(BELL, "U1", CHANNEL)
    assert await conversations.find_query(THREAD, CHANNEL) == BELL


async def test_without_a_ledger_memory_is_bounded(broken: Ledger) -> None:
    """Where nothing can be kept the latest conversations are known still; the oldest makes room."""
    conversations = Conversations(broken, limit=1)
    await conversations.keep(BELL, "U1", THREAD)
    await conversations.keep(GEARS, "U1", CHANNEL)
    assert await conversations.find_query(THREAD) is None
    assert await conversations.find_query(CHANNEL) == GEARS


async def test_a_claim_is_granted_once(ledger: Ledger, broken: Ledger) -> None:
    """The second who asks is refused, until the first gives it back; with a ledger and without."""
    for place in (ledger, broken):
        claims = Claims(place)
        granted = [await claims.claim(ident) for ident in ("Ev1", "Ev1", "Ev2")]
        assert granted == [True, False, True]
        await claims.release("Ev1")
        assert await claims.claim("Ev1")


async def test_work_that_failed_is_done(ledger: Ledger) -> None:
    """Nobody begins it again, neither here nor elsewhere: what it sent may have come through."""
    claims = Claims(ledger)

    async def fail() -> None:
        async with claims.working("Ev1") as first:
            raise RuntimeError(first)

    with pytest.raises(RuntimeError, match="True"):
        await fail()
    tomorrow = datetime.now(UTC) + timedelta(hours=23)
    assert not await ledger.claims.take("Ev1", tomorrow, tomorrow)


async def test_a_claim_may_be_for_a_while(ledger: Ledger) -> None:
    """Within its time nobody else has it, in the same process or in another; after it the next one does."""
    here, there = Claims(ledger), Claims(ledger)
    presses = ((here, 0, True), (here, 1, False), (there, 1, False), (there, 2, True), (here, 3, False))
    for claims, seconds, granted in presses:
        at = NOON + timedelta(seconds=seconds)
        assert await claims.claim_for("press", at, timedelta(seconds=2)) is granted
