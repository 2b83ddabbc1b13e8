"""The shapes in which Slack tells an app what people did."""

from dataclasses import dataclass

from bot.workspace.ids import APP, BOT_USER, TEAM, TEAM_DOMAIN
from bot.workspace.model import Channel, JsonObject, Message, User, View

_VERIFICATION_TOKEN = "local-verification"  # noqa: S105 - Slack's retired field, no secret
_TEAM: JsonObject = {"id": TEAM, "domain": TEAM_DOMAIN}


@dataclass(frozen=True, slots=True)
class Act:
    """Someone's act and what Slack hands out with it.

    Attributes:
        user: who acted.
        trigger: a fresh trigger id.
        response_url: a fresh response address, or empty where Slack gives none.
    """

    user: User
    trigger: str
    response_url: str = ""


def event_callback(event: JsonObject, event_id: str, at: int) -> JsonObject:
    """The envelope of an event; `at` is its time in seconds."""
    authorization = {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
    return {
        "token": _VERIFICATION_TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
        "authorizations": [{**authorization, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def message_event(message: Message, channel: Channel) -> JsonObject:
    """A new message: `message` in direct messages, `app_mention` in channels."""
    shown = as_slack_shows(message) | {"team": TEAM, "event_ts": message.ts}
    if channel.is_im:
        return {**shown, "type": "message", "channel_type": "im"}
    return {**shown, "type": "app_mention"}


def changed_event(message: Message, previous: Message, ts: str) -> JsonObject:
    """An edited direct message."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": message.channel,
        "channel_type": "im",
        "hidden": True,
        "message": as_slack_shows(message),
        "previous_message": as_slack_shows(previous),
        "ts": ts,
        "event_ts": ts,
    }


def deleted_event(message: Message, ts: str) -> JsonObject:
    """A deleted direct message."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "channel": message.channel,
        "channel_type": "im",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": as_slack_shows(message),
        "ts": ts,
        "event_ts": ts,
    }


def home_opened_event(user: str, channel: str, tab: str, view: View | None, ts: str) -> JsonObject:
    """The app's "home" or "messages" tab came into sight."""
    event: JsonObject = {
        "type": "app_home_opened",
        "user": user,
        "channel": channel,
        "tab": tab,
        "event_ts": ts,
    }
    return {**event, "view": view.as_json()} if view else event


def slash_command(act: Act, channel: Channel, command: str, text: str) -> dict[str, str]:
    """The form fields of a slash command."""
    return {
        "token": _VERIFICATION_TOKEN,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.name or "directmessage",
        "user_id": act.user.id,
        "user_name": act.user.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": act.response_url,
        "trigger_id": act.trigger,
    }


def message_action(act: Act, channel: Channel, message: Message, action: JsonObject) -> JsonObject:
    """A button or menu used in a message; Slack leaves an ephemeral message itself out."""
    ephemeral = message.only_for is not None
    container: JsonObject = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = ephemeral
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = _interaction(act, "block_actions") | {
        "container": container,
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "state": {"values": {}},
        "response_url": act.response_url,
        "actions": [action],
    }
    return payload if ephemeral else payload | {"message": as_slack_shows(message)}


def view_action(act: Act, view: View, action: JsonObject, values: JsonObject) -> JsonObject:
    """A button or menu used in a modal or on the App Home."""
    return _interaction(act, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "view": _with_state(view, values),
        "actions": [action],
    }


def view_submission(act: Act, view: View, values: JsonObject) -> JsonObject:
    """A modal handed in, with what was entered as `values[block_id][action_id]`."""
    return _interaction(act, "view_submission") | {"view": _with_state(view, values), "response_urls": []}


def view_closed(act: Act, view: View) -> JsonObject:
    """A modal closed without handing it in."""
    payload = _interaction(act, "view_closed") | {"view": view.as_json(), "is_cleared": False}
    del payload["trigger_id"]
    return payload


def shortcut(act: Act, channel: Channel, message: Message, callback_id: str) -> JsonObject:
    """A message shortcut."""
    return _interaction(act, "message_action") | {
        "callback_id": callback_id,
        "action_ts": message.ts,
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "message": as_slack_shows(message),
        "response_url": act.response_url,
    }


def taken_action(block: JsonObject, element: JsonObject, chosen: JsonObject, ts: str) -> JsonObject:
    """The entry of `actions` for an element that was used, with what was chosen, if it offers a choice."""
    names = ("action_id", "type", "text", "value", "style")
    kept: JsonObject = {name: element[name] for name in names if name in element}
    return {**kept, "block_id": block["block_id"], "action_ts": ts, **chosen}


def as_slack_shows(message: Message) -> JsonObject:
    """A message as an app may see it."""
    return {key: value for key, value in message.as_json().items() if key != "only_for"}


def _interaction(act: Act, kind: str) -> JsonObject:
    person = {"id": act.user.id, "username": act.user.name, "name": act.user.name, "team_id": TEAM}
    return {
        "type": kind,
        "user": person,
        "api_app_id": APP,
        "token": _VERIFICATION_TOKEN,
        "team": _TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": act.trigger,
    }


def _with_state(view: View, values: JsonObject) -> JsonObject:
    return view.as_json() | {"state": {"values": values}}
