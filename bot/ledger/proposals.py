"""What people would have the knowledge say, and what became of it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select, update

from bot.ledger.database import Database
from bot.ledger.model import Proposal
from bot.ledger.tables import PROPOSAL


class Proposals:
    """A queue for admins to decide on."""

    def __init__(self, database: Database) -> None:
        """The proposals in this database."""
        self._database = database

    async def add(self, proposal: Proposal) -> None:
        """Adds a proposal; the same one delivered again is not added again."""
        await self._database.put(PROPOSAL, asdict(proposal))

    async def find(self, team: str, ident: str) -> Proposal | None:
        """The proposal with this id in the workspace, or None."""
        mine = (PROPOSAL.c.team == team) & (PROPOSAL.c.ident == ident)
        found = await self._select(select(PROPOSAL).where(mine))
        return found[0] if found else None

    async def open(self, team: str, limit: int) -> tuple[Proposal, ...]:
        """The proposals nobody has decided on, the oldest first."""
        waiting = (PROPOSAL.c.team == team) & (PROPOSAL.c.state == "open")
        return await self._select(
            select(PROPOSAL).where(waiting).order_by(PROPOSAL.c.at, PROPOSAL.c.ident).limit(limit)
        )

    async def amend(self, proposal: Proposal) -> bool:
        """Puts an admin's wording in the place of an open proposal's; returns whether it was still open."""
        waiting = (PROPOSAL.c.ident == proposal.ident) & (PROPOSAL.c.state == "open")
        return bool(await self._database.change(update(PROPOSAL).where(waiting).values(**asdict(proposal))))

    async def decide(self, team: str, ident: str, state: str, user: str, at: datetime, word: str) -> bool:
        """Accepts or declines an open proposal; returns whether it was still open: the first decision counts."""
        waiting = (PROPOSAL.c.team == team) & (PROPOSAL.c.ident == ident) & (PROPOSAL.c.state == "open")
        decided = {"state": state, "decided_by": user, "decided_at": at, "word": word}
        return bool(await self._database.change(update(PROPOSAL).where(waiting).values(**decided)))

    async def _select(self, question: object) -> tuple[Proposal, ...]:
        return tuple(Proposal(**row._mapping) for row in await self._database.read(question))  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns
