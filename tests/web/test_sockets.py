"""The bot by Socket Mode, at its end and after it was killed: Slack is told of what was answered, and no more."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.slack.app import SlackApp
from bot.slack.sentences import UNCONFIRMED
from bot.web.sockets import serve_socket
from tests.web.process import answering, stop
from tests.web.slack import MENTION, Slack, running_slack

EVENTS = 20
OPEN = UNCONFIRMED.partition("{")[0]


@asynccontextmanager
async def _connected(
    slack: Slack, api_url: str, directory: Path, release: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot's process, connected to Slack; what it takes on is its own for a second."""
    settings = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "MESHWISE_SLACK_API_URL": api_url}
    program = ("tests.slack.serving", str(release / "release.sqlite"), "1", "0")
    async with answering(directory, *program, **settings) as process:
        await slack.sockets.connected()
        yield process


def _mention(number: int) -> dict[str, Any]:
    event = {**MENTION["event"], "ts": f"{number}.0"}  # type: ignore[dict-item]
    return {**MENTION, "event_id": f"Ev{number}", "event": event}


def _command(url: str) -> dict[str, Any]:
    fields = {"command": "/mesh", "text": "does the Rovella fold?", "team_id": "T1", "channel_id": "C1"}
    return {**fields, "user_id": "U1", "trigger_id": "1.0.trigger", "response_url": url}


async def test_what_came_before_the_end_is_answered_and_acknowledged(
    tmp_path: Path, small_release: Path
) -> None:
    """Asked to end while Slack takes no message, the bot answers what it was at, once, and tells Slack of it."""
    slack = Slack()
    async with (
        running_slack(slack) as api_url,
        _connected(slack, api_url, tmp_path, small_release) as process,
    ):
        slack.open.clear()
        bringing = [
            asyncio.create_task(slack.sockets.bring("events_api", _mention(number)))
            for number in range(EVENTS)
        ]
        command = _command(api_url.replace("/api/", "/respond/key"))
        assert await slack.sockets.bring("slash_commands", command) == 1
        await slack.sending(EVENTS)
        ending = asyncio.create_task(stop(process))
        slack.open.set()
        logged = await ending
        assert await asyncio.gather(*bringing) == [1] * EVENTS
    answered = [slack.posted.get_nowait()["thread_ts"] for _ in range(slack.posted.qsize())]
    assert sorted(answered) == sorted(f"{number}.0" for number in range(EVENTS))
    assert slack.told.qsize() == 1
    assert slack.sockets.complaints == []
    assert "Traceback" not in logged


async def test_what_was_not_acknowledged_comes_again(tmp_path: Path, small_release: Path) -> None:
    """Killed while it posts, the bot told Slack nothing; the next one says that an answer may be there, and no more."""
    slack = Slack()
    async with running_slack(slack) as api_url:
        async with _connected(slack, api_url, tmp_path, small_release) as process:
            slack.open.clear()
            bringing = asyncio.create_task(slack.sockets.bring("events_api", _mention(1)))
            await slack.sending(1)
            process.send_signal(signal.SIGKILL)
            await process.wait()
        slack.open.set()
        async with _connected(slack, api_url, tmp_path, small_release):
            assert await bringing > 1
    assert slack.sockets.complaints == []
    said = [slack.posted.get_nowait()["text"] for _ in range(slack.posted.qsize())]
    assert [text.startswith("Yes") for text in said] == [True, False]
    assert said[1].startswith(OPEN)


async def test_it_is_ready_while_it_is_connected(app: SlackApp, slack: Slack) -> None:
    """Nothing comes to a bot that Slack has not connected yet, so that another one had better stay until it is."""
    unconnected = "not open: starting, ending, or not connected to Slack"
    slack.open.clear()
    stopping = asyncio.Event()
    serving = asyncio.create_task(serve_socket(app, "xapp-1", stopping))
    await slack.sending(1)
    assert app.why_not_ready() == unconnected
    slack.open.set()
    await slack.sockets.connected()
    async with asyncio.timeout(10):
        while app.why_not_ready():  # noqa: ASYNC110 - as whoever asks from outside does it
            await asyncio.sleep(0.05)
    stopping.set()
    await serving
    assert app.why_not_ready() == unconnected
