"""What becomes of each call to Slack, seen on the one HTTP session that all of them go through."""

import json
import re
import time
from contextlib import suppress
from types import SimpleNamespace
from typing import Final

import aiohttp
from yarl import URL

from bot.telemetry.handling import HANDLING
from bot.telemetry.metrics import Metrics
from bot.telemetry.traces import Traces

TOKEN_REFUSED: Final = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
)
"""Codes with which Slack says that the token itself is no good."""

_METHOD: Final = re.compile(r"[a-z][A-Za-z0-9.]{1,60}")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{1,60}")
_GOOD: Final = re.compile(rb'\s*(\{\s*"ok"\s*:\s*true|ok)')


class Calls:
    """Counts and times calls.

    Attributes:
        refused: Slack's code for why it takes no token of ours, "" where it took the last one.
    """

    def __init__(self, metrics: Metrics, traces: Traces, base_url: str) -> None:
        """Calls below `base_url` are of the Web API, others to addresses that Slack gave."""
        self.refused = ""
        self._metrics = metrics
        self._traces = traces
        self._base = URL(base_url)

    def trace(self) -> aiohttp.TraceConfig:
        """What the session tells of its calls."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(self._start)
        config.on_request_end.append(self._end)
        config.on_request_exception.append(self._fail)
        return config

    async def _start(
        self, _: aiohttp.ClientSession, call: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        call.began = time.perf_counter()
        call.span = self._traces.begin("slack", method=self._method(params.url))
        handling = HANDLING.get()
        if handling is not None and not handling.replied:
            handling.replied = True
            self._metrics.time_delivery(handling.kind, handling.seconds)

    async def _end(
        self, _: aiohttp.ClientSession, call: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        # The body is kept with the response: whoever asked for it reads it from there, or meets the same error.
        body: bytes | None = None
        with suppress(aiohttp.ClientError, TimeoutError):
            body = await params.response.read()
        self._note(params.url, _outcome(params.response.status, body), call)

    async def _fail(
        self, _: aiohttp.ClientSession, call: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        outcome = "timeout" if isinstance(params.exception, TimeoutError) else "connection"
        if isinstance(params.exception, aiohttp.ClientResponseError):
            outcome = f"http_{params.exception.status}"
        self._note(params.url, outcome, call)

    def _note(self, url: URL, outcome: str, call: SimpleNamespace) -> None:
        method = self._method(url)
        self._metrics.count_call(method, outcome, time.perf_counter() - call.began)
        call.span.end(outcome=outcome)
        if "." in method and (outcome == "ok" or outcome in TOKEN_REFUSED):
            self.refused = "" if outcome == "ok" else outcome

    def _method(self, url: URL) -> str:
        """The method of the Web API; "upload" and "response_url" for the addresses that Slack gives."""
        if url.host == self._base.host and url.path.startswith(self._base.path):
            return url.name if _METHOD.fullmatch(url.name) else "other"
        return "upload" if "/upload/" in url.path else "response_url"


def _outcome(status: int, body: bytes | None) -> str:
    """Slack's code for why it refused, "ok" for none."""
    if body is None:
        return "incomplete"
    if status == 200 and (_GOOD.match(body) or not body.startswith(b"{")):
        return "ok"
    try:
        code = json.loads(body).get("error", "")
    except (ValueError, AttributeError):
        code = ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else f"http_{status}"
