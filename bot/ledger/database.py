"""The few ways in which the ledger's parts use their database."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ledger.standing import Standing

# Of an insertion SQLAlchemy does not keep the count by itself.
_COUNTED: Final = {"preserve_rowcount": True}


class Database:
    """Reads and changes rows, each call in a transaction of its own; a `LedgerError` tells what went wrong."""

    def __init__(self, engine: AsyncEngine) -> None:
        """The engine's database, whose tables are there when it is first used."""
        self.engine = engine
        self.standing = Standing()

    async def put(
        self,
        table: Table,
        row: Mapping[str, Any],
        changed: Mapping[str, Any] | None = None,
        where: ColumnElement[bool] | None = None,
        announce: str = "",
    ) -> bool:
        """Inserts the row; one that is there under the same key is changed so, or left where nothing is.

        Returns whether anything was written, which is announced as in `change`; what does not fulfil `where` is left
        too.
        """
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(table).values(**row)
        key = list(table.primary_key.columns)
        whole = (
            insert.on_conflict_do_update(index_elements=key, set_=changed, where=where)
            if changed
            else insert.on_conflict_do_nothing(index_elements=key)
        )
        return await self.change(whole, announce) > 0

    async def read(self, question: Any) -> list[Row[Any]]:  # noqa: ANN401 - any select
        """The rows of a select."""
        with self.standing.use():
            async with self.engine.connect() as connection:
                return list((await connection.execute(question)).all())

    async def change(self, change: Any, announce: str = "") -> int:  # noqa: ANN401 - any insert, update or delete
        """Carries out a change; returns how many rows it touched.

        Those who listen to the channel `announce` hear of a change that touched any, once it is in force.
        """
        async with self.transaction() as connection:
            touched = int((await connection.execute(change, execution_options=_COUNTED)).rowcount)
            if announce and touched:
                await self.announce(connection, announce)
            return touched

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Several statements of which all are in force after the context, or none where it failed."""
        with self.standing.use():
            async with self.engine.begin() as connection:
                yield connection

    async def announce(self, connection: AsyncConnection, channel: str) -> None:
        """Tells those who listen to the channel, once what the connection does is in force."""
        if self.engine.dialect.name == "postgresql":
            await connection.execute(select(func.pg_notify(channel, "")))
