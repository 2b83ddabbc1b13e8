"""Questions through signed HTTP to the bot in a process of its own, and what that process holds meanwhile."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from bot.desk import Desk
from bot.release import open_release
from bot.workspace import running_workspace
from tests.slack.fleet import Fleet, running_fleet

TUNING: Final = Path(__file__).parents[1] / "tuning"
AT_ONCE: Final = 8
PARTS: Final = 5
"""The process is looked at after each part; the first one warms it up."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a process holds.

    Attributes:
        questions: how many were asked before.
        resident: bytes of memory.
        files: open files and connections.
        threads: of it.
        ledger: bytes of the ledger's file.
    """

    questions: int
    resident: int
    files: int
    threads: int
    ledger: int

    def __str__(self) -> str:
        return (
            f"after {self.questions:,} questions: {self.resident / 1e6:.1f} MB resident, {self.files} files,"
            f" {self.threads} threads, ledger {self.ledger / 1e6:.2f} MB"
        )


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came of it.

    Attributes:
        looks: at the process, after each part.
        unanswered: questions without an answer.
        several: questions with more than one.
        doubted: questions whose asker was told that the answer may not have come, as where a call took too long.
    """

    looks: tuple[Look, ...]
    unanswered: int
    several: int
    doubted: int


def read_questions() -> tuple[str, ...]:
    """Questions as people ask them."""
    lines = (line for file in sorted(TUNING.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return tuple(json.loads(line)["text"] for line in lines)


async def soak(
    release: Path, directory: Path, questions: int, tell: Callable[[Look], object] = lambda _: None
) -> Soaked:
    """Asks so many questions, each in a thread of its own; the same ones again where there are not enough.

    Args:
        release: the file that is answered from.
        directory: for the ledger.
        questions: how many are asked.
        tell: is told of each look as it is taken, for a long soak may be cut off.
    """
    ledger = directory / "soak.db"
    looks: list[Look] = []
    told: Counter[str] = Counter()
    asked = cycle(read_questions())
    async with (
        running_workspace(Desk(open_release(release))) as workspace,
        running_fleet(workspace, release, f"sqlite:///{ledger}", size=1) as fleet,
    ):
        for part in range(1, PARTS + 1):
            await _ask(fleet, islice(asked, questions // PARTS))
            told.update(fleet.answers().values())
            looks.append(_look(fleet, ledger, part * (questions // PARTS)))
            tell(looks[-1])
            # The stand-in keeps everything; it is not what is looked at.
            fleet.asked.clear()
            workspace.state.messages.clear()
            workspace.calls.clear()
    return Soaked(
        looks=tuple(looks),
        unanswered=sum(told[each] for each in told if "a" not in each),
        several=sum(told[each] for each in told if each.count("a") > 1),
        doubted=sum(told[each] for each in told if "?" in each),
    )


async def _ask(fleet: Fleet, texts: Iterator[str]) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def ask(text: str) -> None:
        async with turns:
            await fleet.ask(text)

    await asyncio.gather(*map(ask, texts))


def _look(fleet: Fleet, ledger: Path, questions: int) -> Look:
    (process,) = fleet.pids
    place = Path(f"/proc/{process}")
    fields = dict(line.split(":", 1) for line in (place / "status").read_text().splitlines())
    size = sum(file.stat().st_size for file in ledger.parent.glob(f"{ledger.name}*"))
    return Look(
        questions=questions,
        resident=1024 * int(fields["VmRSS"].split()[0]),
        files=len(list((place / "fd").iterdir())),
        threads=int(fields["Threads"]),
        ledger=size,
    )
