"""That each thing is done once, though Slack may deliver it twice, to two processes, and a person may click twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.ledger import Ledger
from bot.slack.bounded import Bounded
from bot.slack.forgiving import forgiving
from bot.telemetry.handling import put_off

# Slack repeats a delivery for about six minutes; this many deliveries are more than come in that time.
MOST_CLAIMS: Final = 20_000

TAKEN: Final = timedelta(seconds=50)
"""How long something may take: what comes again later, as Slack's second repetition does, is taken over."""

DONE: Final = timedelta(days=1)
"""For how long it is known that something was done; a delayed delivery may come this late."""

_ALWAYS: Final = datetime.max.replace(tzinfo=UTC)


class Claims:
    """The ids of what was taken on: in the ledger for all processes, and in memory for while the ledger is away."""

    def __init__(self, ledger: Ledger, limit: int = MOST_CLAIMS) -> None:
        self._ledger = ledger
        self._taken: Bounded[str, datetime] = Bounded(limit)

    async def claim(self, ident: str) -> bool:
        """True for the first who asks, in whichever process; False for everyone after, while it is worked on or done.

        Where a process died at work the next one may have it; this one is alive, and has what it took.
        """
        now = datetime.now(UTC)
        return self._take_here(ident, now, _ALWAYS) and await self._take(ident, now, now + TAKEN)

    async def claim_for(self, ident: str, at: datetime, period: timedelta) -> bool:
        """True for the first who asks, in whichever process, at this moment or so long after it."""
        return self._take_here(ident, at, at + period) and await self._take(ident, at, at + period)

    @asynccontextmanager
    async def working(self, ident: str) -> AsyncIterator[bool]:
        """Gives whether the thing is to be done here; after the context it is done, however that ended.

        Where somebody else is at it, who may die in it, Slack is asked to bring it again.
        """
        first = await self.claim(ident)
        if not first and not await self._is_done(ident):
            put_off()
        try:
            yield first
        except Exception:
            await self.finish(ident)
            raise
        if first:
            await self.finish(ident)

    async def release(self, ident: str) -> None:
        """Lets the next one have it, because it was not done after all."""
        self._taken.drop(ident)
        with forgiving("a claim could not be given back"):
            await self._ledger.patience.wait(self._ledger.claims.drop(ident))

    async def _take(self, ident: str, at: datetime, until: datetime) -> bool:
        with forgiving("what was taken on could not be noted"):
            elsewhere = not await self._ledger.claims.take(ident, at, until)
            if elsewhere:
                self._taken.drop(ident)
            return not elsewhere
        return True

    async def begin_sending(self, ident: str) -> bool:
        """Whether the answer may go out; not where somebody died at just that, so that it may be out already."""
        with forgiving("that an answer goes out could not be noted"):
            return await self._ledger.claims.begin_sending(ident, datetime.now(UTC) + TAKEN)
        return True

    async def _is_done(self, ident: str) -> bool:
        """Whether what somebody has taken on is done; where the ledger does not tell, it is taken to be."""
        with forgiving("whether something is done could not be read"):
            return await self._ledger.patience.wait(self._ledger.claims.is_done(ident))
        return True

    async def finish(self, ident: str) -> None:
        """Tells that what was claimed is done."""
        with forgiving("what was done could not be noted"):
            await self._ledger.claims.finish(ident, datetime.now(UTC) + DONE)

    def _take_here(self, ident: str, at: datetime, until: datetime) -> bool:
        held = self._taken.find(ident)
        if held is not None and at < held:
            return False
        self._taken.put(ident, until)
        return True
