"""What conversations were last about, so that the next question in one can be a short one."""

from datetime import datetime
from typing import Final

from sqlalchemy import Column, bindparam, delete, select, update

from bot.ledger.database import Database
from bot.ledger.model import Conversation
from bot.ledger.tables import CONVERSATION

_KEY: Final = CONVERSATION.primary_key.columns
# Writing a statement down takes as long as carrying it out.
_FINDING: Final = {
    column: select(column).where(*(each == bindparam(each.name) for each in _KEY))
    for column in (CONVERSATION.c.query, CONVERSATION.c.words)
}


class Conversations:
    """The last query of each conversation, and the words that were last asked back about in it."""

    def __init__(self, database: Database) -> None:
        """The conversations in this database."""
        self._database = database

    async def find_query(self, conversation: Conversation) -> str:
        """What the conversation was last about, or ""."""
        return await self._find(conversation, CONVERSATION.c.query)

    async def keep_query(self, conversation: Conversation, user: str, at: datetime, query: str) -> None:
        """Makes this the last query of the conversation, asked by this person."""
        await self._keep(conversation, user, at, query=query)

    async def find_words(self, conversation: Conversation) -> str:
        """The words that were last asked back about in the conversation, or ""."""
        return await self._find(conversation, CONVERSATION.c.words)

    async def keep_words(self, conversation: Conversation, user: str, at: datetime, words: str) -> None:
        """Makes these the words that were last asked back about, written by this person."""
        await self._keep(conversation, user, at, words=words)

    async def forget(self, before: datetime) -> int:
        """Forgets the conversations in which nobody asked since this moment; returns how many."""
        return await self._database.change(delete(CONVERSATION).where(CONVERSATION.c.at < before))

    async def forget_words(self, before: datetime) -> int:
        """Forgets the words of conversations in which nobody asked since this moment; returns of how many."""
        old = (CONVERSATION.c.at < before) & (CONVERSATION.c.words != "")
        return await self._database.change(update(CONVERSATION).where(old).values(words=""))

    async def _find(self, conversation: Conversation, column: Column[str]) -> str:
        rows = await self._database.read(_FINDING[column], _place(conversation))
        return str(rows[0][0]) if rows else ""

    async def _keep(self, conversation: Conversation, user: str, at: datetime, **last: str) -> None:
        row = {**_place(conversation), "user": user, "at": at, "query": "", "words": "", **last}
        await self._database.keep(CONVERSATION, row, "user", "at", *last)


def _place(conversation: Conversation) -> dict[str, str]:
    return {"team": conversation.team, "channel": conversation.channel, "root": conversation.root}
