"""What people asked, counted: where knowledge is missing, and which answers help."""

from datetime import datetime

from sqlalchemy import case, func, select

from bot.ledger.database import Database
from bot.ledger.model import Complaint, Count, Helpfulness
from bot.ledger.tables import ASKED, VOTE


class Demand:
    """Counts over the questions of a workspace."""

    def __init__(self, database: Database) -> None:
        """The questions in this database."""
        self._database = database

    async def unanswered(self, team: str, limit: int) -> tuple[Count, ...]:
        """What was understood and is not known, the most asked first; ids of subjects and features as one text each."""
        subjects, features = ASKED.c.subjects, ASKED.c.features
        rows = await self._database.read(
            select(subjects, features, func.count().label("times"))
            .where(ASKED.c.team == team, ASKED.c.status == "unknown", features != "")
            .group_by(subjects, features)
            .order_by(func.count().desc(), subjects, features)
            .limit(limit)
        )
        return tuple(Count((row.subjects, row.features), row.times) for row in rows)

    async def not_understood(self, team: str, limit: int) -> tuple[Count, ...]:
        """The kept words of questions that were refused or asked back, the most frequent first."""
        rows = await self._database.read(
            select(ASKED.c.text, ASKED.c.status, func.count().label("times"))
            .where(ASKED.c.team == team, ASKED.c.status.in_(("out_of_scope", "clarify")), ASKED.c.text != "")
            .group_by(ASKED.c.text, ASKED.c.status)
            .order_by(func.count().desc(), ASKED.c.text, ASKED.c.status)
            .limit(limit)
        )
        return tuple(Count((row.text, row.status), row.times) for row in rows)

    async def picks(self, team: str, limit: int) -> tuple[Count, ...]:
        """What was meant when the desk asked back: the words, and the question picked then."""
        rows = await self._database.read(
            select(ASKED.c.picked_from, ASKED.c.understood, func.count().label("times"))
            .where(ASKED.c.team == team, ASKED.c.picked_from != "", ASKED.c.understood != "")
            .group_by(ASKED.c.picked_from, ASKED.c.understood)
            .order_by(func.count().desc(), ASKED.c.picked_from, ASKED.c.understood)
            .limit(limit)
        )
        return tuple(Count((row.picked_from, row.understood), row.times) for row in rows)

    async def asked_of(self, team: str) -> dict[tuple[str, str], int]:
        """How often each subject and feature were asked for together, by their ids."""
        rows = await self._database.read(
            select(ASKED.c.subjects, ASKED.c.features, func.count().label("times"))
            .where(ASKED.c.team == team, ASKED.c.features != "")
            .group_by(ASKED.c.subjects, ASKED.c.features)
        )
        counts: dict[tuple[str, str], int] = {}
        for row in rows:
            for pair in (
                (subject, feature) for subject in row.subjects.split() for feature in row.features.split()
            ):
                counts[pair] = counts.get(pair, 0) + row.times
        return counts

    async def helpfulness(
        self, team: str, since: datetime, until: datetime, limit: int
    ) -> tuple[Helpfulness, ...]:
        """How many of the answers voted on in a time helped, by what was asked; the worst first."""
        helped = func.sum(case((VOTE.c.helpful, 1), else_=0))
        keys = (ASKED.c.intent, ASKED.c.subjects, ASKED.c.features)
        rows = await self._database.read(
            select(*keys, func.count().label("votes"), helped.label("helped"))
            .join(VOTE, (VOTE.c.ident == ASKED.c.ident) & (VOTE.c.team == ASKED.c.team))
            .where(ASKED.c.team == team, VOTE.c.at >= since, VOTE.c.at < until)
            .group_by(*keys)
            .order_by(helped * 1.0 / func.count(), func.count().desc(), *keys)
            .limit(limit)
        )
        return tuple(
            Helpfulness(row.intent, row.subjects, row.features, int(row.votes), int(row.helped))
            for row in rows
        )

    async def complaints(self, team: str, since: datetime, limit: int) -> tuple[Complaint, ...]:
        """The words of those whom an answer did not help, the newest first."""
        rows = await self._database.read(
            select(ASKED.c.intent, ASKED.c.subjects, ASKED.c.features, VOTE.c.reason)
            .join(VOTE, (VOTE.c.ident == ASKED.c.ident) & (VOTE.c.team == ASKED.c.team))
            .where(ASKED.c.team == team, VOTE.c.at >= since, VOTE.c.reason != "")
            .order_by(VOTE.c.at.desc(), VOTE.c.ident, VOTE.c.user)
            .limit(limit)
        )
        return tuple(Complaint(row.intent, row.subjects, row.features, row.reason) for row in rows)
