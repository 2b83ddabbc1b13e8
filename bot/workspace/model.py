"""What a workspace holds: people, channels, messages, views; frozen values."""

from dataclasses import dataclass, field
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
        is_bot: an app's user.
        team: the workspace the person belongs to.
        is_stranger: that is another one than this, with which it shares a channel.
    """

    id: str
    name: str
    real_name: str
    title: str = ""
    is_admin: bool = False
    is_bot: bool = False
    team: str = TEAM
    is_stranger: bool = False


@dataclass(frozen=True, slots=True)
class Team:
    """What a workspace is called.

    Attributes:
        id: "T…".
        name: how people call it.
        domain: the first part of its address.
        enterprise: id of the organisation it belongs to, "" for none.
        whole: the app is installed in that organisation as a whole, and not in each of its workspaces.
    """

    id: str = TEAM
    name: str = "Local workspace"
    domain: str = "local-workspace"
    enterprise: str = ""
    whole: bool = False

    @property
    def home(self) -> str:
        """The id of what the app is installed in."""
        return self.enterprise if self.whole else self.id


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
        is_private: only its members know of it.
        is_shared: people of another workspace are in it.
    """

    id: str
    name: str
    purpose: str = ""
    members: frozenset[str] = frozenset()
    person: str | None = None
    is_archived: bool = False
    is_private: bool = False
    is_shared: bool = False

    @property
    def is_im(self) -> bool:
        """Whether these are direct messages."""
        return self.person is not None

    @property
    def kind(self) -> str:
        """What Slack's events call it."""
        return "im" if self.is_im else "group" if self.is_private else "channel"

    @property
    def shown_name(self) -> str:
        """Its name as commands and interactions tell it."""
        return {"im": "directmessage", "group": "privategroup"}.get(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that was uploaded.

    Attributes:
        id: "F…".
        name: its file name.
        title: how it is shown.
        mimetype: what it is, from its name.
        content: its bytes.
        user: who shared it.
        url: where it is downloaded.
    """

    id: str
    name: str
    title: str
    mimetype: str
    content: bytes
    user: str
    url: str

    def as_json(self) -> JsonObject:
        """The file as Slack's events and responses show it."""
        kind = self.name.rpartition(".")[2].lower() if "." in self.name else "text"
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "mimetype": self.mimetype,
            "filetype": kind,
            "pretty_type": kind.upper(),
            "user": self.user,
            "size": len(self.content),
            "mode": "hosted",
            "is_external": False,
            "url_private": self.url,
            "url_private_download": self.url,
            "permalink": self.url,
        }


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
        subtype: what makes it special, as Slack names it: "bot_message", "file_share", "thread_broadcast".
        files: what hangs on it.
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
    subtype: str | None = None
    files: tuple[SharedFile, ...] = ()

    def as_json(self) -> JsonObject:
        """The message as Slack's events and responses show it, and, when ephemeral, to whom."""
        optional = {
            "subtype": self.subtype,
            "thread_ts": self.thread_ts,
            "bot_id": self.bot_id,
            "app_id": APP if self.bot_id == BOT_ID else None,
            "only_for": self.only_for,
        }
        shown: JsonObject = {"type": "message", "channel": self.channel, "ts": self.ts, "user": self.user}
        shown |= {"text": self.text, **{key: value for key, value in optional.items() if value is not None}}
        if self.blocks:
            shown["blocks"] = list(self.blocks)
        if self.files:
            shown["files"] = [file.as_json() for file in self.files]
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
        team: id of the workspace.
        values: what is entered, as `values[block_id][action_id]`.
    """

    id: str
    user: str
    body: JsonObject
    hash: str
    root: str
    previous: str | None = None
    team: str = TEAM
    values: JsonObject = field(default_factory=dict)

    def as_json(self) -> JsonObject:
        """The view as Slack's events and responses show it."""
        ids = {"id": self.id, "hash": self.hash, "root_view_id": self.root, "previous_view_id": self.previous}
        defaults: JsonObject = {"private_metadata": "", "callback_id": "", "external_id": ""}
        defaults["state"] = {"values": self.values}
        return {**defaults, **self.body, **ids, "team_id": self.team, "app_id": APP, "bot_id": BOT_ID}


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Web API, or of a response address under the name "response_url".

    Attributes:
        method: its name.
        arguments: what came with it, but for secrets.
        response: what was answered.
        token: the token it was made with, "" where it takes none.
    """

    method: str
    arguments: JsonObject
    response: JsonObject
    token: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened, for those who watch.

    Attributes:
        kind: "message", "removed", "views", "prompts", "status", "call", "closing".
        audience: ids of the users who may see it.
        body: what to show.
    """

    kind: str
    audience: frozenset[str]
    body: JsonObject
