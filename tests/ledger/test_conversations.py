"""What conversations were last about, and what was taken on."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.ledger import Ledger
from bot.ledger.model import Conversation

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
THREAD = Conversation("T1", "C1", "1.0")
OWN = Conversation("T1", "U1")


async def test_a_conversation_keeps_its_last_query(ledger: Ledger) -> None:
    """The newest query is found; other conversations have their own."""
    await ledger.conversations.keep_query(OWN, "U1", NOON, "first")
    assert await ledger.conversations.find_query(THREAD) == ""
    for query in ("second", "third"):
        await ledger.conversations.keep_query(THREAD, "U1", NOON, query)
    assert await ledger.conversations.find_query(THREAD) == "third"
    assert await ledger.conversations.find_query(OWN) == "first"
    assert await ledger.conversations.find_query(Conversation("T2", "C1", "1.0")) == ""


async def test_words_and_query_leave_each_other(ledger: Ledger) -> None:
    """Either may come first, and neither replaces the other."""
    await ledger.conversations.keep_words(THREAD, "U1", NOON, "tandm\0?")
    assert await ledger.conversations.find_query(THREAD) == ""
    await ledger.conversations.keep_query(THREAD, "U1", NOON, "query")
    assert await ledger.conversations.find_words(THREAD) == "tandm\ufffd?"
    assert await ledger.conversations.find_query(THREAD) == "query"
    assert await ledger.conversations.find_words(OWN) == ""


async def test_old_conversations_are_forgotten(ledger: Ledger) -> None:
    """Words go when texts go, whole conversations when nobody goes on, a person's when they are forgotten."""
    await ledger.conversations.keep_words(THREAD, "U1", NOON, "words")
    await ledger.conversations.keep_query(THREAD, "U1", NOON, "query")
    await ledger.conversations.keep_query(OWN, "U1", NOON + MINUTE, "own")
    assert await ledger.forget_texts(NOON + MINUTE) == 1
    assert await ledger.conversations.find_words(THREAD) == ""
    assert await ledger.conversations.find_query(THREAD) == "query"
    assert await ledger.conversations.forget(NOON + MINUTE) == 1
    assert await ledger.conversations.find_query(THREAD) == ""
    assert await ledger.forget_user("T1", "U1") == 1
    assert await ledger.conversations.find_query(OWN) == ""


async def test_of_many_at_once_one_claims(address: str) -> None:
    """Ledgers of several processes on one database grant a claim once, however many ask at the same moment."""
    ledgers = [Ledger(address) for _ in range(3)]
    for ledger in ledgers:
        await ledger.open()
    for number in range(5):
        asked = [ledger.claims.take(f"Ev{number}", NOON, NOON + MINUTE) for ledger in ledgers * 4]
        assert sum(await asyncio.gather(*asked)) == 1
    for ledger in ledgers:
        await ledger.close()


async def test_a_claim_is_taken_over_when_it_holds_no_longer(ledger: Ledger) -> None:
    """What was never finished can be had after its time, what is done not, what was given back at once."""
    claims = ledger.claims
    assert await claims.take("Ev1", NOON, NOON + MINUTE)
    assert not await claims.take("Ev1", NOON + MINUTE / 2, NOON + 2 * MINUTE)
    assert await claims.take("Ev1", NOON + MINUTE, NOON + 2 * MINUTE)
    await claims.finish("Ev1", NOON + 60 * MINUTE)
    assert not await claims.take("Ev1", NOON + 2 * MINUTE, NOON + 3 * MINUTE)
    await claims.drop("Ev1")
    assert await claims.take("Ev1", NOON, NOON + MINUTE)
    assert await claims.forget(NOON + MINUTE) == 1
    assert await claims.forget(NOON + MINUTE) == 0
