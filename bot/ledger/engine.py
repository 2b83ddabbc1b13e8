"""The ledger's database: how transactions are carried out in it, in a file or on a server."""

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, suppress
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import sqlalchemy
from sqlalchemy import Connection, QueuePool, event, make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.errors import LedgerError
from bot.ledger.standing import reason

if TYPE_CHECKING:  # it loads SQLAlchemy's ORM, which a ledger in a file is spared
    from sqlalchemy.ext.asyncio import AsyncEngine

BUSY_SECONDS: Final = 10
"""How long to wait for a database that others use, or for a server to take a connection."""

CARRIED_OVER: Final = 1_000
"""Transactions after which a file takes over what its log holds; they fill about twelve megabytes of it."""

LONGEST_LOG: Final = 10_000
"""Pages of the log from which on a transaction itself has the file take them over, should nobody else do it."""

_PRIMARY: Final = 0xFF
"""What of SQLite's codes says what went wrong; the rest says why."""

_POSTGRESQL: Final = "postgresql+psycopg"
_SQLITE: Final = "sqlite"

IN_MEMORY: Final = "sqlite:///:memory:"
"""The address of a ledger that is forgotten when it is closed."""

Result = TypeVar("Result")


class Turn(Protocol):
    """Does something on the connection of a transaction."""

    def __call__(self, act: Callable[[Connection], Result], /) -> Awaitable[Result]:
        """What comes of it."""


class Engine(ABC):
    """Carries out transactions in one database.

    A transaction is lasting: what was told to be done outlives a power failure, for which each waits for the disk.
    One that is not lasting is in force as soon, for all processes, and outlives the end of any of them; only what the
    database did in its last second may be lost, and only where its machine, or its server, ends without warning. That
    is enough for what is noted while a question is answered: who has taken it on, how it was understood, what the
    conversation is about. What people decide is lasting.

    Attributes:
        core: SQLAlchemy's own engine, for who watches over it.
        asynchronous: the same where the event loop itself waits for a server; None where a thread waits.
    """

    asynchronous: "AsyncEngine | None" = None

    def __init__(self, core: sqlalchemy.Engine) -> None:
        self.core = core

    @property
    def shown(self) -> str:
        """The address without its password."""
        return self.core.url.render_as_string(hide_password=True)

    @abstractmethod
    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """Does something in a transaction of its own; returns what came of it."""

    @abstractmethod
    def transaction(self) -> AbstractAsyncContextManager[Turn]:
        """A lasting transaction that goes on while other things are waited for."""

    @abstractmethod
    async def close(self) -> None:
        """Lets the database go; it is opened anew when it is used again."""


