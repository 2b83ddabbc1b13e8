"""What three of the bot's processes answer that share one PostgreSQL database, beside one of them alone.

All of them, the database and who asks share this machine's processors. Where there are too few of them for all, three
cannot answer three times as much; then the processor's time tells: where a reply takes as much of it with three as
with one, further processors bring further replies.
"""

import asyncio
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import numpy as np

from tests.bench.http import QUESTIONS, ROUNDS, plain_questions
from tests.bench.load.bot import DESK
from tests.bench.load.press import drip, press
from tests.bench.load.process import Process, cpu_seconds, started
from tests.bench.load.slack import Slack, slack
from tests.bench.table import Built, Rows
from tests.postgres import Server, find_programs, running_server

COLUMNS = (f"replicas, {os.cpu_count()} processors for everything", "three", "one", "three / one")
REPLICAS: Final = 3
LEISURE: Final = 0.25
"""Of what one can answer."""

_FIGURES: Final = ("replies a second", "CPU ms a reply, the replicas", "CPU ms a reply, the database")


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Asks three and one in turns; there are no rows where no PostgreSQL is installed."""
    programs = find_programs()
    if programs is None:
        return COLUMNS, {}
    with running_server(programs) as server:
        return COLUMNS, asyncio.run(_measure(server, places[0].release))


async def _measure(server: Server, release: Path) -> Rows:
    ledger = server.create_database()
    async with slack(plain_questions()) as side:
        with ExitStack() as stack:
            replicas = [
                stack.enter_context(started(DESK, side.api_url, ledger, release)) for _ in range(REPLICAS)
            ]
            for each in replicas:
                await each.ready()
            turns = [
                (await _turn(side, replicas, server.pid), await _turn(side, replicas[:1], server.pid))
                for _ in range(1 + ROUNDS)
            ]
        # The first round warms up.
        three, one = (np.median(each, axis=0) for each in zip(*turns[1:], strict=True))
        share = await _share(side, ledger, release, one[0] * LEISURE)
    rows = {name: (three[n], one[n], three[n] / one[n]) for n, name in enumerate(_FIGURES)}
    return {**rows, "time at the ledger / of deliveries, at leisure": (share, share, 1.0)}


async def _share(side: Slack, ledger: str, release: Path, per_second: float) -> float:
    """The time that calls of the ledger take, which overlap, by that of all deliveries, where none waits for others."""
    with started(DESK, side.api_url, ledger, release) as replica:
        await replica.ready()
        await drip(side, [replica], QUESTIONS // 2, per_second)
        spent = replica.stop()
    return spent["ledger"] / spent["all"]


async def _turn(side: Slack, replicas: Sequence[Process], database: int) -> Sequence[float]:
    before = cpu_seconds(database)
    pressed = await press(side, replicas, QUESTIONS)
    taken = (cpu_seconds(database) - before) * 1000 / QUESTIONS
    return pressed.per_second, pressed.cpu_ms, taken
