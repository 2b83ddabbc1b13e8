"""The ledger: everything that is remembered, by what it is about."""

from datetime import datetime
from typing import Final

from sqlalchemy import Engine, Table, delete

from bot.errors import LedgerError
from bot.ledger.audit import Audit
from bot.ledger.channels import Channels
from bot.ledger.claims import Claims
from bot.ledger.conversations import Conversations
from bot.ledger.database import Database
from bot.ledger.demand import Demand
from bot.ledger.engine import create_engine
from bot.ledger.installations import Installations
from bot.ledger.migrating import migrate
from bot.ledger.patience import Patience
from bot.ledger.patient import PatientDatabase
from bot.ledger.proposals import Proposals
from bot.ledger.questions import Questions
from bot.ledger.releases import Releases
from bot.ledger.standing import Standing
from bot.ledger.states import States
from bot.ledger.tables import ASKED, AUDIT, CHANNEL, CONVERSATION, PROPOSAL, VOTE, WATCH
from bot.ledger.votes import Votes
from bot.ledger.watches import Watches

_PERSONAL: Final = (ASKED, VOTE, PROPOSAL, WATCH, CONVERSATION)


class Ledger:
    """What is remembered of all workspaces, each named by its id `team`.

    It is opened before anything is asked of it, and may be opened again after it was closed.

    Attributes:
        releases: the releases that were built and published; they belong to all workspaces.
        questions: what people asked.
        votes: whether answers helped.
        channels: how channels were switched.
        audit: what admins did and what was denied.
        proposals: what people would have the knowledge say.
        watches: whose answers are to be told when they change.
        demand: what was asked, counted.
        conversations: what each was last about.
        claims: what was taken on.
        installations: where the app is installed, with its tokens.
        states: what browsers were handed that install it.
        patience: how uses that somebody waits for are waited for. Votes, channels, audit, proposals, watches and demand
            are so by themselves, and whatever is kept while a question is answered: claims, what was asked, and what
            the conversation is about. What else is asked of those parts, and of the others, is as its caller has it.
    """

    def __init__(self, address: str, keys: tuple[str, ...] = (), patience: Patience | None = None) -> None:
        """A ledger in the database at `address` (see `create_engine`), not opened yet.

        Args:
            address: see above.
            keys: Fernet keys that the tokens of installations are encrypted with, the newest first.
            patience: see above; new where there is none.
        """
        self.patience = patience or Patience()
        self._database = Database(create_engine(address), self.patience)
        patient = PatientDatabase(self._database)
        self.releases = Releases(self._database)
        self.questions = Questions(self._database)
        self.votes = Votes(patient)
        self.channels = Channels(patient)
        self.audit = Audit(patient)
        self.proposals = Proposals(patient)
        self.watches = Watches(patient)
        self.demand = Demand(patient)
        self.conversations = Conversations(self._database)
        self.claims = Claims(self._database)
        self.installations = Installations(self._database, keys)
        self.states = States(self._database)

    @property
    def engine(self) -> Engine:
        """The database's engine, for who watches over it."""
        return self._database.engine.core

    @property
    def standing(self) -> Standing:
        """How it stands with the database."""
        return self._database.standing

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
        await self.installations.close()
        await self._database.engine.close()

    async def forget_texts(self, before: datetime) -> int:
        """Forgets what people wrote before this moment, in all workspaces; returns in how many places."""
        return await self.questions.forget_words(before) + await self.conversations.forget_words(before)

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
