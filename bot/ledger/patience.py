"""Waiting for a database that may hang: for a while, and where that was in vain, for some seconds not at all."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeVar

from bot.errors import LedgerError

PATIENCE_SECONDS: Final = 2.0
"""How long the ledger is waited for before an answer goes on without it."""

REST_SECONDS: Final = 5.0
"""How long it is not waited for after that; then one tries again, and the others go on without it meanwhile."""

LATE: Final = "the ledger did not answer within {:.0f} seconds"

Result = TypeVar("Result")


class Patience:
    """Gives a use of the ledger up after its time, whether or not the driver lets go of it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Patient at first; the clock counts seconds."""
        self._clock = clock
        self._resting_until = 0.0
        self._left: set[asyncio.Task[Any]] = set()

    async def wait(self, use: Coroutine[Any, Any, Result]) -> Result:
        """What the use gives; a `LedgerError` where it does not in time, or where the last one did not."""
        if self._clock() < self._resting_until:
            use.close()
            raise LedgerError("the ledger did not answer a moment ago, and is not waited for")
        if self._resting_until:
            self._rest()
        task = asyncio.create_task(use)
        try:
            done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        except asyncio.CancelledError:
            self._leave(task)
            raise
        if not done:
            self._rest()
            self._leave(task)
            raise LedgerError(LATE.format(PATIENCE_SECONDS))
        self._resting_until = 0.0
        return task.result()

    async def wait_for(self, result: "asyncio.Future[Result]") -> Result:
        """What is set as the result; a `LedgerError` where it is not in time. Nobody is told to end what sets it."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await result
        except TimeoutError:
            self._rest()
            raise LedgerError(LATE.format(PATIENCE_SECONDS)) from None

    def _rest(self) -> None:
        self._resting_until = self._clock() + REST_SECONDS

    def _leave(self, task: asyncio.Task[Any]) -> None:
        """Ends a use in the background: a driver that asks a hanging server to stop waits for that too."""
        task.cancel()
        self._left.add(task)
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._left.discard(task)
        if not task.cancelled():
            task.exception()
