"""Releases are kept whole, and the last publication is in force."""

from datetime import UTC, datetime, timedelta

from bot.ledger import Ledger
from bot.ledger.model import Built

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _built(digest: str, days: int = 0, *broken: str) -> Built:
    return Built(digest, f"commit-{digest}", NOON + timedelta(days=days), broken, digest.encode() * 1000)


async def test_a_release_comes_back_byte_for_byte(ledger: Ledger) -> None:
    """What is kept is found again whole; what is not kept is not found."""
    built = _built("one", 0, "tandem?: verdict no, must be yes", "racer?: asked back")
    await ledger.releases.keep(built)
    assert await ledger.releases.find("one") == built
    assert await ledger.releases.find("two") is None


async def test_only_kept_releases_are_published(ledger: Ledger) -> None:
    """A digest that is not kept changes nothing."""
    assert not await ledger.releases.publish("one", "publish", "T1", "U1", NOON)
    assert await ledger.releases.current() is None


async def test_the_last_publication_is_in_force(ledger: Ledger) -> None:
    """Publishing and rolling back are both publications, in their order, with who, when and why."""
    for digest in ("one", "two"):
        await ledger.releases.keep(_built(digest))
        assert await ledger.releases.publish(digest, "publish", "T1", "U1", NOON)
    assert await ledger.releases.publish("one", "rollback", "T1", "U2", NOON, "two was wrong")
    current = await ledger.releases.current()
    assert current is not None
    assert (current.digest, current.revision, current.act, current.user, current.reason) == (
        "one",
        "commit-one",
        "rollback",
        "U2",
        "two was wrong",
    )
    history = await ledger.releases.history(10)
    assert [(entry.number, entry.digest) for entry in history] == [(3, "one"), (2, "two"), (1, "one")]


async def test_old_content_is_forgotten_and_history_kept(ledger: Ledger) -> None:
    """The last published and the newest built keep their content; all others lose it."""
    for days, digest in enumerate(("one", "two", "three", "rejected", "waiting")):
        await ledger.releases.keep(_built(digest, days))
    for digest in ("one", "two", "three"):
        await ledger.releases.publish(digest, "publish", "T1", "U1", NOON)
    assert await ledger.releases.prune(2) == 2
    kept = [
        digest
        for digest in ("one", "two", "three", "rejected", "waiting")
        if await ledger.releases.find(digest)
    ]
    assert kept == ["two", "three", "waiting"]
    assert len(await ledger.releases.history(10)) == 3
