"""The token may do what the manifest asks for, and nothing else."""

from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingsError
from bot.workspace.ids import ADMIN, DEVELOPER, GENERAL, ROLLOUT, dm_of
from bot.workspace.manifest import Command, Manifest, Shortcut, read_manifest, shipped_manifest
from bot.workspace.model import JsonObject


@pytest.fixture
def manifest() -> Manifest:
    """An app that may answer commands, and nothing else."""
    return Manifest(frozenset({"commands"}))


@pytest.mark.parametrize(
    ("method", "arguments", "needed"),
    [
        ("chat.postMessage", {"channel": GENERAL, "text": "x"}, "chat:write"),
        ("chat.postEphemeral", {"channel": GENERAL, "user": ADMIN, "text": "x"}, "chat:write"),
        ("users.info", {"user": ADMIN}, "users:read"),
        ("files.getUploadURLExternal", {"filename": "a", "length": 1}, "files:write"),
        ("files.completeUploadExternal", {"files": [{"id": "F1"}]}, "files:write"),
        ("conversations.info", {"channel": GENERAL}, "channels:read"),
        ("conversations.members", {"channel": ROLLOUT}, "groups:read"),
        ("conversations.info", {"channel": dm_of(ADMIN)}, "im:read"),
        ("conversations.open", {"users": ADMIN}, "im:write"),
        ("assistant.threads.setSuggestedPrompts", {"channel_id": dm_of(ADMIN)}, "assistant:write"),
        ("assistant.threads.setStatus", {"channel_id": dm_of(ADMIN)}, "chat:write,assistant:write"),
        ("agents.sessions.setStatus", {"channel_id": dm_of(ADMIN)}, "chat:write"),
    ],
)
async def test_a_scope_that_is_missing_is_named(
    client: AsyncWebClient, method: str, arguments: JsonObject, needed: str
) -> None:
    """The refusal tells what would be needed and what is there."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments)
    answer = caught.value.response.data
    assert answer == {"ok": False, "error": "missing_scope", "needed": needed, "provided": "commands"}


async def test_some_methods_need_none(client: AsyncWebClient) -> None:
    """Views and auth.test work with any token."""
    assert (await client.auth_test())["ok"]
    assert (await client.views_publish(user_id=DEVELOPER, view={"type": "home", "blocks": []}))["ok"]


def test_events_need_their_scopes() -> None:
    """A subscription without the scope behind it brings nothing."""
    subscribed = frozenset({"message.channels", "app_home_opened"})
    deaf, listening = Manifest(frozenset(), subscribed), Manifest(frozenset({"channels:history"}), subscribed)
    names = ("message.channels", "app_home_opened", "app_mention")
    assert [deaf.hears(name) for name in names] == [False, True, False]
    assert [listening.hears(name) for name in names] == [True, True, False]


def test_the_shipped_manifest_is_read() -> None:
    """What the workspace lets the bot do is what the manifest for Slack asks for."""
    manifest = shipped_manifest()
    assert manifest.hears("app_mention")
    assert "chat:write" in manifest.scopes
    assert [(each.name, each.escaped) for each in manifest.commands] == [("/mesh", False)]
    assert manifest.prompts[0].keys() == {"title", "message"}


def test_a_manifest_on_disk(tmp_path: Path) -> None:
    """Commands and shortcuts are read with what matters of them; what is absent is empty."""
    path = tmp_path / "manifest.yaml"
    path.write_text(
        "features:\n"
        "  slash_commands:\n"
        "    - command: /ask\n"
        "      should_escape: true\n"
        "  shortcuts:\n"
        "    - {name: Ask, type: message, callback_id: ask, description: x}\n"
    )
    manifest = read_manifest(path)
    assert manifest.commands == (Command("/ask", escaped=True),)
    assert manifest.shortcuts == (Shortcut("Ask", "ask", "message"),)
    assert (manifest.scopes, manifest.prompts) == (frozenset(), ())
    path.write_text("{")
    with pytest.raises(SettingsError, match="is unreadable"):
        read_manifest(path)
