"""The whole way of a change: files, review, publication, rollback; and everything that must not happen on it."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.curation.curator import Curator
from bot.curation.shelf import Shelf
from bot.errors import CurationError
from bot.ledger.standing import Standing
from tests.curation.conftest import Curated, act

FOLDS = ("subjects/rovella.yaml", "aliases: [rovella three]", "aliases: [rovella three, the little one]")
VERDICT = (
    "subjects/rovella.yaml",
    'stance: "yes"\n      source: rovella-manual\n      at: chapter 2\n      since: "2"',
    "stance: partial\n      source: rovella-manual\n      at: chapter 2\n      note: Only with the long pin.",
)


async def test_a_change_is_reviewed_before_it_answers(curated: Curated) -> None:
    """The review tells facts, names and answers that change; until it is published nothing does."""
    before = curated.headline()
    curated.files.edit(*FOLDS)
    curated.files.edit(*VERDICT)
    review = await curated.curator.review(act())
    assert [change.what for change in review.facts] == ["rovella/folding"]
    assert [str(change) for change in review.names] == ["+ subject rovella: alias 'the little one'"]
    assert [changed.ask for changed in review.answers] == ["Does the Rovella fold?"]
    assert review.broken == ("Does the Rovella fold?: verdict partial, must be yes",)
    assert (review.problems, review.asked) == ((), 4)
    assert curated.headline() == before
    assert await curated.ledger.releases.current() is None


async def test_published_it_answers_and_rolled_back_it_does_not(curated: Curated) -> None:
    """A publication answers at once; the rollback brings the answer of before, byte for byte."""
    before = curated.desk.ask("the little one folding?")
    curated.files.edit(*FOLDS)
    review = await curated.curator.review(act())
    published = await curated.curator.publish(act(1), review.digest)
    assert (published.digest, published.act, published.user) == (review.digest, "publish", "U1")
    assert curated.desk.release.digest == review.digest
    assert curated.desk.ask("the little one folding?").answer.subjects == ("rovella",)
    taken_back = await curated.curator.roll_back(act(2, "U2"), reason="too early")
    assert (taken_back.act, taken_back.user, taken_back.reason) == ("rollback", "U2", "too early")
    assert curated.desk.ask("the little one folding?") == before
    again = await curated.curator.roll_back(act(3), digest=review.digest[:8])
    assert again.digest == curated.desk.release.digest == review.digest


async def test_problems_are_told_and_nothing_is_kept(curated: Curated) -> None:
    """Files with problems give those, with path and line, and no candidate."""
    curated.files.edit("subjects/rovella.yaml", "source: spoke-review-2021", "source: nobody")
    review = await curated.curator.review(act())
    assert [(problem.path, problem.line, problem.code) for problem in review.problems] == [
        ("subjects/rovella.yaml", 17, "unknown-source")
    ]
    assert review == replace(review, digest="", facts=(), names=(), answers=(), broken=(), asked=0)
    with pytest.raises(CurationError, match="not kept any more; reload"):
        await curated.curator.publish(act(1), review.digest or "00000000")


async def test_a_broken_golden_question_needs_a_reason(curated: Curated) -> None:
    """Without a reason it is not published; with one it is, and the reason is kept."""
    curated.files.edit(*VERDICT)
    review = await curated.curator.review(act())
    with pytest.raises(CurationError, match="1 golden question does not hold"):
        await curated.curator.publish(act(1), review.digest)
    assert await curated.ledger.releases.current() is None
    published = await curated.curator.publish(act(2), review.digest, reason="the pin is needed")
    assert published.reason == "the pin is needed"


async def test_every_act_is_audited(curated: Curated) -> None:
    """What was done and what failed is in the audit, with who, of what and why."""
    review = await curated.curator.review(act())
    with pytest.raises(CurationError):
        await curated.curator.roll_back(act(1))
    await curated.curator.publish(act(2, "U2"), review.digest)
    acts = [(one.act, one.user, one.outcome, one.detail) for one in await curated.ledger.audit.acts("T1", 10)]
    assert acts == [
        ("publish", "U2", "done", review.digest),
        ("rollback", "U1", "failed", "there is no such earlier release to go back to"),
        ("reload", "U1", "done", ""),
    ]


async def test_a_start_finds_what_was_published(curated: Curated) -> None:
    """After a start the published release answers, whatever the files say meanwhile."""
    curated.files.edit(*FOLDS)
    review = await curated.curator.review(act())
    await curated.curator.publish(act(1), review.digest)
    other = curated.another()
    assert other.desk.release.digest != review.digest
    assert await other.curator.restore()
    assert other.desk.release.digest == review.digest
    assert not await other.curator.restore()


async def test_a_torn_file_is_written_again(curated: Curated, tmp_path: Path) -> None:
    """A release file that was cut short on this machine is taken from the ledger anew."""
    review = await curated.curator.review(act())
    await curated.curator.publish(act(1), review.digest)
    (file,) = (tmp_path / "shelf").glob("*.sqlite")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert Shelf(tmp_path / "shelf").open(review.digest, whole).digest == review.digest
    assert file.read_bytes() == whole


def test_what_killed_processes_left_is_swept(tmp_path: Path) -> None:
    """What was half written long ago goes when the next release is put there; what is being written stays."""
    old, new = tmp_path / ".candidate-1.sqlite", tmp_path / ".candidate-2.sqlite"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    put = Shelf(tmp_path).put("0" * 64, b"whole")
    assert sorted(tmp_path.iterdir()) == [new, put]


async def test_the_shelf_holds_what_can_be_gone_back_to(curated: Curated, tmp_path: Path) -> None:
    """The file of a release that the ledger no longer keeps goes with the next publication."""
    review = await curated.curator.review(act())
    Shelf(tmp_path / "shelf").put("0123456789abcdef", b"forgotten")
    await curated.curator.publish(act(1), review.digest)
    assert [file.stem for file in (tmp_path / "shelf").glob("*.sqlite")] == [review.digest]


async def test_two_reviews_do_not_run_at_once(curated: Curated) -> None:
    """Whoever asks while one is prepared is told so; the first goes on."""
    first = asyncio.create_task(curated.curator.review(act()))
    await asyncio.sleep(0)
    with pytest.raises(CurationError, match="being prepared already"):
        await curated.curator.review(act(1))
    assert (await first).digest


async def test_the_revision_of_a_checkout_is_recorded(curated: Curated) -> None:
    """Files in a Git checkout are published with their commit, and with a sign where they differ from it."""
    root = curated.files.root
    for arguments in (
        ("init", "--quiet"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first"),
    ):
        git = await asyncio.create_subprocess_exec("git", "-C", str(root), *arguments)
        assert await git.wait() == 0
    curator: Curator = curated.curator
    commit = curator.place.revision()
    assert len(commit) == 12
    curated.files.edit(*FOLDS)
    assert (await curator.review(act())).revision == f"{commit}+changes"


async def test_a_ledger_that_stays_away_is_told_of_once(
    curated: Curated, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever follows what is published logs a line each time that it begins to fail, not one each time it looks."""
    monkeypatch.setattr("bot.curation.curator.POLL_SECONDS", 0.01)
    standing = curated.ledger.standing
    following = asyncio.create_task(curated.curator.follow())
    for _ in range(2):
        enough = standing.errors + 3
        _rename(curated, "publication", "away")
        await _until(partial(_has_failed, standing, enough))
        _rename(curated, "away", "publication")
        await _until(lambda: not standing.away_seconds)
    following.cancel()
    assert [
        record.message.partition(":")[0] for record in caplog.records if record.levelname == "WARNING"
    ] == ["what is published could not be read"] * 2


def _rename(curated: Curated, table: str, name: str) -> None:
    with closing(sqlite3.connect(curated.ledger.engine.url.database or "", timeout=10)) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO {name}")


def _has_failed(standing: Standing, times: int) -> bool:
    return standing.errors >= times


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110 - nothing tells when it does
            await asyncio.sleep(0.01)
