"""The app as it is registered with Slack, against what the code listens to."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.error import BoltUnhandledRequestError

from bot.desk import Desk
from bot.render.buttons import ASK_CHOICE, ASK_NEXT, FEEDBACK, SHARE
from bot.slack import SlackApp, build_app
from bot.slack.command import COMMAND
from bot.workspace import Workspace
from tests.desks import make_curator

MANIFEST = Path(__file__).parents[2] / "deploy" / "slack-manifest.yaml"
SCHEMA = Path(__file__).parent / "schemas" / "manifest.schema.2.0.0.json"

# What each scope is good for; a scope that nothing here needs has no place in the manifest.
NEEDED_FOR = {
    "app_mentions:read": "app_mention",
    "im:history": "message.im",
    "commands": COMMAND,
    "chat:write": "chat.postMessage",
    "assistant:write": "agent_view",
}


@pytest.fixture
def manifest() -> dict[str, Any]:
    """The manifest, as Slack reads it."""
    loaded = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_manifest_is_one(manifest: dict[str, Any]) -> None:
    """Slack's own schema of manifests accepts it."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(manifest)] == []


def test_every_scope_is_needed_and_explained(manifest: dict[str, Any]) -> None:
    """No scope is asked for without something that needs it, and a comment that says what for."""
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    assert sorted(scopes) == sorted(NEEDED_FOR)
    text = MANIFEST.read_text(encoding="utf-8")
    assert all(re.search(rf"# .+\n +- {re.escape(scope)}\n", text) for scope in scopes)


def test_the_command_is_the_one_listened_to(manifest: dict[str, Any]) -> None:
    """The manifest has the one command that the code answers."""
    assert [command["command"] for command in manifest["features"]["slash_commands"]] == [COMMAND]


async def _is_heard(app: SlackApp, body: dict[str, Any]) -> bool:
    """Whether a listener takes the delivery; the rest is told to Bolt's error handler."""
    unheard: list[Exception] = []

    async def note(error: Exception) -> None:
        unheard.append(error)

    app.bolt.error(note)
    await app.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    await app.room.in_flight.drain()
    return not any(isinstance(error, BoltUnhandledRequestError) for error in unheard)


async def test_every_subscribed_event_is_heard(
    manifest: dict[str, Any], desk: Desk, workspace: Workspace
) -> None:
    """Each event of the manifest has its listener, whatever its subtype; others have none."""
    app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)
    subscribed = [name.split(".")[0] for name in manifest["settings"]["event_subscriptions"]["bot_events"]]
    events: list[dict[str, Any]] = [{"type": name} for name in subscribed]
    subtypes = ("message_changed", "message_deleted", "bot_message", "file_share", "channel_join")
    events += [{"type": "message", "subtype": subtype} for subtype in subtypes]
    async with app.running():
        heard = [await _is_heard(app, {"type": "event_callback", "event": event}) for event in events]
        assert heard == [True] * len(events)
        other = {"type": "event_callback", "event": {"type": "reaction_added"}}
        assert not await _is_heard(app, other)


async def test_every_button_is_heard(desk: Desk, workspace: Workspace) -> None:
    """Each action id that a rendering gives out has its listener; others have none."""
    app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)

    def click(action_id: str) -> dict[str, Any]:
        return {
            "type": "block_actions",
            "actions": [{"type": "button", "action_id": action_id, "value": "?"}],
        }

    async with app.running():
        ids = (f"{ASK_CHOICE}_1", f"{ASK_NEXT}_12", f"{ASK_NEXT}_recent_1", FEEDBACK, SHARE)
        assert [await _is_heard(app, click(action_id)) for action_id in ids] == [True] * len(ids)
        assert not await _is_heard(app, click("something_else"))
