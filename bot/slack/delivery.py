"""One delivery from Slack, read once into what the listeners and the log need of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.ledger.model import Conversation
from bot.slack.identity import is_stranger, read_team

PLACE: Final = ("channel", "root", "response_url")
"""What a modal keeps of the delivery that opened it, to post where that came from."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where something happened, and where a reply to it goes.

    Attributes:
        id: Slack's id of the event, command or interaction; the same when it is delivered again.
        team: id of the workspace that the bot is asked in.
        channel: id of the channel, "" where there is none (the App Home).
        user: id of the person.
        root: the ts of the message that the thread hangs on, "" outside of threads.
        message: the ts of the message that was clicked on or written, "" where there is none.
        only_visible: what was clicked on is visible to that person only.
        response_url: where a reply that only this person sees is posted to, "" where there is none.
        stranger: the person is of another organisation, which the channel is shared with.
    """

    id: str
    team: str
    channel: str
    user: str
    root: str = ""
    message: str = ""
    only_visible: bool = False
    response_url: str = ""
    stranger: bool = False

    @property
    def direct(self) -> bool:
        """Nobody else reads what is said there: the Messages tab or the App Home."""
        return not self.channel or self.channel.startswith("D")

    @property
    def said(self) -> str:
        """What names the message in all workspaces, however often and in whatever form it is delivered."""
        return f"{self.team} {self.channel} {self.message}"

    @property
    def thread(self) -> Conversation:
        """The conversation of the thread."""
        return Conversation(self.team, self.channel, self.root)

    @property
    def exchange(self) -> Conversation:
        """Where a question back and the pick that settles it belong together."""
        return Conversation(self.team, self.channel, self.user) if self.only_visible else self.thread

    @property
    def own(self) -> Conversation:
        """The person's own conversation with the bot as a whole, whatever id Slack gives its channel."""
        return Conversation(self.team, self.user)

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """What a question there goes on from and leads on: the thread, and directly also all that was asked before."""
        return (self.thread, self.own) if self.direct else (self.thread,)


def read_delivery(body: Mapping[str, Any]) -> Delivery:
    """The delivery in a request's body; what the body lacks is ""."""
    if "event" in body:
        return _event(body, body["event"])
    if "command" in body:
        return _command(body)
    return _interaction(body)


def _event(body: Mapping[str, Any], event: Mapping[str, Any]) -> Delivery:
    ts = _text(event, "ts")
    return Delivery(
        id=_text(body, "event_id"),
        team=read_team(body),
        channel=_text(event, "channel"),
        user=_text(event, "user"),
        root=_text(event, "thread_ts") or ts,
        message=ts,
        stranger=is_stranger(body),
    )


def _command(body: Mapping[str, Any]) -> Delivery:
    return Delivery(
        id=_text(body, "trigger_id"),
        team=read_team(body),
        channel=_text(body, "channel_id"),
        user=_text(body, "user_id"),
        only_visible=True,
        response_url=_text(body, "response_url"),
    )


def _interaction(body: Mapping[str, Any]) -> Delivery:
    container = body.get("container") or {}
    opened_from = _opened_from(body.get("view") or {})
    ts = _text(container, "message_ts")
    return Delivery(
        id=_text(body, "trigger_id"),
        team=read_team(body),
        channel=_text(body.get("channel") or {}, "id") or _text(opened_from, "channel"),
        user=_text(body.get("user") or {}, "id"),
        root=_root(body) or _text(opened_from, "root") or ts or _text(body, "message_ts"),
        message=ts,
        only_visible=bool(container.get("is_ephemeral")),
        response_url=_text(body, "response_url") or _text(opened_from, "response_url"),
        stranger=is_stranger(body),
    )


def _root(body: Mapping[str, Any]) -> str:
    return _text(body.get("container") or {}, "thread_ts") or _text(body.get("message") or {}, "thread_ts")


def _opened_from(view: Mapping[str, Any]) -> Mapping[str, Any]:
    """The `PLACE` that a modal keeps in its private metadata; nothing for other views, or where it is no JSON."""
    kept = _text(view, "private_metadata")
    try:
        loaded = json.loads(kept) if kept.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, Mapping) else {}


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""
