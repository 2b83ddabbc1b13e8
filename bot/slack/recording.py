"""What is remembered of an answer once it is out: in the ledger, and for a pick in the exchange that it ends."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.ledger import Asked
from bot.slack.delivery import Delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room

if TYPE_CHECKING:
    from bot.desk import Reply


def new_ident() -> str:
    """An id for an answer that is about to be sent; it tells nothing about it."""
    return uuid4().hex


async def record(
    room: Room, delivery: Delivery, reply: "Reply", ident: str, *, words: str = "", picked: bool = False
) -> None:
    """Remembers a question and how it was answered, after the answer was sent.

    Args:
        room: what the listeners share.
        delivery: where it was asked.
        reply: what the desk replied.
        ident: the id that the answer was sent with.
        words: what the person wrote, "" where they pressed a button.
        picked: it is one of the readings that were offered for what the person had written before.
    """
    with forgiving("an answer could not be recorded"):
        asked = _asked(room, delivery, reply, ident)
        await _keep(room, delivery, asked, words, picked=picked, asked_back=bool(reply.answer.choices))


async def _keep(
    room: Room, delivery: Delivery, asked: Asked, words: str, *, picked: bool, asked_back: bool
) -> None:
    if room.policy.keeps_text(direct=delivery.direct or delivery.only_visible):
        unsettled = room.ledger.conversations
        before = ""
        if picked:
            before = await room.ledger.patience.wait(unsettled.find_words(delivery.exchange))
        asked = replace(asked, text=words, picked_from=before)
        if asked_back and words:
            await unsettled.keep_words(delivery.exchange, delivery.user, asked.at, words)
    await room.ledger.questions.add(asked)


def _asked(room: Room, delivery: Delivery, reply: "Reply", ident: str) -> Asked:
    """The question without anything that a person wrote."""
    answer = reply.answer
    return Asked(
        ident=ident,
        team=delivery.team,
        channel=delivery.channel,
        user=delivery.user,
        direct=delivery.direct,
        at=datetime.now(UTC),
        understood=room.desk.restate(reply.understood) if reply.understood else "",
        intent=answer.intent or "",
        subjects=answer.subjects,
        features=answer.features,
        status=answer.status,
        verdict=answer.verdict or "",
        confidence=answer.confidence,
        digest=reply.digest,
    )
