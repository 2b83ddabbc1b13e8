"""The questions that people asked, as they were understood."""

from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, func, select, update

from bot.ledger.database import Database
from bot.ledger.model import Asked
from bot.ledger.tables import ASKED

_FIELDS: Final = tuple(each.name for each in fields(Asked))
_JOINED: Final = ("subjects", "features")


class Questions:
    """The questions of each workspace."""

    def __init__(self, database: Database) -> None:
        """The questions in this database."""
        self._database = database

    async def add(self, asked: Asked) -> None:
        """Remembers a question; one that is remembered already stays as it is."""
        row = {name: getattr(asked, name) for name in _FIELDS}
        row |= {name: " ".join(row[name]) for name in _JOINED}
        await self._database.keep(ASKED, row)

    async def recent(self, team: str, user: str, limit: int) -> tuple[Asked, ...]:
        """The person's latest questions that were understood, each once, newest first."""
        latest = (
            select(ASKED.c.understood, func.max(ASKED.c.at).label("at"))
            .where(ASKED.c.team == team, ASKED.c.user == user, ASKED.c.understood != "")
            .group_by(ASKED.c.understood)
            .order_by(func.max(ASKED.c.at).desc(), ASKED.c.understood)
            .limit(limit)
            .subquery()
        )
        same = (ASKED.c.understood == latest.c.understood) & (ASKED.c.at == latest.c.at)
        rows = await self._database.read(
            select(ASKED)
            .join(latest, same)
            .where(ASKED.c.team == team, ASKED.c.user == user)
            .order_by(ASKED.c.at.desc(), ASKED.c.understood, ASKED.c.ident)
        )
        once = {row.understood: _asked(row) for row in reversed(rows)}
        return tuple(reversed(once.values()))

    async def most_asked(self, team: str, limit: int, people: int = 1) -> tuple[str, ...]:
        """The questions that were answered most often, to so many people at least, in the desk's words."""
        rows = await self._database.read(
            select(ASKED.c.understood)
            .where(ASKED.c.team == team, ASKED.c.understood != "", ASKED.c.status == "answered")
            .group_by(ASKED.c.understood)
            .having(func.count(ASKED.c.user.distinct()) >= people)
            .order_by(func.count().desc(), ASKED.c.understood)
            .limit(limit)
        )
        return tuple(row.understood for row in rows)

    async def forget_words(self, before: datetime) -> int:
        """Forgets what people wrote before this moment, in all workspaces; returns of how many questions."""
        words = (ASKED.c.text != "") | (ASKED.c.picked_from != "")
        return await self._database.change(
            update(ASKED).where(ASKED.c.at < before, words).values(text="", picked_from="")
        )


def _asked(row: Row[Any]) -> Asked:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns
    return Asked(**values | {name: tuple(values[name].split()) for name in _JOINED})
