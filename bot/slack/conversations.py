"""What a conversation was last about, so that the next question in it can be a short one."""

from dataclasses import dataclass
from typing import Final

from bot.language.model import Query
from bot.slack.bounded import Bounded

MOST_CONVERSATIONS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where questions belong together: a thread, or, without a `root`, all that a person asks the bot directly.

    Attributes:
        team: id of the workspace.
        channel: id of the channel, or of the person.
        root: the ts of the message that the thread hangs on.
    """

    team: str
    channel: str
    root: str = ""


class Conversations:
    """The last query of each conversation, in memory."""

    def __init__(self, limit: int = MOST_CONVERSATIONS) -> None:
        self._queries: Bounded[Conversation, Query] = Bounded(limit)

    def find_query(self, *conversations: Conversation) -> Query | None:
        """The last query of the first of these conversations that has one."""
        found = map(self._queries.find, conversations)
        return next((query for query in found if query is not None), None)

    def keep(self, query: Query | None, *conversations: Conversation) -> None:
        """Makes this the last query of the conversations; nothing changes for None."""
        if query is not None:
            for conversation in conversations:
                self._queries.put(conversation, query)
