"""The ledger: one method for each thing that is remembered or asked of it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Table, delete, func, select, update

from bot.errors import LedgerError
from bot.ledger.audit import Audit
from bot.ledger.claims import Claims
from bot.ledger.conversations import Conversations
from bot.ledger.database import Database
from bot.ledger.demand import Demand
from bot.ledger.engine import create_engine, migrate
from bot.ledger.model import Asked, Vote
from bot.ledger.proposals import Proposals
from bot.ledger.releases import Releases
from bot.ledger.tables import ASKED, AUDIT, CHANNEL, CONVERSATION, PROPOSAL, VOTE, WATCH
from bot.ledger.watches import Watches

_PERSONAL: Final = (ASKED, VOTE, PROPOSAL, WATCH, CONVERSATION)
_JOINED: Final = ("subjects", "features")


class Ledger:
    """What is remembered of all workspaces; every method speaks of one, named by its id `team`.

    It is opened before anything is asked of it, and may be opened again after it was closed.

    Attributes:
        releases: the releases that were built and published; they belong to all workspaces.
        audit: what admins did and what was denied.
        proposals: what people would have the knowledge say.
        watches: whose answers are to be told when they change.
        demand: what was asked, counted.
        conversations: what each was last about.
        claims: what was taken on.
    """

    def __init__(self, address: str) -> None:
        """A ledger in the database at `address` (see `create_engine`), not opened yet."""
        self._database = Database(create_engine(address))
        self.releases = Releases(self._database)
        self.audit = Audit(self._database)
        self.proposals = Proposals(self._database)
        self.watches = Watches(self._database)
        self.demand = Demand(self._database)
        self.conversations = Conversations(self._database)
        self.claims = Claims(self._database)

    async def open(self) -> None:
        """Brings the tables up to date; a `LedgerError` tells why the database cannot be had."""
        try:
            await migrate(self._database.engine)
        except LedgerError:
            await self.close()
            raise

    async def close(self) -> None:
        """Lets the database go."""
        await self.releases.close()
        await self._database.engine.dispose()

    async def record(self, asked: Asked) -> None:
        """Remembers a question; one that is remembered already stays as it is."""
        row = asdict(asked) | {name: " ".join(getattr(asked, name)) for name in _JOINED}
        await self._database.put(ASKED, row)

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

    async def forget_texts(self, before: datetime) -> int:
        """Forgets what people wrote before this moment, in all workspaces; returns in how many places."""
        words = (ASKED.c.text != "") | (ASKED.c.picked_from != "")
        forgotten = update(ASKED).where(ASKED.c.at < before, words).values(text="", picked_from="")
        return await self._database.change(forgotten) + await self.conversations.forget_words(before)

    async def forget_user(self, team: str, user: str) -> int:
        """Deletes what is kept about a person; returns how many entries. The audit of admins' acts stays."""
        return await self._forget(_PERSONAL, team=team, user=user)

    async def forget_team(self, team: str) -> int:
        """Deletes everything about a workspace, the audit too; returns how many entries."""
        return await self._forget((*_PERSONAL, CHANNEL, AUDIT), team=team)

    async def _forget(self, tables: tuple[Table, ...], **whose: str) -> int:
        changes = (
            delete(table).where(*(table.c[name] == value for name, value in whose.items()))
            for table in tables
        )
        return sum([await self._database.change(change) for change in changes])

    async def vote(self, team: str, vote: Vote) -> None:
        """Remembers whether an answer helped; a person's last vote on an answer counts."""
        row = asdict(vote) | {"team": team, "reason": ""}
        changed = {"helpful": vote.helpful, "at": vote.at}
        await self._database.put(VOTE, row, changed if vote.helpful is False else changed | {"reason": ""})

    async def explain(self, team: str, ident: str, user: str, reason: str) -> bool:
        """Adds to a person's vote why; returns whether there is such a vote."""
        mine = (VOTE.c.team == team) & (VOTE.c.ident == ident) & (VOTE.c.user == user)
        return bool(await self._database.change(update(VOTE).where(mine).values(reason=reason)))

    async def votes(self, team: str, ident: str) -> Mapping[str, tuple[bool, str]]:
        """Who voted on an answer: by user id, whether it helped and why, "" without a reason."""
        rows = await self._database.read(select(VOTE).where(VOTE.c.team == team, VOTE.c.ident == ident))
        return {row.user: (row.helpful, row.reason) for row in rows}

    async def automatic(self, team: str, channel: str) -> bool:
        """Whether the channel was switched to be answered without a mention; off until somebody did."""
        here = (CHANNEL.c.team == team) & (CHANNEL.c.channel == channel)
        rows = await self._database.read(select(CHANNEL.c.automatic).where(here))
        return any(row.automatic for row in rows)

    async def set_automatic(self, team: str, channel: str, user: str, at: datetime, *, on: bool) -> None:
        """Switches the channel, and remembers who did it."""
        change = {"automatic": on, "changed_by": user, "changed_at": at}
        await self._database.put(CHANNEL, {"team": team, "channel": channel, **change}, change)


def _asked(row: Row[Any]) -> Asked:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented way to a row's columns
    return Asked(**values | {name: tuple(values[name].split()) for name in _JOINED})
