"""The doors of the stand-in for the Web API: /api/METHOD, /respond/KEY, /upload/KEY and /files/ID."""

import asyncio
import json
from typing import Final
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.workspace.faults import Hang, RateLimited, Refuse, ServerError
from bot.workspace.methods import BY_THE_APP, METHODS, Method
from bot.workspace.model import JsonObject
from bot.workspace.outcomes import apply_response
from bot.workspace.refusal import RefusedError
from bot.workspace.scopes import check_scope
from bot.workspace.stage import ApiCall
from bot.workspace.workspace import Workspace

_STRUCTURED: Final = frozenset({"blocks", "view", "attachments", "prompts", "metadata", "files"})


def api_routes(workspace: Workspace) -> list[Route]:
    """The routes of the Web API of one workspace."""

    async def call(request: Request) -> Response:
        return await _call(workspace, request)

    async def respond(request: Request) -> Response:
        return await _respond(workspace, request)

    async def upload(request: Request) -> Response:
        return await _upload(workspace, request)

    async def download(request: Request) -> Response:
        return _download(workspace, request)

    return [
        Route("/api/{method}", call, methods=["GET", "POST"]),
        Route("/respond/{key}", respond, methods=["POST"]),
        Route("/upload/{key}", upload, methods=["POST"]),
        Route("/files/{file}", download),
    ]


async def _call(workspace: Workspace, request: Request) -> Response:
    method = request.path_params["method"]
    mishap = await _meet(workspace, method)
    if mishap is not None:
        return mishap
    arguments: JsonObject = {}
    try:
        arguments = await _read_arguments(request)
        _check_token(workspace, request, method, arguments)
        call = _find_method(method)
        check_scope(workspace.state, workspace.manifest, method, arguments)
        response = {"ok": True, **call(workspace.state, arguments), **_warning(workspace, method)}
    except RefusedError as refused:
        response = refused.as_response()
    workspace.note(ApiCall(method, arguments, response))
    # Slack tells with every answer what the token may do.
    return JSONResponse(response, headers={"x-oauth-scopes": ",".join(sorted(workspace.manifest.scopes))})


async def _respond(workspace: Workspace, request: Request) -> Response:
    mishap = await _meet(workspace, "response_url")
    if mishap is not None:
        return mishap
    body: JsonObject = {}
    try:
        ticket = workspace.state.tickets.redeem_response(request.path_params["key"])
        body = _as_object(await request.body(), "invalid_payload")
        apply_response(workspace.state, ticket, body)
    except RefusedError as refused:
        workspace.note(ApiCall("response_url", body, refused.as_response()))
        return JSONResponse(refused.as_response(), 404 if refused.error.endswith("_url") else 400)
    workspace.note(ApiCall("response_url", body, {"ok": True}))
    return PlainTextResponse("ok")


async def _upload(workspace: Workspace, request: Request) -> Response:
    mishap = await _meet(workspace, "upload")
    if mishap is not None:
        return mishap
    content = await request.body()
    try:
        workspace.state.files.take(request.path_params["key"], content)
    except RefusedError as refused:
        return PlainTextResponse(refused.error, 400)
    return PlainTextResponse(f"OK - {len(content)}")


def _download(workspace: Workspace, request: Request) -> Response:
    """A file, to be kept and never to be opened as a page."""
    try:
        file = workspace.state.files.get(request.path_params["file"])
    except RefusedError as refused:
        return PlainTextResponse(refused.error, 404)
    disposition = f"attachment; filename*=utf-8''{quote(file.name)}"
    headers = {"content-disposition": disposition, "x-content-type-options": "nosniff"}
    return Response(file.content, media_type=file.mimetype, headers=headers)


async def _meet(workspace: Workspace, method: str) -> Response | None:
    """What a misfortune on order answers in the method's stead; None when the call goes its way."""
    fault = workspace.faults.take(method)
    if isinstance(fault, Hang):
        await asyncio.sleep(fault.seconds)
        return None
    if fault is None:
        return None
    error = (
        fault.error if isinstance(fault, Refuse) else "ratelimited" if isinstance(fault, RateLimited) else ""
    )
    body: JsonObject = {"ok": False, "error": error}
    workspace.note(ApiCall(method, {}, body))
    if isinstance(fault, ServerError):
        return PlainTextResponse("", fault.status)
    if isinstance(fault, RateLimited):
        return JSONResponse(body, 429, {"retry-after": str(fault.retry_after)})
    return JSONResponse(body)


async def _read_arguments(request: Request) -> JsonObject:
    """The arguments of a call, whichever way they came; structured ones may come as JSON text."""
    arguments: JsonObject = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        arguments |= _as_object(await request.body() or b"{}", "invalid_json")
    elif request.method == "POST":
        arguments |= dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))
    for name in _STRUCTURED & arguments.keys():
        if isinstance(arguments[name], str):
            error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
            arguments[name] = _parse(arguments[name], error)
    return arguments


def _warning(workspace: Workspace, method: str) -> JsonObject:
    """What Slack says of a session that nobody will be able to stop."""
    if method != "agents.sessions.setStatus" or workspace.manifest.hears("agent_session_stopped"):
        return {}
    warning = "missing_agent_session_stopped_event_subscription"
    return {"warning": warning, "response_metadata": {"warnings": [warning]}}


def _find_method(name: str) -> Method:
    if name not in METHODS:
        raise RefusedError("unknown_method")
    return METHODS[name]


def _check_token(workspace: Workspace, request: Request, method: str, arguments: JsonObject) -> None:
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    token = bearer or str(arguments.pop("token", ""))
    if not token:
        raise RefusedError("not_authed")
    tokens = {workspace.addresses.token: False, workspace.addresses.app_token: True}
    if token not in tokens:
        raise RefusedError("invalid_auth")
    if tokens[token] != (method in BY_THE_APP):
        raise RefusedError("not_allowed_token_type")


def _as_object(body: bytes, error: str) -> JsonObject:
    parsed = _parse(body, error)
    if not isinstance(parsed, dict):
        raise RefusedError(error)
    return parsed


def _parse(text: str | bytes, error: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        raise RefusedError(error) from None
