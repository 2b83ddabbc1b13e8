"""Everything the workspace remembers, and who is told when it changes."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Final, TypeAlias

from bot.workspace.blocks import with_ids
from bot.workspace.entries import overlay
from bot.workspace.files import Files
from bot.workspace.ids import dm_of
from bot.workspace.model import Change, Channel, JsonObject, Message, Team, User, View
from bot.workspace.refusal import RefusedError
from bot.workspace.seed import seeded_channels, seeded_users
from bot.workspace.tickets import Tickets
from bot.workspace.views import Views

Hear: TypeAlias = Callable[[str, Message, Message], None]
"""Is told that a message was "posted", "changed" or "deleted": the message as it is, and as it was before."""
WORKING: Final = "processing"
"""The status of a session in which the app is at work."""


class State:
    """One workspace. Belongs to one event loop.

    Attributes:
        team: which workspace it is.
        hear: is told of messages that are no secret between the app and one person.
        open_socket: gives the address of a socket; nobody listens there, unless somebody puts theirs here.
    """

    def __init__(self, now: Callable[[], float], files_url: str = "", team: Team | None = None) -> None:
        """Opens a workspace; `now` is its clock, in seconds since 1970, and `files_url` the page's address."""
        self.team = team or Team()
        self.hear: Hear = lambda _what, _message, _before: None
        self.open_socket: Callable[[], str] = lambda: "ws://127.0.0.1:9/link/"
        self.tickets = Tickets(now)
        self.views = Views()
        self.files = Files(files_url)
        self.users: dict[str, User] = {user.id: user for user in seeded_users(self.team.id)}
        self.channels: dict[str, Channel] = {channel.id: channel for channel in seeded_channels()}
        self.messages: dict[tuple[str, str], Message] = {}
        self.prompts: dict[str, tuple[JsonObject, ...]] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.sessions: dict[tuple[str, str], JsonObject] = {}
        self._now = now
        self._last_ts = 0
        self._block_numbers = count(1)
        self._view_numbers = count(1)
        self._watchers: set[asyncio.Queue[Change]] = set()

    def add_channel(self, channel: Channel) -> None:
        """Adds a channel, or puts it in the place of the one with the same id."""
        self.channels[channel.id] = channel

    def get_user(self, user: str) -> User:
        """The user with this id, or RefusedError user_not_found."""
        if user not in self.users:
            raise RefusedError("user_not_found")
        return self.users[user]

    def get_channel(self, channel: str) -> Channel:
        """The channel with this id (or a user's direct messages), or RefusedError channel_not_found."""
        found = self.channels.get(channel) or self.channels.get(
            dm_of(channel) if channel in self.users else ""
        )
        if found is None:
            raise RefusedError("channel_not_found")
        return found

    def get_message(self, channel: str, ts: str) -> Message:
        """The message with this time, or RefusedError message_not_found."""
        if (channel, ts) not in self.messages:
            raise RefusedError("message_not_found")
        return self.messages[channel, ts]

    def is_root(self, channel: str, ts: str) -> bool:
        """Whether a thread can hang on this message: everyone sees it, and it is no reply itself."""
        message = self.messages.get((channel, ts))
        return message is not None and message.only_for is None and message.thread_ts in {None, ts}

    def replies(self, root: Message) -> list[Message]:
        """The messages in a thread, oldest first, without its root."""
        thread = (m for m in self.messages.values() if m.channel == root.channel and m.thread_ts == root.ts)
        return [message for message in thread if message.ts != root.ts]

    def visible_to(self, user: str) -> list[Message]:
        """What a person may read, oldest first."""
        mine = {channel.id for channel in self.channels.values() if user in channel.members}
        return [m for m in self.messages.values() if m.channel in mine and m.only_for in (None, user)]

    def next_ts(self) -> str:
        """A time later than every one before it, which makes it an identity too."""
        self._last_ts = max(self._last_ts + 100, int(self._now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add(self, message: Message, *, heard: bool = True) -> Message:
        """Keeps a new message and tells those who may see it; the app too, unless it is not to be `heard`."""
        kept = self._keep(replace(message, blocks=self._with_ids(message.blocks)))
        return self._told("posted", kept, kept) if heard else kept

    def change(self, message: Message, text: str, blocks: Iterable[JsonObject]) -> Message:
        """Puts new words into a message that is there already."""
        now = self.next_ts()
        kept = self._keep(replace(message, text=text, blocks=self._with_ids(blocks), edited=now))
        return self._told("changed", kept, message)

    def remove(self, message: Message) -> None:
        """Takes a message away."""
        del self.messages[message.channel, message.ts]
        self.tell("removed", self._audience(message), {"channel": message.channel, "ts": message.ts})
        self._told("deleted", message, message)

    def open_view(self, user: str, body: JsonObject, *, replacing: View | None = None) -> View:
        """Shows a person a view: on top of their modals, as their App Home, or in the place of another."""
        shown = {**body, "blocks": list(self._with_ids(body["blocks"]))}
        number = next(self._view_numbers)
        fresh = f"{int(self._now())}.{number}"
        values = overlay(shown["blocks"], replacing.values if replacing else {})
        if replacing is not None:
            view = replace(replacing, body=shown, hash=fresh, values=values)
        else:
            below = self.views.top(user) if body["type"] == "modal" else None
            name = f"V{number:08d}"
            root, previous = (below.root, below.id) if below else (name, None)
            view = View(name, user, shown, fresh, root, previous, self.team.id, values)
        self.views.keep(view)
        self.tell_views(user)
        return view

    def tell_views(self, user: str) -> None:
        """Shows a person the App Home and the modals as they are now."""
        self.tell("views", frozenset({user}), self.views.shown_to(user))

    def set_prompts(self, channel: str, prompts: tuple[JsonObject, ...]) -> None:
        """Offers prompts in a conversation with the app."""
        self.prompts[channel] = prompts
        body: JsonObject = {"channel": channel, "prompts": list(prompts)}
        self.tell("prompts", self.channels[channel].members, body)

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """Says what the app is doing in a thread; an empty status says nothing any more."""
        self.statuses[channel, thread_ts] = status
        self.tell("status", self.channels[channel].members, self.status_in(channel, thread_ts))

    def status_in(self, channel: str, thread_ts: str) -> JsonObject:
        """What the app says it is doing in a thread, and whether that is a session at work, to be stopped."""
        session = self.sessions.get((channel, thread_ts), {})
        return {
            "channel": channel,
            "thread_ts": thread_ts,
            "status": self.statuses[channel, thread_ts],
            "working": session.get("status") == WORKING,
        }

    def set_session(self, channel: str, thread_ts: str, **facts: str) -> JsonObject:
        """Keeps what the app says of its session in a thread; a working one can be stopped on the page."""
        session = {**self.sessions.get((channel, thread_ts), {"title": ""}), **facts}
        self.sessions[channel, thread_ts] = session
        self.set_status(channel, thread_ts, "is working…" if session["status"] == WORKING else "")
        return session

    def tell(self, kind: str, audience: frozenset[str], body: JsonObject) -> None:
        """Tells everyone who watches."""
        for queue in self._watchers:
            queue.put_nowait(Change(kind, audience, body))

    def watch(self) -> asyncio.Queue[Change]:
        """A queue that receives every change from now on, until `unwatch`."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._watchers.add(queue)
        return queue

    def unwatch(self, queue: asyncio.Queue[Change]) -> None:
        """Ends a watch."""
        self._watchers.discard(queue)

    def _keep(self, message: Message) -> Message:
        self.messages[message.channel, message.ts] = message
        self.tell("message", self._audience(message), message.as_json())
        return message

    def _told(self, what: str, message: Message, before: Message) -> Message:
        if message.only_for is None:
            self.hear(what, message, before)
        return message

    def _audience(self, message: Message) -> frozenset[str]:
        if message.only_for is not None:
            return frozenset({message.only_for})
        return self.channels[message.channel].members

    def _with_ids(self, blocks: Iterable[JsonObject]) -> tuple[JsonObject, ...]:
        return with_ids(blocks, self._block_numbers)
