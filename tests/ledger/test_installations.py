"""Where the app is installed: tokens are kept encrypted, changed by one at a time, and gone when they are to go."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, text

from bot.errors import SealedError
from bot.ledger import Ledger
from bot.ledger.model import Installation, Tokens

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
TOKENS = Tokens("xoxb-1", "xoxe-1", NOON)
WORKSPACE = Installation("", "T1", "U0BOT", "B0BOT", TOKENS, NOON)
ORGANISATION = Installation("E1", "", "U0BOT", "B0BOT", Tokens("xoxb-2"), NOON)

COUNT_UP = """
import asyncio, sys
from dataclasses import replace
from bot.ledger import Ledger

async def count_up():
    ledger = Ledger(sys.argv[1], (sys.argv[2],))
    for _ in range(10):
        async with ledger.installations.held("T1") as held:
            tokens = held.installation.tokens
            await asyncio.sleep(0.01)
            held.renew(replace(tokens, token=str(int(tokens.token) + 1)))
    await ledger.close()

asyncio.run(count_up())
"""


async def _opened(address: str, *keys: str) -> Ledger:
    ledger = Ledger(address, keys)
    await ledger.open()
    return ledger


async def test_what_was_installed_is_found_by_its_home(address: str) -> None:
    """A workspace by its id, an organisation that is one installation by its own; nothing else is found."""
    ledger = await _opened(address, NEW)
    for each in (WORKSPACE, ORGANISATION):
        await ledger.installations.save(each)
        assert await ledger.installations.find(each.home) == each
    assert await ledger.installations.find("T2") is None
    assert await ledger.installations.homes() == ("E1", "T1")
    await ledger.close()


async def test_the_last_installation_counts(address: str) -> None:
    """Installed again, a workspace has its new tokens and one entry."""
    ledger = await _opened(address, NEW)
    later = replace(WORKSPACE, tokens=Tokens("xoxb-3"), installed_at=NOON + timedelta(days=1))
    for each in (WORKSPACE, later):
        await ledger.installations.save(each)
    assert await ledger.installations.find("T1") == later
    assert await ledger.installations.count() == 1
    await ledger.close()


async def test_tokens_are_kept_encrypted(address: str) -> None:
    """What the database holds of a token is not the token, and no repetition of it."""
    ledger = await _opened(address, NEW)
    for each in (WORKSPACE, replace(WORKSPACE, team="T2")):
        await ledger.installations.save(each)
    await ledger.close()
    engine = create_engine(address)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT token, refresh_token FROM installation")).all()
    engine.dispose()
    assert len({secret for row in rows for secret in row}) == 4
    assert not any("xox" in secret for row in rows for secret in row)


def test_tokens_are_never_printed() -> None:
    """Printing an installation shows no token."""
    assert "xox" not in f"{WORKSPACE!r} {WORKSPACE}"


async def test_every_key_opens_and_the_newest_closes(address: str) -> None:
    """After a new key came, old tokens are read; encrypted anew, they need the old key no more."""
    ledger = await _opened(address, OLD)
    await ledger.installations.save(WORKSPACE)
    await ledger.close()
    ledger = await _opened(address, NEW, OLD)
    assert await ledger.installations.find("T1") == WORKSPACE
    assert await ledger.installations.reseal() == (1, ())
    await ledger.close()
    ledger = await _opened(address, NEW)
    assert await ledger.installations.find("T1") == WORKSPACE
    await ledger.close()


async def test_what_no_key_opens_is_told(address: str) -> None:
    """One line says whose token it is and what to do; with no key at all nothing is kept either."""
    ledger = await _opened(address, OLD)
    await ledger.installations.save(WORKSPACE)
    await ledger.close()
    told = r"^the token of T1 cannot be read: no key of MESHWISE_TOKEN_KEYS opens it; .* install the app there again$"
    for keys in ((NEW,), ()):
        ledger = await _opened(address, *keys)
        with pytest.raises(SealedError, match=told):
            await ledger.installations.find("T1")
        assert await ledger.installations.reseal() == (0, ("T1",))
        await ledger.close()
    with pytest.raises(SealedError, match="set MESHWISE_TOKEN_KEYS"):
        await Ledger(address).installations.save(WORKSPACE)


async def test_what_expires_soon_is_due(address: str) -> None:
    """Tokens that expire by a moment are due, the first to expire first; those that never expire are not."""
    ledger = await _opened(address, NEW)
    for number in (3, 1, 2):
        tokens = replace(TOKENS, expires_at=NOON + timedelta(hours=number))
        await ledger.installations.save(replace(WORKSPACE, team=f"T{number}", tokens=tokens))
    await ledger.installations.save(ORGANISATION)
    assert await ledger.installations.due(NOON + timedelta(hours=2)) == ("T1", "T2")
    await ledger.close()


async def test_what_is_held_is_changed_by_one_at_a_time(address: str) -> None:
    """Three processes that each change a token ten times, from what they read, lose no change of another's."""
    ledger = await _opened(address, NEW)
    await ledger.installations.save(replace(WORKSPACE, tokens=Tokens("0")))
    counters = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", COUNT_UP, address, NEW, stderr=PIPE)
        for _ in range(3)
    ]
    assert [(await each.communicate())[1] for each in counters] == [b""] * 3
    found = await ledger.installations.find("T1")
    assert found is not None
    assert found.tokens.token == "30"  # noqa: S105 - a number
    await ledger.close()


