"""The edge over real HTTP: what reaches the app, and what does not."""

import json
import time
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.desk import Desk
from bot.slack import build_app
from bot.web import create_asgi
from bot.web.receiver import BODY_BYTES_MAX
from bot.web.signature import sign
from tests.desks import make_curator
from tests.web.serving import served

SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside this test
CHALLENGE = json.dumps({"type": "url_verification", "challenge": "c1"}).encode()
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
async def edge(desk: Desk) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of a running edge; nothing that it sends makes the app call Slack."""
    app = build_app(make_curator(desk), token="xoxb-1", api_url="http://127.0.0.1:9/api/")  # noqa: S106 - no such bot
    async with (
        served(create_asgi(app, signing_secret=SECRET)) as address,
        aiohttp.ClientSession(base_url=address) as client,
    ):
        yield client


def _signed(body: bytes, headers: Mapping[str, str] = JSON, age: int = 0) -> dict[str, str]:
    timestamp = str(int(time.time()) - age)
    signature = sign(SECRET, timestamp, body)
    return {**headers, "x-slack-request-timestamp": timestamp, "x-slack-signature": signature}


async def _post(edge: aiohttp.ClientSession, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
    async with edge.post("/slack/events", data=body, headers=dict(headers)) as response:
        return response.status, await response.text()


async def test_slacks_own_verification_is_answered(edge: aiohttp.ClientSession) -> None:
    """Slack checks a new address with a signed challenge, which comes back."""
    status, text = await _post(edge, CHALLENGE, _signed(CHALLENGE))
    assert (status, json.loads(text)) == (200, {"challenge": "c1"})


@pytest.mark.parametrize(
    "headers",
    [
        JSON,
        {**JSON, "x-slack-request-timestamp": "abc", "x-slack-signature": "v0=" + "0" * 64},
        {**JSON, "x-slack-request-timestamp": "1700000000", "x-slack-signature": "v0=" + "0" * 64},
        {**JSON, "x-slack-request-timestamp": "1700000000", "x-slack-signature": "größer"},
        {**_signed(CHALLENGE + b" ")},
        FORM,
    ],
    ids=["unsigned", "timestamp", "old", "letters", "other body", "form"],
)
async def test_what_slack_did_not_sign_is_refused_shortly(
    edge: aiohttp.ClientSession, headers: Mapping[str, str]
) -> None:
    """Anyone else gets 401 and one line, whatever they send."""
    for body in (CHALLENGE, b"{", b"ssl_check=1", b"\xff"):
        assert await _post(edge, body, headers) == (401, "not signed by Slack")


@pytest.mark.parametrize("age", [400, -86_400])
async def test_a_clock_that_is_off_is_told(edge: aiohttp.ClientSession, age: int) -> None:
    """What Slack signed long ago, or will sign, is refused, and the line says that it is the time."""
    told = "signed more than five minutes before or after the time here"
    assert await _post(edge, CHALLENGE, _signed(CHALLENGE, age=age)) == (401, told)


async def test_a_copy_is_refused_once_it_was_taken(edge: aiohttp.ClientSession) -> None:
    """The very same request does not get in twice; the same body signed anew, as Slack does it, does."""
    headers = _signed(CHALLENGE)
    assert (await _post(edge, CHALLENGE, headers))[0] == 200
    assert await _post(edge, CHALLENGE, headers) == (409, "this very request was taken before")
    assert (await _post(edge, CHALLENGE, _signed(CHALLENGE, age=30)))[0] == 200


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "application/xml", "json"])
async def test_another_kind_of_content_is_refused(edge: aiohttp.ClientSession, content_type: str) -> None:
    """Slack sends JSON and forms; nothing else is read."""
    status, text = await _post(edge, CHALLENGE, _signed(CHALLENGE, {"content-type": content_type}))
    assert (status, text) == (415, "the content type is neither JSON nor a form")


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'{"event": 1}', b"payload=%5B", b"\xff\xfe"])
async def test_a_signed_body_that_is_none_is_refused_shortly(
    edge: aiohttp.ClientSession, body: bytes
) -> None:
    """Even with a signature nothing unreadable gets further."""
    assert await _post(edge, body, _signed(body)) == (400, "neither a JSON object nor a form")


async def test_a_body_too_large_is_refused_before_it_is_read(edge: aiohttp.ClientSession) -> None:
    """More than a mebibyte is not taken in, announced or not."""
    async with edge.post(
        "/slack/events", data=BytesIO(b"x" * (BODY_BYTES_MAX + 1)), headers=JSON
    ) as response:
        assert response.status == 413

    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield b"x" * (BODY_BYTES_MAX // 16)

    async with edge.post("/slack/events", data=unannounced(), headers=JSON) as response:
        assert response.status == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("POST", "/", 404),
        ("POST", "/slack/events/", 404),
        ("POST", "/metrics", 404),
        ("GET", "/metrics", 404),
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
    ],
)
async def test_there_is_one_way_in(edge: aiohttp.ClientSession, method: str, path: str, status: int) -> None:
    """Other methods and addresses are refused; health is told to anyone."""
    async with edge.request(method, path) as response:
        assert response.status == status


async def test_slacks_check_of_the_certificate_is_answered(edge: aiohttp.ClientSession) -> None:
    """Slack asks now and then whether the address can be reached; that reaches no listener."""
    body = urlencode({"ssl_check": "1", "token": "t"}).encode()
    assert (await _post(edge, body, _signed(body, FORM)))[0] == 200


async def test_readiness_follows_the_app(desk: Desk) -> None:
    """An app that is about to close is alive and not ready."""
    app = build_app(make_curator(desk), token="xoxb-1", api_url="http://127.0.0.1:9/api/")  # noqa: S106 - no such bot
    edge = create_asgi(app, signing_secret=SECRET)
    async with served(edge) as address, aiohttp.ClientSession(base_url=address) as client:
        app.accepting = False
        async with client.get("/readyz") as ready, client.get("/healthz") as health:
            assert (ready.status, health.status) == (503, 200)


async def test_the_session_lives_as_long_as_the_edge(desk: Desk) -> None:
    """What the lifespan opens it closes."""
    app = build_app(make_curator(desk), token="xoxb-1", api_url="http://127.0.0.1:9/api/")  # noqa: S106 - no such bot
    async with served(create_asgi(app, signing_secret=SECRET)):
        session = app.bolt.client.session
        assert session is not None
        assert not session.closed
    assert session.closed
