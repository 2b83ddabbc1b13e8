"""The bot as a process: by HTTP and by Socket Mode, until it is asked to stop."""

import asyncio
import json
import subprocess
import sys
import time
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
from tests.web.process import answering, free_port, stop, when_ready
from tests.web.slack import MENTION, Slack, running_slack

SECRET = "a-signing-secret"  # noqa: S105 - signs nothing outside this test


async def test_http_answers_until_it_is_asked_tostop(tmp_path: Path) -> None:
    """A signed mention gets its answer, and SIGTERM ends the process without a complaint."""
    slack, port = Slack(), free_port()
    body = json.dumps(MENTION).encode()
    timestamp = str(int(time.time()))
    headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": sign(SECRET, timestamp, body),
    }
    async with (
        running_slack(slack) as api_url,
        answering(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
            SLACK_SIGNING_SECRET=SECRET,
            MESHWISE_PORT=str(port),
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
        aiohttp.ClientSession(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        await when_ready(client)
        async with client.post("/slack/events", data=body, headers=headers) as response:
            assert response.status == 200
        posted = await asyncio.wait_for(slack.posted.get(), 10)
        assert (posted["channel"], posted["thread_ts"]) == ("C1", "1.0")
        assert posted["text"].startswith("Yes")
        logged = await stop(process)
    assert "answering in Spokes, edge http" in logged
    assert f"listening at 127.0.0.1 port {port} (MESHWISE_PORT)" in logged
    assert all(" bot." in line for line in logged.splitlines())
    assert "Traceback" not in logged
    assert "xoxb-1" not in logged


async def test_socket_mode_answers_until_it_is_asked_tostop(tmp_path: Path) -> None:
    """A mention through the socket is answered and then acknowledged, and SIGTERM ends the process with 0."""
    slack, port = Slack(), free_port()
    async with (
        running_slack(slack) as api_url,
        answering(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
            SLACK_APP_TOKEN="xapp-1",  # noqa: S106 - no such app
            MESHWISE_METRICS_PORT=str(port),
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
        aiohttp.ClientSession(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        await slack.sockets.connected()
        assert await slack.sockets.bring("events_api", MENTION) == 1
        posted = slack.posted.get_nowait()
        await when_ready(client)
        async with client.get("/metrics") as response:
            figures = await response.text()
        assert 'meshwise_deliveries_total{kind="event",outcome="accepted"} 1.0' in figures
        assert "_created" not in figures
        assert posted["text"].startswith("Yes")
        logged = await stop(process)
        assert process.returncode == 0
    assert slack.sockets.complaints == []
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


async def test_a_socket_that_slack_refuses_is_told(tmp_path: Path) -> None:
    """With a wrong app token the process ends, and says in one line which setting and why."""
    async with (
        running_slack(Slack(refuse="invalid_auth", refused="apps.connections.open")) as api_url,
        answering(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
            SLACK_APP_TOKEN="xapp-1",  # noqa: S106 - no such app
            MESHWISE_SLACK_API_URL=api_url,
        ) as process,
    ):
        _, logged = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert "Slack refuses SLACK_APP_TOKEN: invalid_auth" in logged.decode().splitlines()[-1]


def test_a_slack_out_of_reach_is_told(desk: Desk) -> None:
    """Without a way to Slack the complaint names the address."""
    settings = Settings(
        SLACK_BOT_TOKEN=SecretStr("xoxb-1"),
        SLACK_SIGNING_SECRET=SecretStr(SECRET),
        MESHWISE_SLACK_API_URL=f"http://127.0.0.1:{free_port()}/api/",
        MESHWISE_DATABASE_URL=SecretStr(IN_MEMORY),
    )
    with pytest.raises(MeshwiseError, match=r"^Slack cannot be reached at http://127\.0\.0\.1:"):
        serve(settings, desk, PLACE)


async def test_many_workspaces_are_served_before_there_is_one(tmp_path: Path) -> None:
    """With the app's own credentials the process starts without a token, and sends whoever installs it to Slack."""
    port, key = free_port(), "A" * 43 + "="
    async with (
        running_slack(Slack()) as api_url,
        answering(
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
        await when_ready(client)
        async with client.get("/slack/install", allow_redirects=False) as response:
            assert response.status == 302
            assert "client_id=12.34" in response.headers["location"]
        logged = await stop(process)
    assert "answering in 0 workspaces, edge http" in logged
    assert "Traceback" not in logged
    assert not any(secret in logged for secret in ("a-client-secret", key))


def test_serving_loads_no_library_that_only_other_work_needs() -> None:
    """What builds, learns, migrates, encrypts or speaks to another database waits until it is needed: it takes room."""
    others = (
        *("alembic", "cryptography", "jsonschema", "numpy", "sklearn", "sqlite_utils"),
        *("sqlalchemy.dialects.postgresql", "sqlalchemy.orm"),
    )
    code = f"import sys, bot.cli, bot.web.serve; print([each for each in {others} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
