"""The app as it is registered with Slack, against what the code listens to."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.error import BoltUnhandledRequestError

from bot.desk import Desk
from bot.language.model import Query
from bot.render.blocks import render_message
from bot.render.buttons import ASK_CHOICE, ASK_NEXT, COMPARE, FEEDBACK, SHARE
from bot.render.feedback import REASON
from bot.render.home import Card, render_home
from bot.render.message import Frame, JsonObject
from bot.render.picker import CHANGE, PICKER, PREVIEW, SUBJECTS, TOPICS, render_picker, render_preview
from bot.slack import SlackApp, build_app
from bot.slack.delivery import Delivery
from bot.slack.home import read_card
from bot.slack.scopes import SCOPES
from bot.slack.shortcut import ASK_ABOUT, COMPARE_FROM
from bot.slack.subcommands import COMMAND, usage_hint
from bot.workspace import Workspace
from bot.workspace.blocks import elements_of
from bot.workspace.ids import DEVELOPER, TEAM
from tests.desks import make_curator

MANIFEST = Path(__file__).parents[2] / "deploy" / "slack-manifest.yaml"
SCHEMA = Path(__file__).parent / "schemas" / "manifest.schema.2.0.0.json"


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
    assert sorted(scopes) == sorted(scope.name for scope in SCOPES)
    text = MANIFEST.read_text(encoding="utf-8")
    assert all(re.search(rf"# .+\n +- {re.escape(scope)}\n", text) for scope in scopes)


def test_what_not_everybody_needs_may_be_declined(manifest: dict[str, Any]) -> None:
    """Reading along in channels, and knowing admins by Slack, is what whoever installs the app may leave out."""
    scopes = manifest["oauth_config"]["scopes"]
    assert sorted(scopes["bot_optional"]) == sorted(scope.name for scope in SCOPES if scope.optional)
    assert set(scopes["bot_optional"]) <= set(scopes["bot"])


def test_the_command_is_the_one_listened_to(manifest: dict[str, Any]) -> None:
    """The manifest has the one command that the code answers, and hints at what the code reads."""
    commands = manifest["features"]["slash_commands"]
    assert [(each["command"], each["usage_hint"]) for each in commands] == [(COMMAND, usage_hint())]


def test_the_shortcuts_are_those_listened_to(manifest: dict[str, Any]) -> None:
    """The menu of a message has the two entries that the code answers."""
    shortcuts = manifest["features"]["shortcuts"]
    assert [(each["callback_id"], each["type"]) for each in shortcuts] == [
        (ASK_ABOUT, "message"),
        (COMPARE_FROM, "message"),
    ]


async def _is_heard(app: SlackApp, body: dict[str, Any]) -> bool:
    """Whether a listener takes the delivery, even if the little there is in it is not enough for it."""
    errors: list[Exception] = []

    async def note(error: Exception) -> None:
        errors.append(error)

    app.bolt.error(note)
    await app.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    await app.room.in_flight.drain()
    return not errors or any(not isinstance(error, BoltUnhandledRequestError) for error in errors)


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


def _given_out(desk: Desk, card: Card) -> Iterator[JsonObject]:
    """Every block with something to use in it that answers, the App Home and the modals are made of."""
    store = desk.release.reference.store
    for question in ("does it fold?", "does the rovella fold?", "compare rovella and quillon"):
        frame = Frame(question=question, share=question, ident="1")
        yield from render_message(desk.ask(question).answer, frame).blocks
    picked = Query("compare", tuple(store.subjects)[:2])
    yield from _blocks(render_home(card))
    yield from _blocks(render_picker(store, picked, ""))
    yield from _blocks(render_preview(desk.answer(picked).answer, "?", "", shared=True))


def _blocks(view: JsonObject) -> list[JsonObject]:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return blocks


def _used(body: dict[str, Any]) -> dict[str, Any]:
    """An element used, as far as finding a listener for it goes."""
    return {"type": "block_actions", "actions": [{"type": "button", "value": "?", **body}]}


async def test_everything_that_can_be_used_is_heard(desk: Desk, workspace: Workspace) -> None:
    """Each action id in what the bot shows has its listener, every one of them is shown, and others have none."""
    app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)
    async with app.running():
        card = await read_card(app.room, app.bolt.client, Delivery("1", TEAM, "", DEVELOPER))
        shown = {
            element["action_id"]
            for block in _given_out(desk, card)
            if block["type"] in {"actions", "context_actions"}
            for element in elements_of(block)
        }
        for action_id in (*shown, f"{ASK_NEXT}_recent_1", COMPARE, FEEDBACK):
            assert await _is_heard(app, _used({"action_id": action_id})), action_id
        assert not await _is_heard(app, _used({"action_id": "something_else"}))
    assert {f"{ASK_CHOICE}_1", f"{ASK_NEXT}_1", SHARE, CHANGE} <= shown


async def test_every_step_of_a_modal_is_heard(desk: Desk, workspace: Workspace) -> None:
    """Each modal is heard when it is handed in, and each menu in it when it asks for what to offer; others are not."""
    app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)

    def submitted(callback_id: str) -> dict[str, Any]:
        return {"type": "view_submission", "view": {"type": "modal", "callback_id": callback_id}}

    def asked(action_id: str) -> dict[str, Any]:
        return {"type": "block_suggestion", "action_id": action_id, "block_id": action_id, "value": ""}

    async with app.running():
        for body in (
            submitted(PICKER),
            submitted(PREVIEW),
            submitted(REASON),
            asked(SUBJECTS),
            asked(TOPICS),
        ):
            assert await _is_heard(app, body), body
        for body in (submitted("something_else"), asked("something_else")):
            assert not await _is_heard(app, body), body


async def test_every_command_and_shortcut_is_heard(
    manifest: dict[str, Any], desk: Desk, workspace: Workspace
) -> None:
    """Each command and each shortcut of the manifest has its listener; others have none."""
    app = build_app(make_curator(desk), token=workspace.addresses.token, api_url=workspace.api_url)

    def picked(callback_id: str) -> dict[str, Any]:
        return {"type": "message_action", "callback_id": callback_id, "message": {"text": "?"}}

    async with app.running():
        for each in manifest["features"]["slash_commands"]:
            assert await _is_heard(app, {"command": each["command"], "text": "help"})
        for each in manifest["features"]["shortcuts"]:
            assert await _is_heard(app, picked(each["callback_id"]))
        assert not await _is_heard(app, {"command": "/other", "text": ""})
        assert not await _is_heard(app, picked("something_else"))
