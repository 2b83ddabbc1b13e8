"""Looking at a ledger's database without changing anything in it."""

from dataclasses import dataclass
from typing import Final

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import LedgerError
from bot.ledger.engine import create_engine
from bot.ledger.standing import reason
from bot.ledger.upgrading import migrations

_KINDS: Final = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}
# Harmless even if it were not taken back, and refused wherever a change would be.
_TRIED: Final = "CREATE TABLE meshwise_tried (number INTEGER)"


@dataclass(frozen=True, slots=True)
class State:
    """What a database is like.

    Attributes:
        server: the kind of database and its version.
        version: of which migration its tables are, "" where there are none.
        newest: the newest migration.
        is_known: this program knows the way from `version` to `newest`.
        writable: it takes changes, also of tables.
    """

    server: str
    version: str
    newest: str
    is_known: bool
    writable: bool


async def inspect(address: str) -> State:
    """The state of the database at `address` (see `create_engine`).

    Raises:
        LedgerError: it cannot be had.
    """
    engine = create_engine(address)
    try:
        return await engine.within(_look)
    except (SQLAlchemyError, OSError) as error:
        raise LedgerError(f"the ledger {engine.shown} cannot be opened: {reason(error)}") from None
    finally:
        await engine.close()


def _look(connection: Connection) -> State:
    dialect = connection.dialect
    numbers = ".".join(map(str, dialect.server_version_info or ()))
    version = MigrationContext.configure(connection).get_current_revision() or ""
    script = ScriptDirectory.from_config(migrations())
    known = {each.revision for each in script.walk_revisions()}
    return State(
        server=f"{_KINDS[dialect.name]} {numbers}",
        version=version,
        newest=script.get_current_head() or "",
        is_known=version in known | {""},
        writable=_takes_changes(connection),
    )


def _takes_changes(connection: Connection) -> bool:
    """Tries a change and takes it back."""
    try:
        connection.execute(text(_TRIED))
    except SQLAlchemyError:
        return False
    finally:
        connection.rollback()
    return True
