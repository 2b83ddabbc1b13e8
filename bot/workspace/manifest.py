"""The app as its manifest describes it: what it may call, what it hears, what it offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.errors import SettingsError
from bot.shipped import shipped
from bot.text.strict_yaml import read_yaml
from bot.workspace.model import JsonObject

EVENT_SCOPES: Final = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}
"""What Slack asks for before it tells of an event; events that are not here need nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        name: with its slash.
        hint: what may follow it.
        escaped: names in its text arrive as Slack writes mentions.
    """

    name: str
    hint: str = ""
    escaped: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut: in a message's menu (kind "message"), or anywhere (kind "global")."""

    name: str
    callback_id: str
    kind: str = "message"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What of a manifest matters here.

    Attributes:
        scopes: what the bot's token may do.
        events: what the app is told of.
        commands: its slash commands.
        shortcuts: its shortcuts.
        prompts: what its Messages tab suggests until the app suggests something else.
    """

    scopes: frozenset[str]
    events: frozenset[str] = frozenset()
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    prompts: tuple[JsonObject, ...] = ()

    def hears(self, event: str) -> bool:
        """Whether Slack tells the app of events of this name."""
        return event in self.events and EVENT_SCOPES.get(event, "") in self.scopes | {""}

    def find_command(self, name: str) -> Command | None:
        """The command of this name, if there is one."""
        return next((command for command in self.commands if command.name == name), None)

    def offers(self, callback_id: str, kind: str) -> bool:
        """Whether there is such a shortcut."""
        return any((each.callback_id, each.kind) == (callback_id, kind) for each in self.shortcuts)


@cache
def shipped_manifest() -> Manifest:
    """The manifest that comes with the code."""
    return read_manifest(shipped("deploy") / "slack-manifest.yaml")


def read_manifest(path: Path) -> Manifest:
    """Reads a manifest; SettingsError when it is none."""
    # Slack wants its booleans bare, which our own files may not have; as text they serve here.
    document, problems = read_yaml(path, path.name)
    if document is None:
        raise SettingsError(f"the manifest {path.name} is unreadable: {'; '.join(map(str, problems))}")
    root: JsonObject = dict(document.root)
    features = root.get("features", {})
    return Manifest(
        scopes=frozenset(_at(root, "oauth_config", "scopes", "bot")),
        events=frozenset(_at(root, "settings", "event_subscriptions", "bot_events")),
        commands=tuple(_commands(features.get("slash_commands", []))),
        shortcuts=tuple(_shortcuts(features.get("shortcuts", []))),
        prompts=tuple(_at(features, "agent_view", "suggested_prompts")),
    )


def _commands(entries: Iterable[JsonObject]) -> Iterable[Command]:
    for each in entries:
        yield Command(each["command"], each.get("usage_hint", ""), each.get("should_escape") == "true")


def _shortcuts(entries: Iterable[JsonObject]) -> Iterable[Shortcut]:
    for each in entries:
        yield Shortcut(each["name"], each["callback_id"], each["type"])


def _at(root: JsonObject, *keys: str) -> Any:  # noqa: ANN401 - a list of whatever stands there
    """The list at the end of these keys, empty where the way ends before."""
    found: Any = root
    for key in keys:
        found = found.get(key, {})
    return found or []
