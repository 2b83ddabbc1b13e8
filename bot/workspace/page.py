"""The doors of the page: its files, what it shows, what people do on it, and what changes."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files
from typing import Any, Final, TypeAlias

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.workspace.deliver import Outcome
from bot.workspace.ids import BOT_USER, GENERAL, TEAM_NAME, dm_of
from bot.workspace.model import Channel, JsonObject, User
from bot.workspace.refusal import RefusedError
from bot.workspace.workspace import Workspace

_STATIC: Final = str(files("bot.workspace") / "static")
_HEADERS: Final = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
}

Deed: TypeAlias = Callable[[Workspace, JsonObject], Awaitable[JsonObject]]
"""Something a person does on the page: takes what the page sent, returns what it shows."""


def page_routes(workspace: Workspace) -> list[BaseRoute]:
    """The routes of the page of one workspace."""

    async def session(request: Request) -> Response:
        return JSONResponse(_session(workspace, request.query_params.get("user", "")), headers=_HEADERS)

    async def stream(request: Request) -> Response:
        changes = _changes(workspace, request.query_params.get("user", ""))
        return StreamingResponse(changes, media_type="text/event-stream", headers=_HEADERS)

    async def do(request: Request) -> Response:
        return await _do(workspace, request)

    return [
        Route("/", _index),
        Route("/page/session", session),
        Route("/page/stream", stream),
        Route("/page/{deed}", do, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


async def _index(_request: Request) -> Response:
    return FileResponse(f"{_STATIC}/index.html", headers=_HEADERS)


def _session(workspace: Workspace, user: str) -> JsonObject:
    """Everything the page of one person shows at first; an unknown person is taken for the first one."""
    state = workspace.state
    me = state.users.get(user) or next(iter(state.users.values()))
    places = [channel for channel in state.channels.values() if me.id in channel.members]
    return {
        "team": TEAM_NAME,
        "me": me.id,
        "app": BOT_USER,
        "start": GENERAL,
        "users": [_user(each) for each in state.users.values()],
        "channels": [_channel(place) for place in places],
        "messages": [message.as_json() for message in state.visible_to(me.id)],
        "views": state.views.shown_to(me.id),
        "prompts": {place.id: list(state.prompts.get(place.id, ())) for place in places if place.is_im},
        "examples": list(workspace.examples),
        "commands": list(workspace.commands),
    }


async def _changes(workspace: Workspace, user: str) -> AsyncIterator[str]:
    """What one person is told, as server-sent events, from now until they leave."""
    queue = workspace.state.watch()
    try:
        yield ": welcome\n\n"
        while True:
            change = await queue.get()
            if change.kind == "closing":
                return
            if user in change.audience:
                yield f"data: {json.dumps({'kind': change.kind, 'body': change.body})}\n\n"
    finally:
        workspace.state.unwatch(queue)


async def _do(workspace: Workspace, request: Request) -> Response:
    deed = _DEEDS.get(request.path_params["deed"])
    if deed is None or not _is_from_the_page(request):
        return JSONResponse({"ok": False, "error": "not_allowed"}, 403)
    try:
        shown = await deed(workspace, await request.json())
    except RefusedError as refused:
        return JSONResponse(refused.as_response(), 409)
    except (KeyError, TypeError, ValueError):
        return JSONResponse({"ok": False, "error": "invalid_arguments"}, 400)
    return JSONResponse({"ok": True, **shown})


def _is_from_the_page(request: Request) -> bool:
    """Other pages in the same browser can neither send this content type nor this origin."""
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.url.netloc}"
    return request.headers.get("content-type") == "application/json" and origin in (None, own)


def _user(user: User) -> JsonObject:
    return {
        "id": user.id,
        "name": user.name,
        "realName": user.real_name,
        "title": user.title,
        "isBot": user.is_bot,
    }


def _channel(place: Channel) -> JsonObject:
    return {"id": place.id, "name": place.name, "purpose": place.purpose, "isIm": place.is_im}


def _shown(outcome: Outcome) -> JsonObject:
    return {"trouble": outcome.reason}


async def _type(workspace: Workspace, said: JsonObject) -> JsonObject:
    message = await workspace.type(said["user"], said["channel"], str(said["text"]), said.get("thread_ts"))
    return {"ts": message.ts}


async def _command(workspace: Workspace, said: JsonObject) -> JsonObject:
    return _shown(await workspace.command(said["user"], said["channel"], str(said["text"])))


async def _click(workspace: Workspace, said: JsonObject) -> JsonObject:
    message = workspace.state.get_message(said["channel"], said["ts"])
    return _shown(await workspace.click(said["user"], message, said["action_id"], said.get("chosen")))


async def _click_view(workspace: Workspace, said: JsonObject) -> JsonObject:
    chosen, values = said.get("chosen"), said.get("values")
    outcome = await workspace.click_view(said["user"], said["view_id"], said["action_id"], chosen, values)
    return _shown(outcome)


async def _submit(workspace: Workspace, said: JsonObject) -> JsonObject:
    return {"errors": await workspace.submit(said["user"], said["values"])}


async def _dismiss(workspace: Workspace, said: JsonObject) -> JsonObject:
    await workspace.dismiss(said["user"])
    return {}


async def _open(workspace: Workspace, said: JsonObject) -> JsonObject:
    opened: dict[str, Any] = {"home": workspace.open_home, "messages": workspace.open_messages}
    await opened[said["tab"]](said["user"])
    return {"channel": dm_of(said["user"])}


_DEEDS: Final[dict[str, Deed]] = {
    "type": _type,
    "command": _command,
    "click": _click,
    "click-view": _click_view,
    "submit": _submit,
    "dismiss": _dismiss,
    "open": _open,
}
