"""Bringing a database's tables up to date when it is opened."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import LedgerError
from bot.ledger.engine import Engine
from bot.ledger.standing import reason

_VERSIONS: Final = Path(__file__).with_name("migrations") / "versions"
# Any number, the same in all replicas: whoever holds it migrates, the others wait.
_MIGRATION_LOCK: Final = 7_205_233_418


async def migrate(engine: Engine) -> None:
    """Brings the database's tables up to date; when several do so at once, one does and the others wait.

    Raises:
        LedgerError: the database cannot be had, or was written by a newer version.
    """
    try:
        await engine.within(_migrate)
    except (SQLAlchemyError, OSError) as error:
        raise LedgerError(f"the ledger {engine.shown} cannot be opened: {reason(error)}") from None


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
