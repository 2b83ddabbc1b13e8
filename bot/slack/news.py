"""Telling those who watch something that it is answered differently now."""

from bot.answers.model import Answer, Choice, Statement
from bot.curation.watching import find_news
from bot.facts.diff import Change
from bot.language.model import Query
from bot.release import Release
from bot.render.message import Frame
from bot.slack.delivery import Delivery
from bot.slack.forgiving import forgiving
from bot.slack.room import Room
from bot.slack.sending import post

MOST_LINES = 20


async def tell_watchers(room: Room, before: Release) -> None:
    """Writes to everybody whose watched answers are other than in the release before, each once."""
    after = room.desk.release
    watches = await room.ledger.watches.all()
    for news in find_news(watches, before.reference.store, after.reference.store):
        with forgiving("somebody who watches could not be told"):
            client = await room.access.client_for(news.team)
            if client is None:
                continue
            delivery = Delivery(id="", team=news.team, channel=news.user, user=news.user)
            await post(client, delivery, _answer(room, news.changes), Frame())


def _answer(room: Room, changes: tuple[Change, ...]) -> Answer:
    store = room.desk.release.reference.store
    lines = [
        f"{_name(room, change.what)}: {change.before or 'not known'} → {change.after or 'not known'}"
        for change in changes
    ]
    left = len(lines) - MOST_LINES
    more = (f"… and {left} more",) if left > 0 else ()
    asked = {tuple(change.what.split("/")) for change in changes[:3]}
    suggestions = tuple(
        Choice("", room.desk.phrase(Query("support", subjects=(subject,), features=(feature,))))
        for subject, feature in sorted(asked)
        if subject in store.subjects
        and feature in store.features
        and store.features[feature].kind == "support"
    )
    return Answer(
        status="answered",
        headline="Something you watch is answered differently now",
        statements=tuple(map(Statement, (*lines[:MOST_LINES], *more))),
        suggestions=suggestions,
    )


def _name(room: Room, what: str) -> str:
    store = room.desk.release.reference.store
    subject, _, feature = what.partition("/")
    known = store.subjects.get(subject), store.features.get(feature)
    return ", ".join(
        each.name if each else ident for each, ident in zip(known, (subject, feature), strict=True)
    )
