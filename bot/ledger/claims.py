"""What was taken on, by whichever process: each thing by one."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, select

from bot.ledger.database import Database
from bot.ledger.tables import CLAIM

PROCESSING = "processing"
SENDING = "sending"
DONE = "done"


_EXPIRED: Final = CLAIM.c.until <= bindparam("at")
_NOT_SENT: Final = CLAIM.c.state != SENDING


class Claims:
    """Ids of things to be done once; each holds until a moment, and is as if it had never been afterwards.

    What is written of them while somebody waits is given up in time (see `patience`).
    """

    def __init__(self, database: Database) -> None:
        """The claims in this database."""
        self._database = database

    async def take(self, ident: str, at: datetime, until: datetime) -> bool:
        """Claims the thing, unless somebody did whose claim still holds; returns whether it was claimed.

        Of those who come at once one is first. Where whoever took it on died in it, the next one can have it once
        the claim holds no longer; how far whoever had it came stays written.
        """
        row = {**_row(ident, PROCESSING, until), "at": at}
        return await self._database.keep(CLAIM, row, "until", where=_EXPIRED)

    async def begin_sending(self, ident: str, until: datetime) -> bool:
        """Tells that what is to be said about the thing is about to go out; False where it was before."""
        return await self._database.keep(CLAIM, _row(ident, SENDING, until), "state", where=_NOT_SENT)

    async def finish(self, ident: str, until: datetime) -> None:
        """Tells that the thing is done; the claim holds until then."""
        await self._database.keep(CLAIM, _row(ident, DONE, until), "state", "until")

    async def is_done(self, ident: str) -> bool:
        """Whether the thing was finished, and not only taken on."""
        finished = select(CLAIM.c.state).where(CLAIM.c.ident == ident, CLAIM.c.state == DONE)
        return bool(await self._database.read(finished))

    async def drop(self, ident: str) -> None:
        """Lets the next one have it."""
        await self._database.change(delete(CLAIM).where(CLAIM.c.ident == ident))

    async def forget(self, at: datetime) -> int:
        """Deletes the claims that hold no longer; returns how many."""
        return await self._database.change(delete(CLAIM).where(CLAIM.c.until <= at))


def _row(ident: str, state: str, until: datetime) -> dict[str, Any]:
    return {"ident": ident, "state": state, "until": until}
