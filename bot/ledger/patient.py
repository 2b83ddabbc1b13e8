"""The ledger's database for what a person waits for: each use is given up in time, see `patience`."""

from collections.abc import Callable

from sqlalchemy import Connection

from bot.ledger.database import Database
from bot.ledger.engine import Result
from bot.ledger.patience import Patience


class PatientDatabase(Database):
    """The same database, used by parts whose rows are few: none of their uses takes long where all is well."""

    def __init__(self, database: Database, patience: Patience) -> None:
        """Waits for this database with this patience."""
        super().__init__(database.engine)
        self.standing = database.standing
        self._patience = patience

    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """As without patience; a `LedgerError` where it takes too long, and then it may have been carried out."""
        return await self._patience.wait(super().within(act, lasting=lasting))
