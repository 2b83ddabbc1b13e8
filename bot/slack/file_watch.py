"""Files that change prepare their own review: it goes to the admins' channel, and publishes nothing by itself.

Unless the policy says so, and then only what breaks no golden question.
"""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.curation.curator import Curation
from bot.curation.place import Place
from bot.curation.telling import headline
from bot.errors import MeshwiseError
from bot.facts.layout import ENDING, FOLDERS
from bot.slack.delivery import Delivery
from bot.slack.forgiving import forgiving
from bot.slack.news import tell_watchers
from bot.slack.reviewing import post_review
from bot.slack.room import Room
from bot.slack.sending import post_sentence
from bot.slack.sentences_admin import PUBLISHED

if TYPE_CHECKING:
    from watchfiles import Change

WATCHER: Final = "file watch"
"""Who the audit names for what the watch does."""

SETTLED_MILLISECONDS: Final = 1_000
"""How long the files must be quiet: an editor, or a checkout, writes several of them one after the other."""

_log: Final = logging.getLogger(__name__)


async def watch_files(room: Room) -> None:
    """Prepares a review whenever the files have changed; does not return."""
    async for _ in _changes(room.curator.place):
        with forgiving("changed files could not be reviewed"):
            await _review(room)


async def _changes(place: Place) -> AsyncIterator[set[tuple["Change", str]]]:
    """Changes of files; the folders are watched one by one, so that a link in them leads the watch nowhere."""
    from watchfiles import awatch  # noqa: PLC0415 - where nothing is watched it is not loaded

    def is_ours(_change: "Change", path: str) -> bool:
        return path.endswith(ENDING) or Path(path).name in FOLDERS

    while True:
        watched = tuple(_folders(place))
        async for changes in awatch(
            *watched, watch_filter=is_ours, debounce=SETTLED_MILLISECONDS, recursive=False
        ):
            yield changes
            if any(Path(path).name in FOLDERS for _, path in changes):
                break  # a folder came or went


def _folders(place: Place) -> Iterator[Path]:
    """The folders that are read: those of the knowledge are in its directory, links that lead out of it are not."""
    yield from (place.knowledge, place.intents)
    for folder in (place.knowledge / name for name in FOLDERS):
        if folder.is_dir() and folder.resolve().is_relative_to(place.knowledge.resolve()):
            yield folder


async def _review(room: Room) -> None:
    client, place = await admins_place(room)
    act = Curation(place.team, WATCHER, datetime.now(UTC))
    made = await room.curator.review(act)
    _log.info("the files have changed: %s", headline(made))
    before = room.desk.release
    if made.digest == before.digest:
        return
    if not (room.policy.autopublish and made.digest and not made.broken):
        await post_review(client, place, made)
        return
    try:
        publication = await room.curator.publish(act, made.digest)
    except MeshwiseError:
        await post_review(client, place, made)
        raise
    await post_sentence(client, place, PUBLISHED.format(digest=publication.digest[:12]))
    await tell_watchers(room, before)


async def admins_place(room: Room) -> tuple[AsyncWebClient, Delivery]:
    """The admins' channel and who speaks there; no channel where the bot has no access to its workspace."""
    team, channel = room.policy.admin_place
    access = await room.access.find(team)
    client = await room.access.client_for(team) or room.access.client
    there = (access.team_id if access else None) or team
    return client, Delivery(id="", team=there, channel=channel if access else "", user="")