class FileEngine(Engine):
    """A database in a file, which one connection writes, a transaction at one go.

    In a file one writes at a time, and in memory each connection would be a database of its own. Who waits is next
    when the connection is free, where SQLite itself would have them sleep and try again.

    What is not lasting waits for nothing but other processes, and takes less time than handing it to a thread: it is
    done at once, where no other process is writing. For everything else a thread waits.

    Transactions go to a log beside the file. Having the file take them over waits for the disk, some hundredths of a
    second; another thread does that now and then, so that nobody who asks waits for it.
    """

    def __init__(self, address: str) -> None:
        core = sqlalchemy.create_engine(
            # One at a time has the connection, be it in this thread or in that.
            address,
            connect_args={"check_same_thread": False},
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
        )
        super().__init__(core)
        event.listen(core, "connect", _prepare_sqlite)
        event.listen(core, "begin", _begin_sqlite)
        self._transactions = 0
        self._start()

    def _start(self) -> None:
        self._connection: Connection | None = None
        self._thread = ThreadPoolExecutor(1, "ledger")
        self._carrier = ThreadPoolExecutor(1, "ledger-log")
        self._carrying: Future[None] | None = None
        self._free = asyncio.Lock()

    async def within(self, act: Callable[[Connection], Result], *, lasting: bool = True) -> Result:
        """Does something in a transaction of its own; returns what came of it."""
        async with self._free:
            result = await self._carry_out(act, lasting=lasting)
        self._carry_over()
        return result

    async def _carry_out(self, act: Callable[[Connection], Result], *, lasting: bool) -> Result:
        if not lasting:
            try:
                return self._whole(act, lasting=False, waits=False)
            except OperationalError as error:
                if not _is_locked(error):
                    raise
        return await self._do(partial(self._whole, act, lasting=lasting, waits=True))

    def _whole(self, act: Callable[[Connection], Result], *, lasting: bool, waits: bool) -> Result:
        connection = self._connected(lasting=lasting, waits=waits)
        with connection.begin():
            return act(connection)

    def _connected(self, *, lasting: bool, waits: bool) -> Connection:
        """The connection, whose next transaction is to be so."""
        if self._connection is None:
            self._connection = self.core.connect()
        return self._connection.execution_options(lasting=lasting, waits=waits)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Turn]:
        """A lasting transaction that goes on while other things are waited for; everybody else waits for its end."""
        async with self._free:
            connection = await self._do(partial(self._connected, lasting=True, waits=True))
            begun = await self._do(connection.begin)
            try:
                yield lambda act: self._do(partial(act, connection))
                await self._do(begun.commit)
            finally:
                await self._do(begun.close)

    async def close(self) -> None:
        """Lets the database go."""
        self._carrier.shutdown()
        await self._do(self._let_go)
        self._thread.shutdown()
        self._start()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self.core.dispose()

    def _carry_over(self) -> None:
        """Counts a transaction, and after so many has the file take over the log, unless it is at that still."""
        self._transactions += 1
        at_it = self._carrying is not None and not self._carrying.done()
        if self._transactions >= CARRIED_OVER and not at_it:
            self._transactions = 0
            self._carrying = self._carrier.submit(_carry_over, Path(self.core.url.database or ""))

    async def _do(self, act: Callable[[], Result]) -> Result:
        """What comes of something that is done in the thread, as a part of what the present task is a part of."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, act)


def create_engine(address: str) -> Engine:
    """The engine for a database; nothing is opened yet.

    Args:
        address: as SQLAlchemy writes it: `sqlite:///PATH` or `postgresql+psycopg://USER:PASSWORD@HOST/NAME`.

    Raises:
        LedgerError: that is no such address.
    """
    engines: dict[str, Callable[[str], Engine]] = {_SQLITE: FileEngine, _POSTGRESQL: _server_engine}
    try:
        driver = make_url(address).drivername
        if driver not in engines:
            raise LedgerError(
                f"the ledger's address cannot be used: it begins with {driver}://, and must with"
                f" {' or '.join(f'{each}://' for each in engines)}"
            )
        return engines[driver](address)
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"the ledger's address cannot be used: {error}; install meshwise[postgres]"
        ) from None
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger's address cannot be used: {reason(error)}") from None


def _server_engine(address: str) -> Engine:
    from bot.ledger.server import ServerEngine  # noqa: PLC0415 - it loads SQLAlchemy's ORM

    return ServerEngine(address)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Python's driver begins no transaction for changes of tables by itself, so it is told to begin none."""
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LONGEST_LOG}")
    except Exception:
        connection.close()  # nobody else knows of it yet
        raise


def _carry_over(path: Path) -> None:
    """Has a database's file take over its log, nearly all of it while others write on; one in memory has none."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    # What fails is tried again with the next transactions, and what is wrong with the file they tell.
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        # What came meanwhile is little: who writes waits for that, so that the log can begin anew.
        connection.execute("PRAGMA wal_checkpoint(RESTART)")


def _begin_sqlite(connection: Connection) -> None:
    """Takes the lock at once: a transaction that reads and then writes can then not be refused half way."""
    waits = connection.get_execution_options().get("waits", True)
    settings = {
        "synchronous": "FULL" if is_lasting(connection) else "NORMAL",
        "busy_timeout": BUSY_SECONDS * 1000 if waits else 0,
    }
    for name, value in settings.items():
        if connection.info.get(name) != value:
            connection.exec_driver_sql(f"PRAGMA {name} = {value}")
            connection.info[name] = value
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _is_locked(error: OperationalError) -> bool:
    """Whether another process had the database just then, so that the transaction did not begin."""
    code: int = getattr(error.orig, "sqlite_errorcode", 0)
    return code & _PRIMARY == sqlite3.SQLITE_BUSY


def is_lasting(connection: Connection) -> bool:
    """Whether a connection's transaction is lasting."""
    return bool(connection.get_execution_options().get("lasting", True))
