"""What a workspace holds: people, channels, messages, views; frozen values."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.workspace.ids import APP, BOT_ID, TEAM

JsonObject: TypeAlias = dict[str, Any]
"""An object as it crosses the wire; checked by `strict` before anything reads it."""


@dataclass(frozen=True, slots=True)
class User:
    """Someone in the workspace.

    Attributes:
        id: "U…".
        name: the handle, without the at sign.
        real_name: how the page shows it.
        title: what the person does, shown beside the name.
        is_admin: may do what Slack lets workspace administrators do.
        is_bot: the app's own user.
    """

    id: str
    name: str
    real_name: str
    title: str = ""
    is_admin: bool = False
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A place for messages: a channel, or the direct messages between one person and the app.

    Attributes:
        id: "C…", or "D…" for direct messages.
        name: without the hash sign; for direct messages empty.
        purpose: one line about it.
        members: ids of the users in it.
        person: for direct messages, the person; otherwise None.
        is_archived: closed to new messages.
    """

    id: str
    name: str
    purpose: str = ""
    members: frozenset[str] = frozenset()
    person: str | None = None
    is_archived: bool = False

    @property
    def is_im(self) -> bool:
        """Whether these are direct messages."""
        return self.person is not None


@dataclass(frozen=True, slots=True)
class Message:
    """A message as Slack keeps it.

    Attributes:
        channel: id of its channel.
        ts: its time and identity, "1700000000.000100".
        user: who wrote it.
        text: its text, with & < > escaped and mentions as `<@U…>`.
        blocks: its blocks, every one with a block_id.
        thread_ts: the root of its thread, or None outside threads.
        bot_id: "B…" when the app wrote it.
        only_for: for an ephemeral message, the one person who sees it.
        edited: when it was last edited, as a ts.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[JsonObject, ...] = ()
    thread_ts: str | None = None
    bot_id: str | None = None
    only_for: str | None = None
    edited: str | None = None

    def as_json(self) -> JsonObject:
        """The message as Slack's events and responses show it, and, when ephemeral, to whom."""
        optional = {"thread_ts": self.thread_ts, "bot_id": self.bot_id, "only_for": self.only_for}
        shown: JsonObject = {"type": "message", "channel": self.channel, "ts": self.ts, "user": self.user}
        shown |= {"text": self.text, **{key: value for key, value in optional.items() if value is not None}}
        if self.blocks:
            shown["blocks"] = list(self.blocks)
        if self.edited is not None:
            shown["edited"] = {"user": self.user, "ts": self.edited}
        return shown


@dataclass(frozen=True, slots=True)
class View:
    """A modal on a person's stack, or a person's App Home.

    Attributes:
        id: "V…".
        user: who sees it.
        body: type, blocks, title and so on, as the app sent them, every block with a block_id.
        hash: changes with every update; an update can demand that it has not.
        root: id of the first view of its stack.
        previous: id of the view below it, if any.
    """

    id: str
    user: str
    body: JsonObject
    hash: str
    root: str
    previous: str | None = None

    def as_json(self) -> JsonObject:
        """The view as Slack's events and responses show it."""
        ids = {"id": self.id, "hash": self.hash, "root_view_id": self.root, "previous_view_id": self.previous}
        defaults = {"private_metadata": "", "callback_id": "", "external_id": "", "state": {"values": {}}}
        return {**defaults, **self.body, **ids, "team_id": TEAM, "app_id": APP, "bot_id": BOT_ID}


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened, for those who watch.

    Attributes:
        kind: "message", "removed", "views", "prompts", "status", "call".
        audience: ids of the users who may see it.
        body: what to show.
    """

    kind: str
    audience: frozenset[str]
    body: JsonObject
