"""The ledger's database for what a person waits for: each use is given up in time, see `patience`."""

from collections.abc import Callable

from sqlalchemy import Connection

from bot.ledger.database import Database
from bot.ledger.engine import Result


class PatientDatabase(Database):
    """The same database, used by parts whose rows are few: none of their uses takes long where all is well."""

    def __init__(self, database: Database) -> None:
        """Waits for this database with its own patience."""
        super().__init__(database.engine, database.patience)
        self.standing = database.standing

    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """As without patience; a `LedgerError` where it takes too long, and then it may have been carried out."""
        return await self.patience.wait(super().within(act, lasting=lasting))
