"""A ledger that tells a test when something was remembered."""

import asyncio
from collections.abc import Sequence

from bot.ledger import Asked, Ledger, Vote
from bot.ledger.database import Database
from bot.ledger.questions import Questions
from bot.ledger.votes import Votes


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
        self.questions = _WatchedQuestions(self)
        self.votes = _WatchedVotes(self)

    async def has(self, *, asked: int = 0, voted: int = 0, explained: int = 0) -> None:
        """Returns once so many questions, votes and reasons are remembered; TimeoutError after five seconds."""
        wanted: tuple[tuple[Sequence[object], int], ...] = (
            (self.asked, asked),
            (self.voted, voted),
            (self.explained, explained),
        )
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: all(len(found) >= number for found, number in wanted))

    @property
    def database(self) -> Database:
        """Where it is kept."""
        return self._database

    async def tell(self) -> None:
        """Wakes who waits for something to be remembered."""
        async with self._changed:
            self._changed.notify_all()


class _WatchedQuestions(Questions):
    def __init__(self, ledger: WatchedLedger) -> None:
        super().__init__(ledger.database)
        self._ledger = ledger

    async def add(self, asked: Asked) -> None:
        await super().add(asked)
        self._ledger.asked.append(asked)
        await self._ledger.tell()


class _WatchedVotes(Votes):
    def __init__(self, ledger: WatchedLedger) -> None:
        super().__init__(ledger.database)
        self._ledger = ledger

    async def cast(self, team: str, vote: Vote) -> None:
        await super().cast(team, vote)
        self._ledger.voted.append(vote)
        await self._ledger.tell()

    async def explain(self, team: str, ident: str, user: str, reason: str) -> bool:
        explained = await super().explain(team, ident, user, reason)
        self._ledger.explained.append(reason)
        await self._ledger.tell()
        return explained
