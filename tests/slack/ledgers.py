"""A ledger that tells a test when something was remembered."""

import asyncio

from bot.ledger import Asked, Ledger, Vote


class WatchedLedger(Ledger):
    """A real ledger.

    Attributes:
        asked: the questions that were recorded, oldest first.
        voted: the votes, oldest first.
        explained: the reasons for votes, oldest first.
    """

    def __init__(self, address: str) -> None:
        """A ledger in the database at `address`, not opened yet."""
        super().__init__(address)
        self.asked: list[Asked] = []
        self.voted: list[Vote] = []
        self.explained: list[str] = []
        self._changed = asyncio.Condition()

    async def record(self, asked: Asked) -> None:
        """Remembers a question."""
        await super().record(asked)
        self.asked.append(asked)
        await self._tell()

    async def vote(self, team: str, vote: Vote) -> None:
        """Remembers a vote."""
        await super().vote(team, vote)
        self.voted.append(vote)
        await self._tell()

    async def explain(self, team: str, ident: str, user: str, reason: str) -> bool:
        """Remembers a reason."""
        explained = await super().explain(team, ident, user, reason)
        self.explained.append(reason)
        await self._tell()
        return explained

    async def has(self, *, asked: int = 0, voted: int = 0, explained: int = 0) -> None:
        """Returns once so many questions, votes and reasons are remembered; TimeoutError after five seconds."""
        wanted = ((self.asked, asked), (self.voted, voted), (self.explained, explained))
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: all(len(found) >= number for found, number in wanted))

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
