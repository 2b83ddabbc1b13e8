"""Bringing a database's tables up to date by Alembic, which is loaded only where they are behind."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from bot.errors import LedgerError

_MIGRATIONS: Final = Path(__file__).with_name("migrations")


def migrations() -> Config:
    """Where Alembic finds the migrations."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(connection: Connection) -> None:
    """Carries out the migrations that the connection's database lacks.

    Raises:
        LedgerError: the database was written by a newer version.
    """
    config = migrations()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(
            f"the ledger was written by a newer version ({error}); start that version, or restore a backup"
        ) from None
