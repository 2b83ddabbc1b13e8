"""How much memory the bot's process holds: the real one, which has answered a thousand signed mentions by HTTP.

The peer is a process that has loaded Slack's Bolt and answers nothing.
"""

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from bot.desk import Desk
from bot.ledger import Ledger
from bot.release import open_release
from tests.bench.answers import enumerated_questions
from tests.bench.table import Built, Rows
from tests.evaluation.cases import TUNING, read_cases
from tests.web.asgi import SECRET, event, signed
from tests.web.process import answering, free_port, when_ready
from tests.web.slack import Slack, running_slack

COLUMNS = ("memory", "resident MB", "its own MB", "own / Bolt")
"""Its own is what no other process can share, and what goes when it ends."""

ANSWERS = 1_000
BOLT = "import slack_bolt.async_app, sys; print(flush=True); sys.stdin.read()"


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Looks at each place's process, freshly started and later; the first one is asked all that people ask."""
    asked = [case["text"] for case in read_cases(TUNING) if not case.get("thread")]
    took = {"Bolt": _bolt()}
    for number, place in enumerate(places):
        possible = enumerated_questions(Desk(open_release(place.release)))
        questions = possible[:: max(1, len(possible) // ANSWERS)] if number else asked
        fresh, later = asyncio.run(_served(place.release, questions[:ANSWERS]))
        took |= {f"{place.name}, ready": fresh, f"{place.name}, {ANSWERS:,} answers": later}
    base = took["Bolt"][1]
    return COLUMNS, {name: (whole, own, own / base) for name, (whole, own) in took.items()}


def _bolt() -> tuple[float, float]:
    with subprocess.Popen(
        [sys.executable, "-c", BOLT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        return _memory(process.pid)


async def _served(release: Path, questions: Sequence[str]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The memory of a process that is ready, and after it has answered these questions."""
    slack, port = Slack(), free_port()
    async with AsyncExitStack() as opened:
        api_url = await opened.enter_async_context(running_slack(slack))
        process = await opened.enter_async_context(
            answering(
                release,
                "tests.bench.served",
                str(release),
                SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106 - no such bot
                SLACK_SIGNING_SECRET=SECRET,
                MESHWISE_DATABASE_URL=await _ledger(opened.enter_context(TemporaryDirectory())),
                MESHWISE_PORT=str(port),
                MESHWISE_SLACK_API_URL=api_url,
                MESHWISE_LOG_LEVEL="ERROR",
            )
        )
        client = await opened.enter_async_context(aiohttp.ClientSession(f"http://127.0.0.1:{port}"))
        await when_ready(client)
        fresh = _memory(process.pid)
        for number, question in enumerate(questions):
            request = signed(event(number, text=f"<@UBOT> {question}"))
            headers = {name.decode(): value.decode() for name, value in request.headers if name != b"host"}
            async with client.post(request.path, data=request.chunks[0], headers=headers) as response:
                response.raise_for_status()
            await asyncio.wait_for(slack.posted.get(), 30)
        return fresh, _memory(process.pid)


async def _ledger(directory: str) -> str:
    """The address of a ledger whose tables are there, as after the first start."""
    address = f"sqlite:///{directory}/ledger.db"
    ledger = Ledger(address)
    await ledger.open()
    await ledger.close()
    return address


def _memory(pid: int) -> tuple[float, float]:
    """The MB that a process has resident, and those of them that it has changed and shares with none."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return kilobytes["Rss"] / 1024, kilobytes["Private_Dirty"] / 1024
