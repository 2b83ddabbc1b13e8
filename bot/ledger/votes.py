"""Whether answers helped, in the judgement of those who read them."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import select, update

from bot.ledger.database import Database
from bot.ledger.model import Vote
from bot.ledger.tables import VOTE


class Votes:
    """One vote for each person and answer."""

    def __init__(self, database: Database) -> None:
        """The votes in this database."""
        self._database = database

    async def cast(self, team: str, vote: Vote) -> None:
        """Remembers whether an answer helped; a person's last vote on an answer counts."""
        row = asdict(vote) | {"team": team, "reason": ""}
        changed = {"helpful": vote.helpful, "at": vote.at}
        await self._database.put(VOTE, row, changed if vote.helpful is False else changed | {"reason": ""})

    async def explain(self, team: str, ident: str, user: str, reason: str) -> bool:
        """Adds to a person's vote why; returns whether there is such a vote."""
        mine = (VOTE.c.team == team) & (VOTE.c.ident == ident) & (VOTE.c.user == user)
        return bool(await self._database.change(update(VOTE).where(mine).values(reason=reason)))

    async def of(self, team: str, ident: str) -> Mapping[str, tuple[bool, str]]:
        """Who voted on an answer: by user id, whether it helped and why, "" without a reason."""
        rows = await self._database.read(select(VOTE).where(VOTE.c.team == team, VOTE.c.ident == ident))
        return {row.user: (row.helpful, row.reason) for row in rows}
