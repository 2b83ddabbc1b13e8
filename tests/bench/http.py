"""What one process answers by signed HTTP; its peer is the same in all but Bolt's listener, which says one thing.

A reply counts once it is where Slack's API would be. Who asks is another process on this machine, so the clock tells
of both, and of whatever else runs there; the processor's time is that of the process that answers alone.
"""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.bench.answers import PLAIN
from tests.bench.load.bot import DESK, NOTHING
from tests.bench.load.press import Pressed, drip, middle, press
from tests.bench.load.process import Process, started
from tests.bench.load.slack import Slack, slack
from tests.bench.table import Built, Rows
from tests.evaluation.cases import TUNING, read_cases

COLUMNS = ("signed event to reply, one process", "desk", "no-op", "desk / no-op")
ROUNDS: Final = 5
QUESTIONS: Final = 600
"""In each round: enough for the 99th of a hundred."""

Both = Mapping[str, Pressed]


def plain_questions() -> list[str]:
    """Questions that use the knowledge's own names."""
    return [case["text"] for case in read_cases(TUNING) if case["group"] == PLAIN and not case.get("thread")]


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Asks the desk of the first place and the peer in turns."""
    full, half = asyncio.run(_press_both(places[0].release, places[0].directory))
    return COLUMNS, {
        "replies a second, all it can": _row(full, "per_second"),
        "CPU ms a reply, all it can": _row(full, "cpu_ms"),
        "p50 ms, half of what the desk can": _row(half, "p50"),
        "p99 ms, half of what the desk can": _row(half, "p99"),
    }


def _row(both: Both, name: str) -> Sequence[float]:
    desk, nothing = getattr(both[DESK], name), getattr(both[NOTHING], name)
    return desk, nothing, desk / nothing


async def _press_both(release: Path, directory: Path) -> tuple[Both, Both]:
    ledgers = {kind: f"sqlite:///{directory / kind}.db" for kind in (DESK, NOTHING)}
    async with slack(plain_questions()) as side:
        with (
            started(DESK, side.api_url, ledgers[DESK], release) as desk,
            started(NOTHING, side.api_url, ledgers[NOTHING], release) as nothing,
        ):
            both = {DESK: desk, NOTHING: nothing}
            for each in both.values():
                await each.ready()
            return await _in_turns(side, both)


async def _in_turns(side: Slack, both: Mapping[str, Process]) -> tuple[Both, Both]:
    await asyncio.gather(*(press(side, [each], QUESTIONS) for each in both.values()))
    full: dict[str, list[Pressed]] = {kind: [] for kind in both}
    half: dict[str, list[Pressed]] = {kind: [] for kind in both}
    for _ in range(ROUNDS):
        for kind, each in both.items():
            full[kind].append(await press(side, [each], QUESTIONS))
    rate = middle(full[DESK]).per_second / 2
    for _ in range(ROUNDS):
        for kind, each in both.items():
            half[kind].append(await drip(side, [each], QUESTIONS // 2, rate))
    return _middles(full), _middles(half)


def _middles(rounds: Mapping[str, Sequence[Pressed]]) -> Both:
    return {kind: middle(each) for kind, each in rounds.items()}
