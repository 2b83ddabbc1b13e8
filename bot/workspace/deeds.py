"""What people do on the page, one function for each thing the page may ask for."""

from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias

from bot.workspace.deliver import Outcome
from bot.workspace.ids import dm_of
from bot.workspace.model import JsonObject
from bot.workspace.workspace import Workspace

Deed: TypeAlias = Callable[[Workspace, JsonObject], Awaitable[JsonObject]]
"""Something a person does on the page: takes what the page sent, returns what it shows."""


def _shown(outcome: Outcome) -> JsonObject:
    return {"trouble": outcome.reason}


async def _type(workspace: Workspace, said: JsonObject) -> JsonObject:
    user, channel, thread_ts = said["user"], said["channel"], said.get("thread_ts")
    broadcast = bool(said.get("broadcast")) and thread_ts is not None
    message = await workspace.type(user, channel, str(said["text"]), thread_ts, broadcast=broadcast)
    return {"ts": message.ts}


async def _attach(workspace: Workspace, said: JsonObject) -> JsonObject:
    content = b64decode(said["content"], validate=True)
    text, thread_ts = str(said.get("text") or ""), said.get("thread_ts")
    message = await workspace.share_file(
        said["user"], said["channel"], str(said["name"]), content, text=text, thread_ts=thread_ts
    )
    return {"ts": message.ts}


async def _edit(workspace: Workspace, said: JsonObject) -> JsonObject:
    message = workspace.state.get_message(said["channel"], said["ts"])
    await workspace.edit(said["user"], message, str(said["text"]))
    return {}


async def _delete(workspace: Workspace, said: JsonObject) -> JsonObject:
    await workspace.delete(said["user"], workspace.state.get_message(said["channel"], said["ts"]))
    return {}


async def _command(workspace: Workspace, said: JsonObject) -> JsonObject:
    return _shown(await workspace.command(said["user"], said["channel"], str(said["text"])))


async def _click(workspace: Workspace, said: JsonObject) -> JsonObject:
    message, block_id = workspace.state.get_message(said["channel"], said["ts"]), said.get("block_id")
    return _shown(
        await workspace.click(said["user"], message, said["action_id"], said.get("chosen"), block_id)
    )


async def _click_view(workspace: Workspace, said: JsonObject) -> JsonObject:
    chosen, values = said.get("chosen"), said.get("values")
    outcome = await workspace.click_view(said["user"], said["view_id"], said["action_id"], chosen, values)
    return _shown(outcome)


async def _suggest(workspace: Workspace, said: JsonObject) -> JsonObject:
    in_view = "view_id" in said
    holder = said["view_id"] if in_view else workspace.state.get_message(said["channel"], said["ts"])
    return await workspace.suggest(said["user"], holder, said["action_id"], str(said["typed"]))


async def _submit(workspace: Workspace, said: JsonObject) -> JsonObject:
    return {"errors": await workspace.submit(said["user"], said["values"])}


async def _dismiss(workspace: Workspace, said: JsonObject) -> JsonObject:
    await workspace.dismiss(said["user"], everything=bool(said.get("everything")))
    return {}


async def _shortcut_used(workspace: Workspace, said: JsonObject) -> JsonObject:
    user, callback_id = said["user"], said["callback_id"]
    if "ts" not in said:
        return _shown(await workspace.global_shortcut(user, callback_id))
    message = workspace.state.get_message(said["channel"], said["ts"])
    return _shown(await workspace.shortcut(user, message, callback_id))


async def _open(workspace: Workspace, said: JsonObject) -> JsonObject:
    opened: dict[str, Any] = {"home": workspace.open_home, "messages": workspace.open_messages}
    await opened[said["tab"]](said["user"])
    return {"channel": dm_of(said["user"])}


async def _look(workspace: Workspace, said: JsonObject) -> JsonObject:
    await workspace.look_at(said["user"], said["channel"])
    return {}


async def _stop(workspace: Workspace, said: JsonObject) -> JsonObject:
    await workspace.stop_session(said["user"], said["channel"], said["thread_ts"])
    return {}


DEEDS: Final[dict[str, Deed]] = {
    "type": _type,
    "attach": _attach,
    "edit": _edit,
    "delete": _delete,
    "command": _command,
    "click": _click,
    "click-view": _click_view,
    "suggest": _suggest,
    "submit": _submit,
    "dismiss": _dismiss,
    "shortcut": _shortcut_used,
    "open": _open,
    "look": _look,
    "stop": _stop,
}
