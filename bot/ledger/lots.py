"""Many who come at once are served as one lot: a transaction costs far more than what is done in it."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final, Generic, TypeVar

from bot.errors import LedgerError
from bot.ledger.patience import Patience

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST: Final = 500
"""Items of one lot: it is done within a fraction of a second."""


class Lots(Generic[Item, Result]):
    """Does with all that came while the last lot was done what is to be done with each."""

    def __init__(
        self, act: Callable[[Sequence[Item]], Coroutine[Any, Any, Sequence[Result]]], patience: Patience
    ) -> None:
        """`act` does it with several, all or none, and returns what came of each; it is waited for so patiently."""
        self._act = act
        self._patience = patience
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._work: asyncio.Task[None] | None = None

    async def do(self, item: Item) -> Result:
        """What came of the item; what went wrong with it alone is raised here, and nowhere else."""
        result: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, result))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._go_on())
        return await self._patience.wait_for(result)

    async def _go_on(self) -> None:
        while self._waiting:
            lot, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            # Whoever gave up goes on without it, and so nothing is done for them.
            wanted = [(item, result) for item, result in lot if not result.done()]
            if wanted:
                await self._serve(wanted)

    async def _serve(self, lot: Sequence[tuple[Item, "asyncio.Future[Result]"]]) -> None:
        try:
            act = self._act([item for item, _ in lot])
            done: Sequence[Result | Exception] = await self._patience.wait(act)
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever waits is told
            if len(lot) > 1 and isinstance(error, LedgerError):
                for each in lot:
                    await self._serve([each])
                return
            done = [error] * len(lot)
        for (_, result), outcome in zip(lot, done, strict=True):
            _tell(result, outcome)


def _tell(result: "asyncio.Future[Result]", outcome: Result | Exception) -> None:
    if result.done():
        return
    if isinstance(outcome, Exception):
        result.set_exception(outcome)
    else:
        result.set_result(outcome)