async def test_what_fails_while_it_is_held_changes_nothing(address: str) -> None:
    """A renewal that breaks off leaves the tokens as they were; of what is not there nothing is held."""
    ledger = await _opened(address, NEW)
    await ledger.installations.save(WORKSPACE)
    with pytest.raises(ValueError, match="broken off"):
        await _break_off(ledger)
    assert await ledger.installations.find("T1") == WORKSPACE
    async with ledger.installations.held("T2") as held:
        assert held is None
    await ledger.close()


async def _break_off(ledger: Ledger) -> None:
    async with ledger.installations.held("T1") as held:
        assert held is not None
        held.renew(Tokens("xoxb-3"))
        raise ValueError("broken off")


async def test_only_what_was_there_then_is_removed(address: str) -> None:
    """An installation that is newer than the news of its loss stays; an older one goes, and only that."""
    ledger = await _opened(address, NEW)
    for each in (WORKSPACE, ORGANISATION):
        await ledger.installations.save(each)
    assert not await ledger.installations.remove("T1", NOON - timedelta(seconds=1))
    assert await ledger.installations.remove("T1", NOON)
    assert await ledger.installations.remove("T1", NOON)
    assert await ledger.installations.homes() == ("E1",)
    await ledger.close()


async def test_members_are_those_that_were_met(address: str) -> None:
    """A workspace is served by the organisation it was last met in, until it leaves."""
    ledger = await _opened(address)
    for team, enterprise in (("T1", "E0"), ("T1", "E1"), ("T2", "E1"), ("T2", "E1")):
        await ledger.installations.join(team, enterprise)
    assert await ledger.installations.members("E1") == ("T1", "T2")
    assert await ledger.installations.members("E0") == ()
    await ledger.installations.leave("T1")
    assert [await ledger.installations.find_organisation(team) for team in ("T1", "T2")] == ["", "E1"]
    await ledger.close()


async def test_a_state_comes_back_once_and_in_time(address: str) -> None:
    """What was handed out is good once, until its end, for whichever process it comes back to."""
    here, there = await _opened(address), await _opened(address)
    until = NOON + timedelta(minutes=10)
    await here.states.issue("one", NOON, until)
    await here.states.issue("two", NOON, until)
    assert not await there.states.consume("three", NOON)
    assert [await each.states.consume("one", NOON) for each in (there, here)] == [True, False]
    assert not await there.states.consume("two", until)
    await here.states.issue("four", until, until + timedelta(minutes=10))
    assert not await there.states.consume("two", NOON)
    for ledger in (here, there):
        await ledger.close()


async def test_a_change_reaches_other_processes(server_address: str) -> None:
    """Who waits hears at once of an installation, a renewal and a removal made elsewhere."""
    here, there = await _opened(server_address, NEW), await _opened(server_address, NEW)
    await there.installations.wait(60)

    async def renew() -> None:
        async with here.installations.held("T1") as held:
            assert held is not None
            held.renew(Tokens("xoxb-3"))

    changes = (
        lambda: here.installations.save(WORKSPACE),
        renew,
        lambda: here.installations.remove("T1", NOON),
    )
    for change in changes:
        waiting = asyncio.create_task(there.installations.wait(60))
        await change()
        async with asyncio.timeout(5):
            await waiting
    for ledger in (here, there):
        await ledger.close()
