"""How channels were switched."""

from datetime import datetime

from sqlalchemy import select

from bot.ledger.database import Database
from bot.ledger.tables import CHANNEL


class Channels:
    """A switch for each channel."""

    def __init__(self, database: Database) -> None:
        """The switches in this database."""
        self._database = database

    async def is_automatic(self, team: str, channel: str) -> bool:
        """Whether the channel was switched to be answered without a mention; off until somebody did."""
        here = (CHANNEL.c.team == team) & (CHANNEL.c.channel == channel)
        rows = await self._database.read(select(CHANNEL.c.automatic).where(here))
        return any(row.automatic for row in rows)

    async def set_automatic(self, team: str, channel: str, user: str, at: datetime, *, on: bool) -> None:
        """Switches the channel, and remembers who did it."""
        change = {"automatic": on, "changed_by": user, "changed_at": at}
        await self._database.put(CHANNEL, {"team": team, "channel": channel, **change}, change)
