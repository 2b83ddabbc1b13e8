"""Who did, or tried to do, what only admins may."""

from dataclasses import asdict

from sqlalchemy import insert, select

from bot.ledger.database import Database
from bot.ledger.model import Act
from bot.ledger.tables import AUDIT


class Audit:
    """A list that only grows."""

    def __init__(self, database: Database) -> None:
        """The audit in this database."""
        self._database = database

    async def note(self, act: Act) -> None:
        """Adds an act."""
        await self._database.change(insert(AUDIT).values(**asdict(act)))

    async def acts(self, team: str, limit: int) -> tuple[Act, ...]:
        """The latest acts in a workspace, the newest first."""
        columns = [column for column in AUDIT.c if column.name != "number"]
        newest = select(*columns).where(AUDIT.c.team == team).order_by(AUDIT.c.number.desc()).limit(limit)
        return tuple(Act(**row._mapping) for row in await self._database.read(newest))  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns
