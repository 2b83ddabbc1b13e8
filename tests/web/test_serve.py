"""The bot as a process: by HTTP and by Socket Mode, until it is asked to stop."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.desk import Desk
from bot.errors import MeshwiseError, SettingsError
from bot.ledger import IN_MEMORY
from bot.settings import Settings
from bot.web.serve import serve
from bot.web.signature import sign
from tests.desks import PLACE
from tests.web.slack import MENTION, Slack, running_slack

ROOT = Path(__file__).parents[2]
SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside this test


@asynccontextmanager
async def _answering(directory: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot's process, which is gone after the context."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MESHWISE_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.web.answering",
        str(directory),
        cwd=ROOT,
        env={**kept, "MESHWISE_DATA": str(directory), **settings},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _when_ready(client: aiohttp.ClientSession) -> None:
    """Returns once the process says that it is ready, at most after 30 seconds."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with client.get("/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def _stop(process: asyncio.subprocess.Process) -> str:
    """Asks the process to stop as a supervisor does; returns what it logged."""
    process.send_signal(signal.SIGTERM)
    _, logged = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode in (0, -signal.SIGTERM)
    return logged.decode()


async def test_http_answers_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    """A signed mention gets its answer, and SIGTERM ends the process without a complaint."""
    slack, port = Slack(), _free_port()
    body = json.dumps(MENTION).encode()
    timestamp = str(int(time.time()))
    headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": sign(SECRET, timestamp, body),
    }
    async with (
        running_slack(slack) as api_url,
        _answering(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
            SLACK_SIGNING_SECRET=SECRET,
            MESHWISE_PORT=str(port),
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
        aiohttp.ClientSession(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        await _when_ready(client)
        async with client.post("/slack/events", data=body, headers=headers) as response:
            assert response.status == 200
        posted = await asyncio.wait_for(slack.posted.get(), 10)
        assert (posted["channel"], posted["thread_ts"]) == ("C1", "1.0")
        assert posted["text"].startswith("Yes")
        logged = await _stop(process)
    assert "answering in Spokes, edge http" in logged
    assert "Traceback" not in logged
    assert "xoxb-1" not in logged


async def test_socket_mode_answers_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    """A mention through the socket is acknowledged and answered, and SIGTERM ends the process with 0."""
    slack = Slack()
    async with (
        running_slack(slack) as api_url,
        _answering(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
            SLACK_APP_TOKEN="xapp-1",  # noqa: S106 - no such app
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
    ):
        assert await asyncio.wait_for(slack.acknowledged.get(), 30) == "E1"
        posted = await asyncio.wait_for(slack.posted.get(), 10)
        assert posted["text"].startswith("Yes")
        logged = await _stop(process)
        assert process.returncode == 0
    assert "answering in Spokes, edge socket" in logged
    assert "Traceback" not in logged


async def test_a_token_that_slack_refuses_is_told_at_once(desk: Desk) -> None:
    """With a wrong token nothing is served; the complaint says which setting and why."""
    async with running_slack(Slack(refuse="invalid_auth")) as api_url:
        settings = Settings(
            SLACK_BOT_TOKEN=SecretStr("xoxb-1"),
            SLACK_SIGNING_SECRET=SecretStr(SECRET),
            MESHWISE_SLACK_API_URL=api_url,
            MESHWISE_DATABASE_URL=SecretStr(IN_MEMORY),
        )
        with pytest.raises(SettingsError, match=r"^Slack refuses SLACK_BOT_TOKEN: invalid_auth$"):
            await asyncio.to_thread(serve, settings, desk, PLACE)


def test_a_slack_out_of_reach_is_told(desk: Desk) -> None:
    """Without a way to Slack the complaint names the address."""
    settings = Settings(
        SLACK_BOT_TOKEN=SecretStr("xoxb-1"),
        SLACK_SIGNING_SECRET=SecretStr(SECRET),
        MESHWISE_SLACK_API_URL=f"http://127.0.0.1:{_free_port()}/api/",
        MESHWISE_DATABASE_URL=SecretStr(IN_MEMORY),
    )
    with pytest.raises(MeshwiseError, match=r"^Slack cannot be reached at http://127\.0\.0\.1:"):
        serve(settings, desk, PLACE)


async def test_many_workspaces_are_served_before_there_is_one(tmp_path: Path) -> None:
    """With the app's own credentials the process starts without a token, and sends whoever installs it to Slack."""
    port, key = _free_port(), "A" * 43 + "="
    async with (
        running_slack(Slack()) as api_url,
        _answering(
            tmp_path,
            SLACK_CLIENT_ID="12.34",
            SLACK_CLIENT_SECRET="a-client-secret",  # noqa: S106 - of no app
            SLACK_SIGNING_SECRET=SECRET,
            MESHWISE_TOKEN_KEYS=key,
            MESHWISE_PORT=str(port),
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
        aiohttp.ClientSession(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        await _when_ready(client)
        async with client.get("/slack/install", allow_redirects=False) as response:
            assert response.status == 302
            assert "client_id=12.34" in response.headers["location"]
        logged = await _stop(process)
    assert "answering in 0 workspaces, edge http" in logged
    assert "Traceback" not in logged
    assert not any(secret in logged for secret in ("a-client-secret", key))
