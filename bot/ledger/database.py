"""The few ways in which the ledger's parts use their database."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Insert, Row, Table, func, select

from bot.ledger.engine import Engine, Result, Turn
from bot.ledger.lots import Lots
from bot.ledger.patience import Patience
from bot.ledger.standing import Standing

# Of an insertion SQLAlchemy does not keep the count by itself.
_COUNTED: Final = {"preserve_rowcount": True}


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """A row, and the columns that are changed of one that is there under the same key, where that is so."""

    table: Table
    row: Mapping[str, Any]
    changed: tuple[str, ...]
    where: ColumnElement[bool] | None

    @property
    def kind(self) -> tuple[str, ...]:
        return self.table.name, *self.changed

    @property
    def place(self) -> tuple[str, list[Any]]:
        """Everybody writes in this order, so that nobody waits for a row of one who waits for a row of theirs."""
        return self.table.name, [self.row[column.name] for column in self.table.primary_key.columns]


class Database:
    """Reads and changes rows, each call in a transaction of its own; a `LedgerError` tells what went wrong."""

    def __init__(self, engine: Engine, patience: Patience) -> None:
        """The engine's database, whose tables are there when it is first used; lots are waited for so patiently."""
        self.engine = engine
        self.patience = patience
        self.standing = Standing()
        self._lots: Lots[_Kept, bool] = Lots(self._keep, patience)
        # Writing a statement down takes as long as carrying it out.
        self._upserts: dict[tuple[str, ...], Insert] = {}

    async def keep(
        self, table: Table, row: Mapping[str, Any], *changed: str, where: ColumnElement[bool] | None = None
    ) -> bool:
        """Inserts the row; of one that is there under the same key these columns are changed, or none.

        What is kept at the same time is so in one transaction; where one row fails the others are kept all the same.
        It is not lasting (see `Engine`), and given up in time (see `patience`).

        Args:
            table: where it goes.
            row: its columns, and what else `where` names.
            changed: the columns that are changed.
            where: what a row that is there must fulfil to be changed, always the same for these columns.

        Returns:
            Whether the row is there now; not where one that is there did not fulfil `where`.
        """
        return await self._lots.do(_Kept(table, row, changed, where))

    async def _keep(self, rows: Sequence[_Kept]) -> Sequence[bool]:
        ordered = sorted(rows, key=lambda each: each.place)

        def keep(connection: Connection) -> set[_Kept]:
            runs = groupby(ordered, key=lambda each: each.kind)
            return {each for _, run in runs for each in self._write(connection, tuple(run))}

        there = await self.within(keep, lasting=False)
        return [each in there for each in rows]

    def _write(self, connection: Connection, run: Sequence[_Kept]) -> Sequence[_Kept]:
        """Writes rows of one kind; returns those that are there now."""
        statement = self._upsert(run[0])
        if run[0].where is None:
            connection.execute(statement, [each.row for each in run])
            return run
        # One by one, as of several the database would not say which it wrote.
        return [each for each in run if _touched(connection, statement, each.row)]

    def _upsert(self, kept: _Kept) -> Insert:
        if kept.kind not in self._upserts:
            insert = self._insert(kept.table)
            changed = {column: insert.excluded[column] for column in kept.changed}
            self._upserts[kept.kind] = _meeting(insert, kept.table, changed, kept.where)
        return self._upserts[kept.kind]

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
        whole = _meeting(self._insert(table).values(**row), table, changed, where)
        return await self.change(whole, announce) > 0

    def _insert(self, table: Table) -> Any:  # noqa: ANN401 - each database has an insertion of its own
        """An insertion that may meet what is there; only the database in use is loaded."""
        return import_module(f"sqlalchemy.dialects.{self._dialect}").insert(table)

    async def read(self, question: Any, named: Mapping[str, Any] | None = None) -> list[Row[Any]]:  # noqa: ANN401 - any select
        """The rows of a select, with the values of what it names."""
        return await self.within(lambda connection: list(connection.execute(question, named)), lasting=False)

    async def change(self, change: Any, announce: str = "") -> int:  # noqa: ANN401 - any insert, update or delete
        """Carries out a change; returns how many rows it touched.

        Those who listen to the channel `announce` hear of a change that touched any, once it is in force.
        """

        def carry_out(connection: Connection) -> int:
            touched = _touched(connection, change)
            if announce and touched:
                self.announce(connection, announce)
            return touched

        return await self.within(carry_out)

    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """Does something in a transaction of its own, lasting or not (see `Engine`); returns what came of it."""
        with self.standing.use():
            return await self.engine.within(act, lasting=lasting)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Turn]:
        """Several acts which are all in force after the context, or none where it failed; it may take a while."""
        with self.standing.use():
            async with self.engine.transaction() as turn:
                yield turn

    def announce(self, connection: Connection, channel: str) -> None:
        """Tells those who listen to the channel, once what the connection does is in force."""
        if self._dialect == "postgresql":
            connection.execute(select(func.pg_notify(channel, "")))

    @property
    def _dialect(self) -> str:
        return self.engine.core.dialect.name


def _touched(connection: Connection, change: Any, row: Mapping[str, Any] | None = None) -> int:  # noqa: ANN401 - any insert, update or delete
    """Carries out a change; returns how many rows it touched."""
    return int(connection.execute(change, row, execution_options=_COUNTED).rowcount)


def _meeting(
    insert: Any,  # noqa: ANN401 - each database has an insertion of its own
    table: Table,
    changed: Mapping[str, Any] | None,
    where: ColumnElement[bool] | None,
) -> Insert:
    """The insertion, told what to do with a row under the same key: change it so where that holds, or leave it."""
    key = list(table.primary_key.columns)
    whole: Insert = (
        insert.on_conflict_do_update(index_elements=key, set_=changed, where=where)
        if changed
        else insert.on_conflict_do_nothing(index_elements=key)
    )
    return whole
