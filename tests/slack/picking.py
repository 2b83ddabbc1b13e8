"""Filling in the form in which comparisons are put together."""

from collections.abc import Sequence
from typing import Any

from bot.render.picker import AUDIENCE, DIFFERING, EVERYONE, ROWS, SUBJECTS, TOPICS
from bot.workspace import Workspace
from bot.workspace.model import JsonObject, View


def option(value: str) -> JsonObject:
    """An option as Slack hands it in."""
    return {"text": {"type": "plain_text", "text": value, "emoji": False}, "value": value}


def picked(subjects: Sequence[str], topics: Sequence[str] = (), *, differing: bool = False) -> JsonObject:
    """What is entered in the form."""
    rows = [DIFFERING] if differing else []
    return {
        SUBJECTS: _several(SUBJECTS, "multi_static_select", subjects),
        TOPICS: _several(TOPICS, "multi_static_select", topics),
        ROWS: _several(ROWS, "checkboxes", rows),
    }


def seen_by(audience: str = EVERYONE) -> JsonObject:
    """What is entered in the preview."""
    entry = {"type": "radio_buttons", "selected_option": option(audience)}
    return {AUDIENCE: {AUDIENCE: entry}}


def _several(name: str, kind: str, values: Sequence[str]) -> JsonObject:
    return {name: {"type": kind, "selected_options": [option(value) for value in values]}}


async def opened(workspace: Workspace, user: str, callback_id: str) -> View:
    """The modal on top, once it is this one."""

    def top() -> View | None:
        view = workspace.state.views.top(user)
        return view if view and view.body["callback_id"] == callback_id else None

    await workspace.wait_until(lambda: top() is not None)
    found = top()
    assert found is not None
    return found


def element_of(view: View, name: str) -> dict[str, Any]:
    """The input of this name."""
    found = next(block["element"] for block in view.body["blocks"] if block.get("block_id") == name)
    assert isinstance(found, dict)
    return found


def values_of(view: View, name: str) -> list[str]:
    """What is picked at first in the input of this name."""
    return [each["value"] for each in element_of(view, name).get("initial_options", [])]
