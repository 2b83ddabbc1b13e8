"""What was taken on, by whichever process: each thing by one."""

from datetime import datetime

from sqlalchemy import delete, select, update

from bot.ledger.database import Database
from bot.ledger.tables import CLAIM

PROCESSING = "processing"
SENDING = "sending"
DONE = "done"


class Claims:
    """Ids of things to be done once; each holds until a moment, and is as if it had never been afterwards."""

    def __init__(self, database: Database) -> None:
        """The claims in this database."""
        self._database = database

    async def take(self, ident: str, at: datetime, until: datetime) -> bool:
        """Claims the thing, unless somebody did whose claim still holds; returns whether it was claimed.

        Of those who come at once one is first. Where whoever took it on died in it, the next one can have it once
        the claim holds no longer.
        """
        claim = {"ident": ident, "state": PROCESSING, "until": until}
        # How far whoever had it came stays written.
        return await self._database.put(CLAIM, claim, {"until": until}, CLAIM.c.until <= at)

    async def begin_sending(self, ident: str, until: datetime) -> bool:
        """Tells that what is to be said about the thing is about to go out; False where it was before."""
        claim = {"ident": ident, "state": SENDING, "until": until}
        return await self._database.put(CLAIM, claim, {"state": SENDING}, CLAIM.c.state != SENDING)

    async def finish(self, ident: str, until: datetime) -> None:
        """Tells that the thing is done; the claim holds until then."""
        done = update(CLAIM).where(CLAIM.c.ident == ident).values(state=DONE, until=until)
        await self._database.change(done)

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
