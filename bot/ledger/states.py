"""What browsers are handed that go to Slack to install the app, and must bring back: each is good once."""

from datetime import datetime

from sqlalchemy import delete

from bot.ledger.database import Database
from bot.ledger.tables import STATE


class States:
    """Texts that nobody can guess, each good until a moment."""

    def __init__(self, database: Database) -> None:
        """The states in this database."""
        self._database = database

    async def issue(self, ident: str, at: datetime, until: datetime) -> None:
        """Remembers one that is handed out, and forgets those that are good no longer."""
        await self._database.change(delete(STATE).where(STATE.c.until <= at))
        await self._database.put(STATE, {"ident": ident, "until": until})

    async def consume(self, ident: str, at: datetime) -> bool:
        """Whether it was handed out, is still good and comes back for the first time, to whichever process."""
        good = (STATE.c.ident == ident) & (STATE.c.until > at)
        return await self._database.change(delete(STATE).where(good)) > 0
