"""The shapes in which Slack tells an app what people did."""

from dataclasses import dataclass
from typing import Final

from bot.workspace.ids import APP
from bot.workspace.model import Channel, JsonObject, Message, Team, User, View

VERIFICATION_TOKEN: Final = "local-verification"  # noqa: S105 - Slack's retired field, no secret


@dataclass(frozen=True, slots=True)
class Act:
    """Someone's act and what Slack hands out with it.

    Attributes:
        team: in which workspace.
        user: who acted.
        trigger: a fresh trigger id.
        response_url: a fresh response address, or empty where Slack gives none.
    """

    team: Team
    user: User
    trigger: str
    response_url: str = ""


def slash_command(act: Act, channel: Channel, command: str, text: str) -> dict[str, str]:
    """The form fields of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": act.team.id,
        "team_domain": act.team.domain,
        **({"enterprise_id": act.team.enterprise} if act.team.enterprise else {}),
        "channel_id": channel.id,
        "channel_name": channel.shown_name,
        "user_id": act.user.id,
        "user_name": act.user.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "true" if act.team.whole else "false",
        "response_url": act.response_url,
        "trigger_id": act.trigger,
    }


def message_action(act: Act, channel: Channel, message: Message, action: JsonObject) -> JsonObject:
    """A button or menu used in a message; Slack leaves an ephemeral message itself out."""
    chosen = {key: value for key, value in action.items() if key.startswith("selected_")}
    entered = {"type": action["type"], **chosen}
    values = {action["block_id"]: {action["action_id"]: entered}} if chosen else {}
    return _of_message(act, "block_actions", channel, message) | {
        "state": {"values": values},
        "response_url": act.response_url,
        "actions": [action],
    }


def message_suggestion(act: Act, channel: Channel, message: Message, wanted: JsonObject) -> JsonObject:
    """A menu in a message asks for its options."""
    return _without_trigger(_of_message(act, "block_suggestion", channel, message) | wanted)


def view_action(act: Act, view: View, action: JsonObject) -> JsonObject:
    """A button or menu used in a modal or on the App Home."""
    return _of_view(act, "block_actions", view) | {"actions": [action]}


def view_suggestion(act: Act, view: View, wanted: JsonObject) -> JsonObject:
    """A menu in a view asks for its options."""
    return _without_trigger(_of_view(act, "block_suggestion", view) | wanted)


def view_submission(act: Act, view: View, response_urls: list[JsonObject]) -> JsonObject:
    """A modal handed in."""
    payload = _interaction(act, "view_submission")
    return payload | {"view": view.as_json(), "response_urls": response_urls}


def view_closed(act: Act, view: View, *, is_cleared: bool) -> JsonObject:
    """A modal closed without handing it in; `is_cleared` when everything was closed with it."""
    payload = _interaction(act, "view_closed") | {"view": view.as_json(), "is_cleared": is_cleared}
    return _without_trigger(payload)


def message_shortcut(act: Act, channel: Channel, message: Message, callback_id: str, ts: str) -> JsonObject:
    """A message shortcut."""
    return _interaction(act, "message_action") | {
        "callback_id": callback_id,
        "action_ts": ts,
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.shown_name},
        "message": as_slack_shows(message),
        "response_url": act.response_url,
    }


def global_shortcut(act: Act, callback_id: str, ts: str) -> JsonObject:
    """A global shortcut; it comes from nowhere, so there is no channel and no response address."""
    return _interaction(act, "shortcut") | {"callback_id": callback_id, "action_ts": ts}


def taken_action(block: JsonObject, element: JsonObject, chosen: JsonObject, ts: str) -> JsonObject:
    """The entry of `actions` for an element that was used, with what was chosen, if it offers a choice."""
    names = ("action_id", "type", "text", "value", "style", "placeholder")
    kept: JsonObject = {name: element[name] for name in names if name in element}
    return {**kept, "block_id": block["block_id"], "action_ts": ts, **chosen}


def as_slack_shows(message: Message) -> JsonObject:
    """A message as an app may see it."""
    shown = {key: value for key, value in message.as_json().items() if key != "only_for"}
    if message.subtype == "bot_message":
        shown["username"] = shown.pop("user")
    return shown


def _of_message(act: Act, kind: str, channel: Channel, message: Message) -> JsonObject:
    ephemeral = message.only_for is not None
    container: JsonObject = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = ephemeral
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = _interaction(act, kind) | {"container": container}
    payload["channel"] = {"id": channel.id, "name": channel.shown_name}
    return payload if ephemeral else payload | {"message": as_slack_shows(message)}


def _of_view(act: Act, kind: str, view: View) -> JsonObject:
    container = {"type": "view", "view_id": view.id}
    return _interaction(act, kind) | {"container": container, "view": view.as_json()}


def _without_trigger(payload: JsonObject) -> JsonObject:
    return {key: value for key, value in payload.items() if key != "trigger_id"}


def _interaction(act: Act, kind: str) -> JsonObject:
    person = {"id": act.user.id, "username": act.user.name, "name": act.user.name, "team_id": act.user.team}
    return {
        "type": kind,
        "user": person,
        "api_app_id": APP,
        "token": VERIFICATION_TOKEN,
        "team": {"id": act.team.id, "domain": act.team.domain},
        "enterprise": {"id": act.team.enterprise, "name": "Organisation"} if act.team.enterprise else None,
        "is_enterprise_install": act.team.whole,
        "trigger_id": act.trigger,
    }
