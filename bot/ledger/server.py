"""The ledger's database on a server, PostgreSQL's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import create_async_engine

from bot.ledger.engine import BUSY_SECONDS, Engine, Result, Turn, is_lasting


class ServerEngine(Engine):
    """A database on a server: the event loop waits for it.

    Connections are tried before they are used, so that a server that was away is no failure once it is back.
    """

    def __init__(self, address: str) -> None:
        waiting = {"connect_timeout": BUSY_SECONDS}
        lasting = create_async_engine(
            address, pool_pre_ping=True, pool_timeout=BUSY_SECONDS, connect_args=waiting
        )
        super().__init__(lasting.sync_engine)
        event.listen(self.core, "connect", _prepare_postgresql)
        event.listen(self.core, "begin", _begin_postgresql)
        self._lasting = lasting
        self.asynchronous = self._passing = lasting.execution_options(lasting=False)

    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """Does something in a transaction of its own; returns what came of it."""
        async with (self._lasting if lasting else self._passing).begin() as connection:
            return await connection.run_sync(act)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Turn]:
        """A lasting transaction that goes on while other things are waited for."""
        async with self._lasting.begin() as connection:
            yield connection.run_sync

    async def close(self) -> None:
        """Lets the server go."""
        await self._lasting.dispose()


def _prepare_postgresql(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Waits for the disk only where a transaction asks for it, as most do not."""
    cursor = connection.cursor()
    cursor.execute("SET synchronous_commit TO off")
    cursor.close()
    connection.commit()


def _begin_postgresql(connection: Connection) -> None:
    """Waits as whoever runs the server has it."""
    if is_lasting(connection):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO DEFAULT")
