"""The bot as a process, under load and at its end: nothing that was accepted is lost, and nothing leaks."""

import asyncio
import json
import time
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from bot.telemetry import names
from tests.postgres import Server
from tests.web.asgi import SECRET, Request
from tests.web.deliveries import QUESTION, command, mention
from tests.web.process import answering, free_port, stop, when_ready
from tests.web.slack import Slack, running_slack

EVENTS = 60
TOKEN = "xoxb-very-secret"  # noqa: S105 - no such bot


def _settings(port: int, api_url: str) -> dict[str, str]:
    """What the process is told, to listen at the port and speak to the Slack at that address."""
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "MESHWISE_PORT": str(port),
        "MESHWISE_SLACK_API_URL": api_url,
    }


async def _bring(client: aiohttp.ClientSession, request: Request) -> int:
    """The status with which the process takes a request, 0 where it takes none any more."""
    headers = {name.decode(): value.decode() for name, value in request.headers if name != b"host"}
    try:
        async with client.post(request.path, data=b"".join(request.chunks), headers=headers) as response:
            await response.read()
            return response.status
    except aiohttp.ClientError:
        return 0


async def test_whatever_was_accepted_is_answered_once(tmp_path: Path) -> None:
    """Asked to end amid events that Slack takes slowly, it answers each that it accepted, within 20 seconds."""
    slack, port = Slack(), free_port()
    async with AsyncExitStack() as opened:
        api_url = await opened.enter_async_context(running_slack(slack))
        process = await opened.enter_async_context(answering(tmp_path, **_settings(port, api_url)))
        address = f"http://127.0.0.1:{port}"
        client = await opened.enter_async_context(aiohttp.ClientSession(base_url=address))
        await when_ready(client)
        slack.open.clear()
        bringing = [asyncio.create_task(_bring(client, mention(number))) for number in range(1, EVENTS + 1)]
        await asyncio.wait(bringing[: EVENTS // 2])
        ending, began = asyncio.create_task(stop(process)), time.monotonic()
        statuses = await asyncio.gather(*bringing)
        asyncio.get_running_loop().call_later(1.0, slack.open.set)
        logged = await ending
    took = time.monotonic() - began
    roots = [slack.posted.get_nowait()["thread_ts"] for _ in range(slack.posted.qsize())]
    accepted = {f"{1_700_000_000 + number}.0" for number, status in enumerate(statuses, 1) if status == 200}
    assert len(accepted) >= EVENTS // 2
    assert sorted(roots) == sorted(accepted)
    assert took < 20
    assert "Traceback" not in logged


async def test_neither_log_nor_figures_nor_replies_tell_secrets_or_words(tmp_path: Path) -> None:
    """With everything logged, through answers, refusals and failures: no token, no secret, no address, no question."""
    slack, port, probes = Slack(), free_port(), free_port()
    seen = []
    async with AsyncExitStack() as opened:
        api_url = await opened.enter_async_context(running_slack(slack))
        process = await opened.enter_async_context(
            answering(
                tmp_path,
                MESHWISE_METRICS_PORT=str(probes),
                MESHWISE_LOG_LEVEL="DEBUG",
                MESHWISE_LOG_FORMAT="json",
                **_settings(port, api_url),
            )
        )
        session = aiohttp.ClientSession
        client = await opened.enter_async_context(session(base_url=f"http://127.0.0.1:{port}"))
        watching = await opened.enter_async_context(session(base_url=f"http://127.0.0.1:{probes}"))
        await when_ready(watching)
        assert await _bring(client, mention(1)) == 200
        await asyncio.wait_for(slack.posted.get(), 10)
        assert await _bring(client, command(url=api_url.replace("/api/", "/respond/hidden-key"))) == 200
        await asyncio.wait_for(slack.told.get(), 10)
        slack.refuse = "fatal_error"
        assert await _bring(client, mention(2)) == 200
        forged = Request((QUESTION.encode(),), mention(3).headers)
        async with client.post("/slack/events", data=QUESTION, headers={"content-type": "text/x"}) as reply:
            seen.append(await reply.text())
        assert await _bring(client, forged) == 401
        async with watching.get("/metrics") as reply:
            seen.append(await reply.text())
        logged = await stop(process)
    lines = [json.loads(line) for line in logged.splitlines()]
    assert any(line.get("delivery") == "Ev1" and line.get("intent") == "support" for line in lines)
    assert f'{names.DELIVERIES}{{kind="other",outcome="forged"}} 1.0' in seen[1]
    for hidden in (TOKEN, SECRET, "hidden-key", "Rovella", "fold?"):
        assert all(hidden not in each for each in [logged, *seen])


async def test_nothing_tells_the_secrets_of_many_workspaces(tmp_path: Path, postgres: Server) -> None:
    """An installation that fails, a database that goes, a question from nowhere: of none a page or a line tells any."""
    slack, port, probes = Slack(), free_port(), free_port()
    secrets = {"SLACK_CLIENT_SECRET": "hidden-client", "MESHWISE_TOKEN_KEYS": "H" * 43 + "="}
    database = postgres.create_database().replace("postgres@", "postgres:hidden-password@")
    seen = []
    async with AsyncExitStack() as opened:
        settings = _settings(port, await opened.enter_async_context(running_slack(slack)))
        del settings["SLACK_BOT_TOKEN"]
        settings |= {"SLACK_CLIENT_ID": "12.34", "MESHWISE_DATABASE_URL": database, **secrets}
        settings |= {"MESHWISE_METRICS_PORT": str(probes), "MESHWISE_LOG_LEVEL": "DEBUG"}
        process = await opened.enter_async_context(answering(tmp_path, **settings))
        session = aiohttp.ClientSession
        client = await opened.enter_async_context(session(base_url=f"http://127.0.0.1:{port}"))
        watching = await opened.enter_async_context(session(base_url=f"http://127.0.0.1:{probes}"))
        await when_ready(watching)
        states = []
        for stopped in (False, True):
            if stopped:
                await asyncio.to_thread(postgres.stop)
            page, state = await _install(client)
            seen.append(page)
            states.append(state)
            await _bring(client, mention())
        await asyncio.to_thread(postgres.start)
        async with watching.get("/metrics") as reply:
            seen.append(await reply.text())
        seen.append(await stop(process))
    assert all(each not in text for each in (*secrets.values(), SECRET, QUESTION) for text in seen)
    assert all(each not in text for each in ("hidden", *filter(None, states)) for text in seen)
    assert "an installation failed" in seen[-1]
    assert "Traceback" not in "".join(seen)


async def _install(client: aiohttp.ClientSession) -> tuple[str, str]:
    """What a browser shows that installs the app, as far as it comes, and the state that it was handed."""
    async with client.get("/slack/install", allow_redirects=False) as begun:
        state = begun.headers.get("location", "").rpartition("state=")[2].partition("&")[0]
        cookie = begun.headers.get("set-cookie", "").partition(";")[0]
        if not state:
            return await begun.text(), ""
    path = f"/slack/oauth_redirect?code=hidden-code&state={state}"
    async with client.get(path, headers={"cookie": cookie}) as ended:
        assert ended.status >= 400
        return await ended.text(), state
