"""Whose answers are to be told when they change."""

from dataclasses import asdict

from sqlalchemy import delete, select

from bot.ledger.database import Database
from bot.ledger.model import Watch
from bot.ledger.tables import WATCH


class Watches:
    """A list for each person."""

    def __init__(self, database: Database) -> None:
        """The watches in this database."""
        self._database = database

    async def add(self, watch: Watch) -> bool:
        """Adds a watch; returns False when the person has it already."""
        return await self._database.put(WATCH, asdict(watch))

    async def remove(self, watch: Watch) -> bool:
        """Ends a watch; returns whether there was one."""
        same = [WATCH.c[name] == getattr(watch, name) for name in WATCH.primary_key.columns.keys()]  # noqa: SIM118 - no dict
        return bool(await self._database.change(delete(WATCH).where(*same)))

    async def of(self, team: str, user: str) -> tuple[Watch, ...]:
        """A person's watches, the oldest first."""
        mine = (WATCH.c.team == team) & (WATCH.c.user == user)
        return await self._select(select(WATCH).where(mine))

    async def all(self) -> tuple[Watch, ...]:
        """Everybody's watches."""
        return await self._select(select(WATCH))

    async def _select(self, question: object) -> tuple[Watch, ...]:
        columns = (WATCH.c.at, WATCH.c.team, WATCH.c.user, WATCH.c.subject, WATCH.c.feature, WATCH.c.category)
        ordered = question.order_by(*columns)  # type: ignore[attr-defined]  # a select
        return tuple(Watch(**row._mapping) for row in await self._database.read(ordered))  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns
