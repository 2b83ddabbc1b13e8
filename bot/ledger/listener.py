"""Hearing of what other processes announce in the database, where it can tell."""

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:  # it loads SQLAlchemy's ORM, which a ledger in a file is spared
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Listener:
    """Listens on a connection of its own, which is made anew when it was lost."""

    def __init__(self, engine: "AsyncEngine | None", channel: str) -> None:
        """A listener to what is announced in the channel, not listening yet; None announces nothing."""
        self._engine = engine
        self._channel = channel
        self._connection: AsyncConnection | None = None

    async def wait(self, seconds: float) -> None:
        """Returns when something may have been announced, and after so many seconds at the latest.

        Where the database announces nothing, or is away, that is always after so many seconds.
        """
        if self._engine is None:
            await asyncio.sleep(seconds)
            return
        try:
            await self._listen(self._engine, seconds)
        except asyncio.CancelledError:
            await self.close()
            raise
        except (SQLAlchemyError, OSError, self._engine.dialect.loaded_dbapi.Error):
            await self.close()
            await asyncio.sleep(seconds)

    async def close(self) -> None:
        """Stops listening; the connection is not used for anything else."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()

    async def _listen(self, engine: "AsyncEngine", seconds: float) -> None:
        """Begins to listen and returns at once, for nobody knows what was announced before; else waits."""
        if self._connection is None:
            self._connection = await engine.connect()
            await self._connection.execution_options(isolation_level="AUTOCOMMIT")
            await self._connection.exec_driver_sql(f"LISTEN {self._channel}")
            return
        driver = (await self._connection.get_raw_connection()).driver_connection
        async for _ in driver.notifies(timeout=seconds, stop_after=1):  # type: ignore[union-attr]  # psycopg's
            pass
