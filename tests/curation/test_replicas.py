"""Several processes at one ledger on a server: all answer from what was published last."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import LedgerError
from bot.ledger import Ledger
from bot.ledger.model import Publication
from tests.curation.conftest import Curated, act, replica
from tests.curation.test_curator import FOLDS
from tests.postgres import Server

OTHERS = ("subjects/rovella.yaml", "aliases: [rovella three]", "aliases: [rovella three, the red one]")
SOON = 2.0
LATER = 30.0
"""Where the server is to start first, which takes as long as it takes."""


@pytest.fixture
async def replicas(tmp_path: Path, small_release: Path, postgres: Server) -> AsyncIterator[list[Curated]]:
    """Three replicas, each with files, a shelf and a ledger of its own, which are in one database."""
    address, running = postgres.create_database(), []
    for name in ("one", "two", "three"):
        directory = tmp_path / name
        shutil.copytree(small_release, directory)
        ledger = Ledger(address)
        await ledger.open()
        running.append(replica(directory, ledger))
    following = [asyncio.create_task(each.curator.follow()) for each in running]
    yield running
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    for each in running:
        await each.ledger.close()


async def _all_answer_from(replicas: list[Curated], digest: str, within: float = SOON) -> None:
    async with asyncio.timeout(within):
        while any(each.desk.release.digest != digest for each in replicas):  # noqa: ASYNC110 - nothing tells a desk's change
            await asyncio.sleep(0.01)


async def test_a_publication_reaches_all(replicas: list[Curated]) -> None:
    """Within two seconds all replicas answer from what one published, and from what another took back."""
    first, second, _ = replicas
    before = first.desk.release.digest
    first.files.edit(*FOLDS)
    review = await first.curator.review(act())
    await first.curator.publish(act(1), review.digest)
    await _all_answer_from(replicas, review.digest)
    await second.curator.roll_back(act(2))
    await _all_answer_from(replicas, before)


async def test_of_two_publications_at_once_the_last_holds_everywhere(replicas: list[Curated]) -> None:
    """Replicas that publish at the same time agree afterwards on the one with the highest number."""
    first, second, _ = replicas
    first.files.edit(*FOLDS)
    second.files.edit(*OTHERS)
    one, other = await first.curator.review(act()), await second.curator.review(act())
    assert one.digest != other.digest
    for minute in range(1, 6):
        await asyncio.gather(
            first.curator.publish(act(minute), one.digest), second.curator.publish(act(minute), other.digest)
        )
        current = await first.ledger.releases.current()
        assert current is not None
        await _all_answer_from(replicas, current.digest)


async def test_a_publication_while_the_server_restarts_reaches_all(
    replicas: list[Curated], postgres: Server
) -> None:
    """Published while the server stops and starts it is in force for all or, told in one line, for none."""
    first = replicas[0]
    before = first.desk.release.digest
    first.files.edit(*FOLDS)
    review = await first.curator.review(act())
    for minute in range(1, 4):
        publishing = asyncio.create_task(first.curator.publish(act(minute), review.digest))
        await asyncio.to_thread(postgres.stop)
        await asyncio.to_thread(postgres.start)
        with suppress(LedgerError):
            await publishing
        current = await _current(first)
        await _all_answer_from(replicas, current.digest if current else before, LATER)
    await first.curator.publish(act(4), review.digest)
    await _all_answer_from(replicas, review.digest, LATER)


async def _current(curated: Curated) -> Publication | None:
    """The publication in force, asked for until the server, which has just started, tells it."""
    async with asyncio.timeout(LATER):
        while True:
            with suppress(LedgerError):
                return await curated.ledger.releases.current()
            await asyncio.sleep(0.05)
