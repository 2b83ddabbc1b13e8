"""What a conversation was last about, so that the next question in it can be a short one, whoever answers it."""

import asyncio
from datetime import UTC, datetime
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from bot.language.model import Query
from bot.ledger import Ledger
from bot.ledger.model import Conversation
from bot.slack.bounded import Bounded
from bot.slack.forgiving import forgiving

MOST_CONVERSATIONS: Final = 10_000

_QUERY: Final = TypeAdapter(Query)


class Conversations:
    """The last query of each conversation: in the ledger, and in memory while it is not, or not yet, in there."""

    def __init__(self, ledger: Ledger, limit: int = MOST_CONVERSATIONS) -> None:
        self._ledger = ledger
        self._unwritten: Bounded[Conversation, Query] = Bounded(limit)

    async def find_query(self, *conversations: Conversation) -> Query | None:
        """The last query of the first of these conversations that has one."""
        for conversation in conversations:
            query = self._unwritten.find(conversation) or await self._find(conversation)
            if query is not None:
                return query
        return None

    async def keep(self, query: Query | None, user: str, *conversations: Conversation) -> None:
        """Makes this, asked by this person, the last query of the conversations; nothing changes for None."""
        if query is None:
            return
        for conversation in conversations:
            self._unwritten.put(conversation, query)
        await asyncio.gather(*(self._write(conversation, user, query) for conversation in conversations))

    async def _find(self, conversation: Conversation) -> Query | None:
        with forgiving("what a conversation was about could not be read"):
            found = self._ledger.conversations.find_query(conversation)
            return _read(await self._ledger.patience.wait(found))
        return None

    async def _write(self, conversation: Conversation, user: str, query: Query) -> None:
        written = _write(query)
        with forgiving("what a conversation is about could not be kept"):
            await self._ledger.conversations.keep_query(conversation, user, datetime.now(UTC), written)
            if self._unwritten.find(conversation) is query:
                self._unwritten.drop(conversation)


def _write(query: Query) -> str:
    """The query as it is kept: by name, and without what it leaves open, so that other versions can read it."""
    plain = Query._field_defaults
    return to_json({name: each for name, each in query._asdict().items() if each != plain.get(name)}).decode()


def _read(written: str) -> Query | None:
    """The query as it was kept; None where another version of this program kept something else."""
    try:
        return _QUERY.validate_json(written) if written else None
    except ValidationError:
        return None
