"""The ledger's database: the engine for its address, and the migrations that it lacks."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import AsyncAdaptedQueuePool, Connection, event, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import LedgerError
from bot.ledger.standing import reason

_VERSIONS: Final = Path(__file__).with_name("migrations") / "versions"
# Any number, the same in all replicas: whoever holds it migrates, the others wait.
_MIGRATION_LOCK: Final = 7_205_233_418
BUSY_SECONDS: Final = 10
"""How long to wait for a database that others use, or for a server to take a connection."""

_POSTGRESQL: Final = "postgresql+psycopg"
_DRIVERS: Final = ("sqlite+aiosqlite", _POSTGRESQL)

IN_MEMORY: Final = "sqlite+aiosqlite:///:memory:"
"""The address of a ledger that is forgotten when it is closed."""


def create_engine(address: str) -> AsyncEngine:
    """The engine for a database; nothing is opened yet.

    Args:
        address: as SQLAlchemy writes it: `sqlite+aiosqlite:///PATH` or `postgresql+psycopg://USER:PASSWORD@HOST/NAME`.

    Raises:
        LedgerError: that is no such address.
    """
    try:
        driver = make_url(address).drivername
        if driver not in _DRIVERS:
            raise LedgerError(
                f"the ledger's address cannot be used: it begins with {driver}://, and must with"
                f" {' or '.join(f'{each}://' for each in _DRIVERS)}"
            )
        return _postgresql(address) if driver == _POSTGRESQL else _sqlite(address)
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"the ledger's address cannot be used: {error}; install meshwise[postgres]"
        ) from None
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger's address cannot be used: {reason(error)}") from None


def _postgresql(address: str) -> AsyncEngine:
    """Connections are tried before they are used, so that a server that was away is no failure once it is back."""
    waiting = {"connect_timeout": BUSY_SECONDS}
    return create_async_engine(address, pool_pre_ping=True, pool_timeout=BUSY_SECONDS, connect_args=waiting)


def _sqlite(address: str) -> AsyncEngine:
    # In memory each connection would be a database of its own. In a file one writes at a time, and who waits for the
    # only connection is next when it is free, where SQLite itself would have them sleep and try again.
    engine = create_async_engine(
        address,
        connect_args={"timeout": BUSY_SECONDS},
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


async def migrate(engine: AsyncEngine) -> None:
    """Brings the database's tables up to date; when several do so at once, one does and the others wait.

    Raises:
        LedgerError: the database cannot be had, or was written by a newer version.
    """
    shown = engine.url.render_as_string(hide_password=True)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_migrate)
    except (SQLAlchemyError, OSError) as error:
        raise LedgerError(f"the ledger {shown} cannot be opened: {reason(error)}") from None


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Python's driver begins no transaction for changes of tables by itself, so it is told to begin none."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except Exception:
        # Nobody else knows of the connection yet, and its thread would outlast the event loop.
        connection.close()
        raise
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Takes the lock at once: a transaction that reads and then writes can then not be refused half way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
    if _is_current(connection):
        return
    from bot.ledger.upgrading import upgrade  # noqa: PLC0415 - Alembic is large, and most starts find nothing to do

    upgrade(connection)


def _is_current(connection: Connection) -> bool:
    """Whether the tables are of the newest migration; the names of the migrations' files begin with their numbers."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return versions == [max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*.py"))]
