"""How it stands with the ledger's database, by how its uses end."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import LedgerError


class Standing:
    """Looks at each use of the database.

    Attributes:
        errors: how many uses failed, or were given up.
    """

    def __init__(self) -> None:
        self.errors = 0
        self._away_since: float | None = None

    @property
    def away_seconds(self) -> float:
        """For how long no use has succeeded; 0 where the last one did."""
        return 0.0 if self._away_since is None else time.monotonic() - self._away_since

    @contextmanager
    def use(self) -> Iterator[None]:
        """One use; what the database complains about is told as an error of ours, in one line."""
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            self._fail()
            raise LedgerError(f"the ledger cannot be used: {reason(error)}") from error
        except asyncio.CancelledError:
            self._fail()  # whoever waited for it has given up
            raise
        self._away_since = None

    def _fail(self) -> None:
        self.errors += 1
        if self._away_since is None:
            self._away_since = time.monotonic()


def reason(error: Exception) -> str:
    """The driver's own words, in one line."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
