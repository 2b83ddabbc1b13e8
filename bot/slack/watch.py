"""`/mesh watch …`: a message when an answer changes, and only then."""

from datetime import UTC, datetime
from typing import Final

from bot.answers.model import Answer, Statement
from bot.language.model import Ambiguous, Query
from bot.ledger.model import Watch
from bot.slack.delivery import Delivery
from bot.slack.room import Room

STOP: Final = "stop"
NOTHING: Final = "You watch nothing."
_WAY_TO_BEGIN: Final = (
    "/mesh watch with the name of a subject, a category, or one subject's feature begins; I write to you then when its"
    " answer changes."
)
_WAY_TO_END: Final = "/mesh watch stop and a name ends one of them, /mesh watch stop alone all."
_NOT_UNDERSTOOD: Final = (
    "I can watch one subject, one category, or one subject's feature; I could not make out which."
)


async def answer_watch(room: Room, delivery: Delivery, rest: str) -> Answer:
    """Begins, ends or lists watches of whoever asks."""
    word, _, argument = rest.partition(" ")
    if not rest:
        return await _list(room, delivery)
    if word.casefold() == STOP:
        return await _stop(room, delivery, argument.strip())
    watch = _read(room, delivery, rest)
    if watch is None:
        return Answer(status="help", headline=_NOT_UNDERSTOOD)
    added = await room.ledger.watches.add(watch)
    about = describe(room, watch)
    begun = f"You watch {about} now. I write to you when its answer changes, and only then."
    return Answer(status="answered", headline=begun if added else f"You watch {about} already.")


async def _list(room: Room, delivery: Delivery) -> Answer:
    watches = await room.ledger.watches.of(delivery.team, delivery.user)
    if not watches:
        return Answer(status="answered", headline=NOTHING, statements=(Statement(_WAY_TO_BEGIN),))
    lines = (*(describe(room, watch) for watch in watches), _WAY_TO_END)
    return Answer(status="answered", headline="What you watch", statements=tuple(map(Statement, lines)))


async def _stop(room: Room, delivery: Delivery, what: str) -> Answer:
    watches = await room.ledger.watches.of(delivery.team, delivery.user)
    if what:
        wanted = _read(room, delivery, what)
        key = (wanted.subject, wanted.feature, wanted.category) if wanted else None
        watches = tuple(each for each in watches if (each.subject, each.feature, each.category) == key)
    for watch in watches:
        await room.ledger.watches.remove(watch)
    if not watches:
        return Answer(status="help", headline="You do not watch that." if what else NOTHING)
    ended = ", ".join(describe(room, watch) for watch in watches)
    return Answer(status="answered", headline=f"You no longer watch {ended}.")


def _read(room: Room, delivery: Delivery, words: str) -> Watch | None:
    """What is to be watched: the one subject, feature or category that the words name."""
    understood = room.desk.understand(words)
    query = understood.partial or understood.readings[0] if isinstance(understood, Ambiguous) else understood
    if not isinstance(query, Query) or len(query.subjects) > 1 or len(query.features) > 1:
        return None
    subject, feature = "".join(query.subjects), "".join(query.features)
    category = "".join(query.categories) if len(query.categories) == 1 and not feature else ""
    if not (subject or feature or category):
        return None
    return Watch(delivery.team, delivery.user, subject, feature, category, datetime.now(UTC))


def describe(room: Room, watch: Watch) -> str:
    """A watch in words."""
    store = room.desk.release.reference.store
    named = (
        (store.subjects, watch.subject),
        (store.features, watch.feature),
        (store.categories, watch.category),
    )
    return ", ".join(known[ident].name if ident in known else ident for known, ident in named if ident)
