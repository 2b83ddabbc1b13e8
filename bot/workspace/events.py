"""The shapes in which Slack tells an app what happened in conversations."""

from bot.workspace.ids import APP, BOT_USER
from bot.workspace.model import Channel, JsonObject, Message, Team, User, View
from bot.workspace.payloads import VERIFICATION_TOKEN, as_slack_shows


def event_callback(
    event: JsonObject, event_id: str, at: int, team: Team, *, shared: bool = False
) -> JsonObject:
    """The envelope of an event; `at` is its time in seconds, `shared` tells of a channel with strangers."""
    enterprise = team.enterprise or None
    authorization = {
        "enterprise_id": enterprise,
        "team_id": None if team.whole else team.id,
        "user_id": BOT_USER,
        "is_bot": True,
        "is_enterprise_install": team.whole,
    }
    return {
        **_envelope(event, event_id, at),
        "team_id": team.id,
        **({"enterprise_id": enterprise} if enterprise else {}),
        "context_team_id": team.id,
        "context_enterprise_id": enterprise,
        "authorizations": [authorization],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def loss_callback(event: JsonObject, event_id: str, at: int, team: Team) -> JsonObject:
    """The envelope of an event that tells of a lost installation: nobody is authorised to see it any more."""
    place = {"enterprise_id": team.enterprise} if team.enterprise else {}
    return _envelope(event, event_id, at) | place | ({} if team.whole else {"team_id": team.id})


def _envelope(event: JsonObject, event_id: str, at: int) -> JsonObject:
    return {
        "token": VERIFICATION_TOKEN,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
    }


def message_event(message: Message, place: Channel, author: User) -> JsonObject:
    """A new message, for whoever reads along in its conversation."""
    return {**_posted(message, author), "type": "message", "channel_type": place.kind}


def mention_event(message: Message, author: User) -> JsonObject:
    """A new message that names the app."""
    return {**_posted(message, author), "type": "app_mention"}


def changed_event(message: Message, previous: Message, place: Channel, ts: str) -> JsonObject:
    """An edited message."""
    return {
        **_hidden("message_changed", place, ts),
        "message": as_slack_shows(message),
        "previous_message": as_slack_shows(previous),
    }


def deleted_event(message: Message, place: Channel, ts: str) -> JsonObject:
    """A deleted message."""
    return {
        **_hidden("message_deleted", place, ts),
        "deleted_ts": message.ts,
        "previous_message": as_slack_shows(message),
    }


def home_opened_event(user: str, channel: str, tab: str, view: View | None, ts: str) -> JsonObject:
    """The app's "home" or "messages" tab came into sight."""
    event: JsonObject = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab}
    event["event_ts"] = ts
    return {**event, "view": view.as_json()} if view else event


def context_changed_event(channel: str | None, team: str) -> JsonObject:
    """What a person looks at beside the app changed: another channel, or nothing that may be told."""
    entity = {"type": "slack#/types/channel_id", "value": channel, "team_id": team}
    return {"type": "app_context_changed", "context": {"entities": [entity]} if channel else {}}


def session_stopped_event(user: str, channel: str, thread_ts: str, ts: str) -> JsonObject:
    """Someone pressed the button that stops the app."""
    return {
        "type": "agent_session_stopped",
        "channel": channel,
        "thread_ts": thread_ts,
        "user": user,
        "streaming_message_ts": [],
        "event_ts": ts,
    }


def uninstalled_event() -> JsonObject:
    """The app was taken out of the workspace, or of its organisation."""
    return {"type": "app_uninstalled"}


def revoked_event(*bots: str) -> JsonObject:
    """The tokens of these bot users are good no longer."""
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": list(bots)}}


def _posted(message: Message, author: User) -> JsonObject:
    shown = as_slack_shows(message) | {"event_ts": message.ts, "team": author.team}
    return shown | {"user_team": author.team, "source_team": author.team} if author.is_stranger else shown


def _hidden(subtype: str, place: Channel, ts: str) -> JsonObject:
    return {
        "type": "message",
        "subtype": subtype,
        "channel": place.id,
        "channel_type": place.kind,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
    }
