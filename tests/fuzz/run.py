"""So many inputs, shared among the targets, and what was found."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bot.desk import Desk
from tests.fuzz.targets import EDGE, Target, run_edge, targets

MOST_FINDS = 20
"""Of one target that are told; more are of the same kind."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a target.

    Attributes:
        name: of the target.
        inputs: how many were put in.
        seconds: of the processor's time that they took.
        slowest: of the processor's time that one took.
        finds: inputs and what failed, the first of them.
    """

    name: str
    inputs: int
    seconds: float
    slowest: float
    finds: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        each = f"{1000 * self.seconds / max(1, self.inputs):.2f} ms each, the slowest {1000 * self.slowest:.0f} ms"
        return f"{self.name}: {self.inputs:,} inputs, {len(self.finds)} finds, {each}"


def run(desk: Desk, inputs: int, seed: int) -> Iterator[Result]:
    """Puts so many inputs into all targets; the same inputs for the same seed."""
    for target in (*targets(desk), EDGE):
        yield _run(target, desk, inputs * target.share // 100, seed)


def _run(target: Target, desk: Desk, inputs: int, seed: int) -> Result:
    lot, began = Random(f"{seed} {target.name}"), time.process_time()  # noqa: S311 - no secret
    made = (target.make(lot) for _ in range(inputs))
    if target is EDGE:
        finds, slowest = tuple(run_edge(desk, made)), 0.0
    else:
        finds, slowest = _put(target, made)
    return Result(target.name, inputs, time.process_time() - began, slowest, finds[:MOST_FINDS])


def _put(target: Target, made: Iterator[str]) -> tuple[tuple[tuple[str, str], ...], float]:
    finds: list[tuple[str, str]] = []
    slowest = 0.0
    for text in made:
        began = time.process_time()
        try:
            target.check(text)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            finds.append((text, f"{type(error).__name__}: {error}"))
        took = time.process_time() - began
        slowest = max(slowest, took)
        if took > target.seconds:
            finds.append((text, f"took {took:.2f} s"))
    return tuple(finds), slowest
