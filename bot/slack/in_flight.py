"""The listeners at work, so that a shutdown can wait for them."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Final, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

DRAIN_SECONDS: Final = 20.0


class InFlight:
    """Holds the running listeners; Bolt itself keeps no reference to them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    def __len__(self) -> int:
        """How many listeners are at work."""
        return len(self._tasks)

    def tracked(
        self, listener: Callable[Arguments, Coroutine[object, object, Result]]
    ) -> Callable[Arguments, Coroutine[object, object, Result]]:
        """The listener, registered for as long as its task runs."""

        @wraps(listener)
        async def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            self._register()
            return await listener(*args, **kwargs)

        return run

    def _register(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float = DRAIN_SECONDS) -> int:
        """Waits until no listener is at work, at most so many seconds; returns how many still are."""
        if not self._tasks:
            return 0
        _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
        return len(unfinished)
