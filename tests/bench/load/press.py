"""The two ways to press: as much as goes, and so much a second."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Sequence
from dataclasses import astuple, dataclass
from typing import Final

from tests.bench.load.process import Process
from tests.bench.load.slack import Slack
from tests.bench.table import percentile

AT_ONCE: Final = 32
"""Questions that wait for their reply at once, where as much is asked as goes."""

AFTERWARDS_SECONDS: Final = 0.3
"""For what is done after the replies, which is part of what they cost."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of some questions.

    Attributes:
        per_second: replies.
        cpu_ms: processor time that the processes took for one reply.
        p50: milliseconds from a question's sending to its reply, the middle one.
        p99: likewise, the 99th of a hundred.
    """

    per_second: float
    cpu_ms: float
    p50: float
    p99: float


def middle(rounds: Sequence[Pressed]) -> Pressed:
    """The medians of several rounds."""
    return Pressed(*map(statistics.median, zip(*map(astuple, rounds), strict=True)))


async def press(slack: Slack, processes: Sequence[Process], questions: int) -> Pressed:
    """Asks so many questions, the next as soon as a reply is there."""
    numbers = iter(range(questions))

    async def go_on(process: Process) -> list[float]:
        return [await slack.ask(process.address) for _ in numbers]

    asking = [go_on(processes[number % len(processes)]) for number in range(AT_ONCE)]
    return await _measured(processes, asyncio.gather(*asking))


async def drip(slack: Slack, processes: Sequence[Process], questions: int, per_second: float) -> Pressed:
    """Asks so many questions, so many a second, whether replies come or not."""
    began = time.perf_counter()

    async def ask(number: int) -> list[float]:
        await asyncio.sleep(began + number / per_second - time.perf_counter())
        return [await slack.ask(processes[number % len(processes)].address)]

    return await _measured(processes, asyncio.gather(*map(ask, range(questions))))


async def _measured(processes: Sequence[Process], asking: Awaitable[list[list[float]]]) -> Pressed:
    cpu, began = _cpu(processes), time.perf_counter()
    took = [seconds * 1000 for each in await asking for seconds in each]
    per_second = len(took) / (time.perf_counter() - began)
    await asyncio.sleep(AFTERWARDS_SECONDS)
    cpu_ms = (_cpu(processes) - cpu) * 1000 / len(took)
    return Pressed(per_second, cpu_ms, percentile(took, 0.5), percentile(took, 0.99))


def _cpu(processes: Sequence[Process]) -> float:
    return sum(each.cpu_seconds for each in processes)
