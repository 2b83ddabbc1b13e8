"""The deliveries at work: so many at once and no more, and a shutdown waits for them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import Final, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

DRAIN_SECONDS: Final = 15.0
"""How long listeners at work are waited for before the end; with what the edge takes it is less than 20 seconds."""

MOST_IN_FLIGHT: Final = 200
"""A busy workspace has ten events a second, and Slack takes half a second for a message: five at work. When Slack hangs
they are given up after ten seconds, a hundred of them; twice that is room for its requests to wait a while, and little
memory."""

PATIENCE_SECONDS: Final = 1.5
"""How long a delivery waits for its turn: half of what Slack waits for an answer."""

SETTLING_SECONDS: Final = 2.0
"""How long an event is acknowledged later than it was taken, so that Slack brings it to another process where this one
dies at it: an answer takes a fraction of that, and Slack waits a second longer."""


class _Place:
    """Taken by a delivery until its dispatch and all of its listeners have let go of it."""

    def __init__(self, free: Callable[[], None]) -> None:
        self._free = free
        self._holders = 0
        self.tasks: set[asyncio.Task[object]] = set()

    @contextmanager
    def held(self) -> Iterator[None]:
        self._holders += 1
        try:
            yield
        finally:
            self._holders -= 1
            if not self._holders:
                self._free()


_PLACE: Final[ContextVar[_Place | None]] = ContextVar("place", default=None)


class InFlight:
    """Holds the running listeners, to which Bolt itself keeps no reference, and the places for deliveries at work.

    Attributes:
        limit: how many deliveries may be at work at once.
        waiting: how many wait for a place.
        at_work: how many have one.
    """

    def __init__(self, limit: int = MOST_IN_FLIGHT) -> None:
        self.limit = limit
        self.waiting = 0
        self.at_work = 0
        self._places = asyncio.Semaphore(limit)
        self._tasks: set[asyncio.Task[object]] = set()

    def __len__(self) -> int:
        """How many listeners are at work."""
        return len(self._tasks)

    @asynccontextmanager
    async def entered(self, done: Callable[[], None]) -> AsyncIterator[bool]:
        """Gives whether there is a place for a delivery, for which it waits a little.

        The place is free again, and `done` called, when the context and all `tracked` listeners that it set off have
        ended.
        """
        if not await self._is_free():
            yield False
            return
        self.at_work += 1

        def free() -> None:
            self.at_work -= 1
            self._places.release()
            done()

        place = _Place(free)
        token = _PLACE.set(place)
        try:
            with place.held():
                yield True
                # What was set off last begins now, and holds the place from here on.
                await asyncio.sleep(0)
        finally:
            _PLACE.reset(token)

    async def _is_free(self) -> bool:
        if not self._places.locked():
            return await self._places.acquire()
        self.waiting += 1
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._places.acquire()
        except TimeoutError:
            return False
        finally:
            self.waiting -= 1

    def tracked(
        self, listener: Callable[Arguments, Coroutine[object, object, Result]]
    ) -> Callable[Arguments, Coroutine[object, object, Result]]:
        """The listener, registered for as long as its task runs."""

        @wraps(listener)
        async def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            place = _PLACE.get()
            self._register(place)
            with place.held() if place else nullcontext():
                return await listener(*args, **kwargs)

        return run

    def _register(self, place: _Place | None) -> None:
        task = asyncio.current_task()
        if task is not None:
            for tasks in (self._tasks, *([place.tasks] if place else [])):
                tasks.add(task)
                task.add_done_callback(tasks.discard)

    async def settled(self) -> None:
        """Returns once the listeners that the present delivery set off have ended, or have taken long enough."""
        await asyncio.sleep(0)  # what was set off last begins now
        place = _PLACE.get()
        if place and place.tasks:
            await asyncio.wait(place.tasks, timeout=SETTLING_SECONDS)

    async def drain(self, seconds: float = DRAIN_SECONDS) -> int:
        """Waits until no listener is at work, at most so many seconds; returns how many still are."""
        if not self._tasks:
            return 0
        _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
        return len(unfinished)
