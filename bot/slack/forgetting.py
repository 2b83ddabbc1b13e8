"""The words of people are kept for a time only: once a day those that are older are forgotten."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.slack.forgiving import forgiving
from bot.slack.room import Room

DAY: Final = timedelta(days=1)


async def forget_daily(room: Room) -> None:
    """Forgets what is too old every day from tomorrow on; does not return."""
    while True:
        await asyncio.sleep(DAY.total_seconds())
        await forget_old(room)


async def forget_old(room: Room) -> None:
    """Forgets the words that are older than the policy allows."""
    with forgiving("words that are too old could not be forgotten"):
        await room.ledger.forget_texts(datetime.now(UTC) - room.policy.keep_text_days * DAY)
