"""`meshwise forget`, in a process of its own: what is kept about a workspace or a person is gone, and nothing else."""

import asyncio
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bot.ledger import Asked, Ledger, Vote
from bot.ledger.model import Act, Watch
from bot.settings import LEDGER_FILE
from tests.running import meshwise

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
PEOPLE = (("T1", "U1"), ("T1", "U2"), ("T2", "U1"))


async def _fill(directory: Path) -> None:
    """Two questions, a vote, a watch and an act of each person."""
    ledger = Ledger(f"sqlite:///{directory / LEDGER_FILE}")
    await ledger.open()
    for team, user in PEOPLE:
        for ident in (f"{team}{user}1", f"{team}{user}2"):
            asked = Asked(ident, team, "C1", user, direct=False, at=NOON, understood=ident, status="answered")
            await ledger.questions.add(asked)
        await ledger.votes.cast(team, Vote(f"{team}{user}1", user, helpful=True, at=NOON))
        await ledger.watches.add(Watch(team, user, "rovella", "", "", NOON))
        await ledger.audit.note(Act(NOON, team, user, "reload", "done"))
    await ledger.close()


async def _left(directory: Path) -> list[tuple[str, str, int, int, int]]:
    """Of each person how many questions, watches and acts there are."""
    ledger = Ledger(f"sqlite:///{directory / LEDGER_FILE}")
    await ledger.open()
    try:
        return [
            (
                team,
                user,
                len(await ledger.questions.recent(team, user, 9)),
                len(await ledger.watches.of(team, user)),
                sum(act.user == user for act in await ledger.audit.acts(team, 9)),
            )
            for team, user in PEOPLE
        ]
    finally:
        await ledger.close()


def _forget(directory: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    settings = {"MESHWISE_DATA": str(directory)}
    return meshwise("forget", *arguments, cache=directory / "cache", typed=typed, settings=settings)


def test_a_person_is_forgotten_once_that_is_confirmed(tmp_path: Path) -> None:
    """Who says no loses nothing; who says yes loses what is kept about that person, and only that."""
    asyncio.run(_fill(tmp_path))
    refused = _forget(tmp_path, "--team", "T1", "--user", "U1", typed="n\n")
    assert refused.returncode == 1
    assert refused.stdout.endswith("Nothing was forgotten.\n")
    assert [left[2:] for left in asyncio.run(_left(tmp_path))] == [(2, 1, 1)] * 3
    done = _forget(tmp_path, "--team", "T1", "--user", "U1", typed="y\n")
    assert done.returncode == 0
    assert done.stdout.endswith("Forgotten: 4 entries of the person U1 in the workspace T1.\n")
    assert [left[2:] for left in asyncio.run(_left(tmp_path))] == [(0, 0, 1), (2, 1, 1), (2, 1, 1)]


def test_a_workspace_is_forgotten_whole(tmp_path: Path) -> None:
    """Nothing of it is left, not even what its admins did; other workspaces are as before."""
    asyncio.run(_fill(tmp_path))
    done = _forget(tmp_path, "--team", "T1", "--yes")
    assert done.stdout == "Forgotten: 10 entries of the workspace T1.\n"
    assert [left[2:] for left in asyncio.run(_left(tmp_path))] == [(0, 0, 0), (0, 0, 0), (2, 1, 1)]
    again = _forget(tmp_path, "--team", "T1", "--yes")
    assert again.stdout == "Forgotten: 0 entries of the workspace T1.\n"


def test_a_workspace_must_be_named(tmp_path: Path) -> None:
    """Without one the command says what it lacks, and does nothing."""
    done = _forget(tmp_path, "--yes")
    assert done.returncode == 2
    assert "--team" in done.stderr
