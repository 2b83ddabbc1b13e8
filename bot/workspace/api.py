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
from bot.workspace.model import ApiCall, JsonObject
from bot.workspace.outcomes import apply_response
from bot.workspace.refusal import RefusedError
from bot.workspace.scopes import check_scope
from bot.workspace.slack import Slack
from bot.workspace.stage import Stage
from bot.workspace.workspace import Workspace

_STRUCTURED: Final = frozenset({"blocks", "view", "attachments", "prompts", "metadata", "files"})


def api_routes(workspace: Workspace) -> list[Route]:
    """The routes of one workspace, with the Web API of all that belong to the same Slack."""

    async def call(request: Request) -> Response:
        return await _call(workspace.slack, request)

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


async def _call(slack: Slack, request: Request) -> Response:
    """A call, which the workspace answers that its token is for."""
    method = request.path_params["method"]
    mishap = await _meet(slack.first, method)
    if mishap is not None:
        return mishap
    stage, arguments, token = slack.first, JsonObject(), ""
    try:
        arguments = await _read_arguments(request)
        credentials, token = _read_secrets(request, arguments)
        stage = slack.find(token, arguments)
        response = {"ok": True, **_answer(stage, method, arguments, credentials, token)}
    except RefusedError as refused:
        response = refused.as_response()
    stage.note(ApiCall(method, arguments, response, token))
    # Slack tells with every answer what the token may do.
    return JSONResponse(response, headers={"x-oauth-scopes": ",".join(sorted(stage.manifest.scopes))})


def _answer(stage: Stage, method: str, arguments: JsonObject, credentials: str, token: str) -> JsonObject:
    if method == "oauth.v2.access":
        return stage.slack.exchange(credentials, arguments)
    _check_token(stage, method, token)
    call = _find_method(method)
    check_scope(stage.state, stage.manifest, method, arguments)
    return {**call(stage.state, arguments), **_warning(stage, method)}


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


async def _meet(stage: Stage, method: str) -> Response | None:
    """What a misfortune on order answers in the method's stead; None when the call goes its way."""
    fault = stage.faults.take(method)
    if isinstance(fault, Hang):
        await asyncio.sleep(fault.seconds)
        return None
    if fault is None:
        return None
    error = (
        fault.error if isinstance(fault, Refuse) else "ratelimited" if isinstance(fault, RateLimited) else ""
    )
    body: JsonObject = {"ok": False, "error": error}
    stage.note(ApiCall(method, {}, body))
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


def _warning(stage: Stage, method: str) -> JsonObject:
    """What Slack says of a session that nobody will be able to stop."""
    if method != "agents.sessions.setStatus" or stage.manifest.hears("agent_session_stopped"):
        return {}
    warning = "missing_agent_session_stopped_event_subscription"
    return {"warning": warning, "response_metadata": {"warnings": [warning]}}


def _find_method(name: str) -> Method:
    if name not in METHODS:
        raise RefusedError("unknown_method")
    return METHODS[name]


def _read_secrets(request: Request, arguments: JsonObject) -> tuple[str, str]:
    """The header that proves who calls, and the token where there is one; the arguments keep none."""
    header = request.headers.get("authorization", "")
    scheme, _, bearer = header.partition(" ")
    given = str(arguments.pop("token", ""))
    return header, bearer.strip() if scheme == "Bearer" else given


def _check_token(stage: Stage, method: str, token: str) -> None:
    """Whether a token is good, and of the kind that the method takes."""
    if token == stage.addresses.app_token:
        if method not in BY_THE_APP:
            raise RefusedError("not_allowed_token_type")
        return
    stage.slack.grants.check(token)
    if method in BY_THE_APP:
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
