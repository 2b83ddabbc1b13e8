"""What was taken on, by whichever process: each thing by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, select

from bot.ledger.database import Database
from bot.ledger.lots import Lots
from bot.ledger.tables import CLAIM

PROCESSING = "processing"
SENDING = "sending"
DONE = "done"


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    ident: str
    state: str
    until: datetime

    @property
    def row(self) -> dict[str, Any]:
        return {"ident": self.ident, "state": self.state, "until": self.until}


class Claims:
    """Ids of things to be done once; each holds until a moment, and is as if it had never been afterwards.

    What is written of them while somebody waits is given up in time (see `patience`).
    """

    def __init__(self, database: Database) -> None:
        """The claims in this database."""
        self._database = database
        # How far whoever had it came stays written.
        self._taking = self._writing("until", CLAIM.c.until <= bindparam("at"))
        self._beginning = self._writing("state", CLAIM.c.state != SENDING)
        self._takings: Lots[tuple[datetime, _Claim], bool] = Lots(self._take, database.patience)
        self._sendings: Lots[_Claim, bool] = Lots(self._begin_sending, database.patience)

    async def take(self, ident: str, at: datetime, until: datetime) -> bool:
        """Claims the thing, unless somebody did whose claim still holds; returns whether it was claimed.

        Of those who come at once one is first. Where whoever took it on died in it, the next one can have it once
        the claim holds no longer.
        """
        return await self._takings.do((at, _Claim(ident, PROCESSING, until)))

    async def begin_sending(self, ident: str, until: datetime) -> bool:
        """Tells that what is to be said about the thing is about to go out; False where it was before."""
        return await self._sendings.do(_Claim(ident, SENDING, until))

    async def _take(self, several: Sequence[tuple[datetime, _Claim]]) -> Sequence[bool]:
        earliest, claims = min(at for at, _ in several), [claim for _, claim in several]
        return await self._claim(self._taking, claims, at=earliest)

    async def _begin_sending(self, several: Sequence[_Claim]) -> Sequence[bool]:
        return await self._claim(self._beginning, several)

    def _writing(self, changed: str, where: ColumnElement[bool]) -> Any:  # noqa: ANN401 - SQLAlchemy's own types do not fit
        """The insertion of claims, of which those that are there are changed where that holds; gives those it wrote."""
        return self._database.upsert(CLAIM, (changed,), where).returning(CLAIM.c.ident)

    async def _claim(self, writing: Any, several: Sequence[_Claim], **known: datetime) -> Sequence[bool]:  # noqa: ANN401 - likewise
        """Writes claims, each as if it were alone; returns which were written."""
        first = {each.ident: each for each in reversed(several)}
        # In the order of their ids, so that nobody waits for a claim of one who waits for a claim of theirs.
        rows = [each.row | known for _, each in sorted(first.items())]
        written = await self._database.within(
            lambda connection: set(connection.scalars(writing, rows).all()), lasting=False
        )
        return [each.ident in written and each is first[each.ident] for each in several]

    async def finish(self, ident: str, until: datetime) -> None:
        """Tells that the thing is done; the claim holds until then."""
        await self._database.keep(CLAIM, _Claim(ident, DONE, until).row, "state", "until")

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
