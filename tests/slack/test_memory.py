"""What the door remembers, and forgets."""

from bot.language.model import Query
from bot.slack.bounded import Bounded
from bot.slack.claims import Claims
from bot.slack.conversations import Conversation, Conversations

BELL = Query("support", ("alpha",), ("bell",))
GEARS = Query("value", ("beta",), ("gears",))
THREAD = Conversation("T1", "C1", "1.0")
CHANNEL = Conversation("T1", "C1")


def test_what_was_used_longest_ago_is_forgotten() -> None:
    """A full memory keeps what was put or looked at last."""
    memory: Bounded[str, int] = Bounded(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.find("a") == 1
    memory.put("c", 3)
    assert [memory.find(key) for key in "abc"] == [1, None, 3]


def test_a_conversation_keeps_its_last_query() -> None:
    """The newest query of a thread is found; other threads, channels and workspaces have their own."""
    conversations = Conversations()
    conversations.keep(GEARS, THREAD)
    conversations.keep(BELL, THREAD)
    assert conversations.find_query(THREAD) == BELL
    assert conversations.find_query(CHANNEL) is None
    assert conversations.find_query(Conversation("T2", "C1", "1.0")) is None


def test_nothing_understood_changes_nothing() -> None:
    """A question that was not understood leaves the conversation where it was."""
    conversations = Conversations()
    conversations.keep(BELL, THREAD)
    conversations.keep(None, THREAD)
    assert conversations.find_query(THREAD) == BELL


def test_a_new_thread_leans_on_its_channel() -> None:
    """The first of several conversations that has a query gives it."""
    conversations = Conversations()
    conversations.keep(BELL, CHANNEL)
    assert conversations.find_query(THREAD, CHANNEL) == BELL


def test_conversations_are_bounded() -> None:
    """The oldest conversation makes room."""
    conversations = Conversations(limit=1)
    conversations.keep(BELL, THREAD)
    conversations.keep(GEARS, CHANNEL)
    assert conversations.find_query(THREAD) is None
    assert conversations.find_query(CHANNEL) == GEARS


def test_a_claim_is_granted_once() -> None:
    """The second who asks is refused, until the first gives it back."""
    claims = Claims()
    assert [claims.claim("Ev1"), claims.claim("Ev1"), claims.claim("Ev2")] == [True, False, True]
    claims.release("Ev1")
    assert claims.claim("Ev1")
