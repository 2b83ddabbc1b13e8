"""The doors of the page: its files, what it shows, what people do on it, and what changes."""

import json
from collections.abc import AsyncIterator
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.workspace.deeds import DEEDS
from bot.workspace.ids import BOT_USER, GENERAL
from bot.workspace.manifest import Shortcut
from bot.workspace.model import Channel, JsonObject, User
from bot.workspace.refusal import RefusedError
from bot.workspace.workspace import Workspace

_STATIC: Final = str(files("bot.workspace") / "static")
_HEADERS: Final = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
}


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
    manifest, own = workspace.manifest, not me.is_stranger
    places = [channel for channel in state.channels.values() if me.id in channel.members]
    return {
        "team": state.team.name,
        "me": me.id,
        "app": BOT_USER,
        "start": GENERAL if any(place.id == GENERAL for place in places) else places[0].id,
        "users": [_user(each) for each in state.users.values()],
        "channels": [_channel(place) for place in places],
        "messages": [message.as_json() for message in state.visible_to(me.id)],
        "views": state.views.shown_to(me.id),
        "prompts": {place.id: list(state.prompts.get(place.id, ())) for place in places if place.is_im},
        "examples": list(workspace.examples),
        "commands": [{"name": each.name, "hint": each.hint} for each in manifest.commands] if own else [],
        "shortcuts": [_shortcut(each) for each in manifest.shortcuts] if own else [],
        "statuses": [
            state.status_in(channel, ts)
            for channel, ts in state.statuses
            if me.id in state.channels[channel].members
        ],
        "stoppable": manifest.hears("agent_session_stopped"),
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
    deed = DEEDS.get(request.path_params["deed"])
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
        "isStranger": user.is_stranger,
    }


def _channel(place: Channel) -> JsonObject:
    return {
        "id": place.id,
        "name": place.name,
        "purpose": place.purpose,
        "isIm": place.is_im,
        "isPrivate": place.is_private,
        "isShared": place.is_shared,
    }


def _shortcut(shortcut: Shortcut) -> JsonObject:
    return {"name": shortcut.name, "callbackId": shortcut.callback_id, "kind": shortcut.kind}
