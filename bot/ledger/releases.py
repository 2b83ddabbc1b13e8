"""The releases that were built, and which of them was published when."""

import asyncio
import zlib
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, insert, literal, select

from bot.ledger.database import Database
from bot.ledger.listener import Listener
from bot.ledger.model import Built, Publication
from bot.ledger.tables import PUBLICATION, RELEASE

_PUBLISHED: Final = "meshwise_published"


class Releases:
    """Keeps releases whole: one is there with all its content, or not at all."""

    def __init__(self, database: Database) -> None:
        """The releases in this database."""
        self._database = database
        self._listener = Listener(database.engine.asynchronous, _PUBLISHED)

    async def keep(self, built: Built) -> None:
        """Keeps a release, whether it is published later or not; one that is kept already stays."""
        row = {
            "digest": built.digest,
            "revision": built.revision,
            "built_at": built.built_at,
            "broken": "\n".join(built.broken),
            "review": built.review,
            "content": await asyncio.to_thread(zlib.compress, built.content, 1),
        }
        await self._database.put(RELEASE, row, row)

    async def find(self, digest: str) -> Built | None:
        """The release with this digest, or None when it was never kept or is gone."""
        rows = await self._database.read(select(RELEASE).where(RELEASE.c.digest == digest))
        if not rows:
            return None
        row = rows[0]
        broken = tuple(row.broken.splitlines())
        content = await asyncio.to_thread(zlib.decompress, row.content)
        return Built(row.digest, row.revision, row.built_at, broken, content, row.review)

    async def find_review(self, digest: str) -> str:
        """What a kept release changed when it was built; "" where it is not kept."""
        rows = await self._database.read(select(RELEASE.c.review).where(RELEASE.c.digest == digest))
        return str(rows[0].review) if rows else ""

    async def publish(
        self, digest: str, act: str, team: str, user: str, at: datetime, reason: str = ""
    ) -> bool:
        """Puts a kept release in force, in one step; returns False when there is none with this digest."""
        values = {"at": at, "act": act, "team": team, "user": user, "reason": reason}
        columns = [PUBLICATION.c[name] for name in values]
        kept = select(
            RELEASE.c.digest, RELEASE.c.revision, *(literal(values[each.name], each.type) for each in columns)
        ).where(RELEASE.c.digest == digest)
        names = ("digest", "revision", *values)
        return await self._database.change(insert(PUBLICATION).from_select(names, kept), _PUBLISHED) > 0

    async def wait(self, seconds: float) -> None:
        """Returns when a release may have been published, here or elsewhere; after so many seconds at the latest."""
        await self._listener.wait(seconds)

    async def close(self) -> None:
        """Ends the waiting."""
        await self._listener.close()

    async def current(self) -> Publication | None:
        """The publication in force, or None before the first."""
        latest = await self.history(1)
        return latest[0] if latest else None

    async def history(self, limit: int) -> tuple[Publication, ...]:
        """The latest publications, the newest first."""
        newest = select(PUBLICATION).order_by(PUBLICATION.c.number.desc()).limit(limit)
        return tuple(Publication(**row._mapping) for row in await self._database.read(newest))  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns

    async def kept(self) -> frozenset[str]:
        """The digests of all releases that are kept."""
        return frozenset(row.digest for row in await self._database.read(select(RELEASE.c.digest)))

    async def prune(self, keep: int) -> int:
        """Forgets the content of all releases but the last `keep` published and the newest built.

        Returns how many were forgotten; the history stays.
        """
        published = (
            select(PUBLICATION.c.digest)
            .group_by(PUBLICATION.c.digest)
            .order_by(func.max(PUBLICATION.c.number).desc())
            .limit(keep)
        )
        newest = select(func.max(RELEASE.c.built_at)).scalar_subquery()
        # In one statement: what is published meanwhile is seen by it, or finds its release gone.
        forgotten = delete(RELEASE).where(RELEASE.c.digest.not_in(published), RELEASE.c.built_at < newest)
        return await self._database.change(forgotten)
