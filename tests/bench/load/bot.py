"""One of the bot's processes, or its peer, in which only the listener differs: it always posts the same text.

`python -m tests.bench.load.bot KIND DESCRIPTOR API_URL LEDGER RELEASE` serves at the listening socket of that number
until SIGTERM, and then prints how it spent its time.
"""

import asyncio
import json
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient
from uvicorn.loops.auto import auto_loop_factory

from bot.curation.curator import Curator
from bot.curation.place import Place
from bot.desk import Desk
from bot.ledger import Ledger
from bot.ledger.patience import Patience, Result
from bot.release import open_release
from bot.shipped import shipped
from bot.slack.app import SlackApp, build_app
from bot.telemetry.logs import set_up_log
from bot.telemetry.traces import Span, Traces
from bot.web.edge import create_asgi
from bot.web.serving import keep_loaded, serving

DESK, NOTHING = "desk", "nothing"
"""What listens: the desk, or what always says the same."""

SECRET: Final = "of-the-load"  # noqa: S105 - opens nothing
SAID: Final = "Hello."


class _TimedPatience(Patience):
    """Times what is kept while a mention is answered; one outside of threads has nothing to read."""

    seconds = 0.0

    async def wait_for(self, result: "asyncio.Future[Result]") -> Result:
        began = time.perf_counter()
        try:
            return await super().wait_for(result)
        finally:
            self.seconds += time.perf_counter() - began


class _TimedTraces(Traces):
    seconds = 0.0

    def begin(self, name: str, **_: object) -> Span:
        return _TimedSpan(self) if name == "event" else Span()


class _TimedSpan(Span):
    def __init__(self, traces: _TimedTraces) -> None:
        self._traces, self._began = traces, time.perf_counter()

    def end(self, **_: object) -> None:
        self._traces.seconds += time.perf_counter() - self._began


def _listen_to_nothing(app: SlackApp) -> None:
    app.bolt._async_listeners.clear()  # noqa: SLF001 - everything else stays as it is

    @app.bolt.event("app_mention")
    @app.room.in_flight.tracked
    async def answer(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text=SAID)


async def _serve(app: SlackApp, listener: socket.socket) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with serving(create_asgi(app, signing_secret=SECRET), listener):
        await stop.wait()


def main(kind: str, descriptor: str, api_url: str, ledger_address: str, release: str) -> None:
    """Serves until it is told to end."""
    set_up_log("INFO", "json")
    traces, patience = _TimedTraces(), _TimedPatience()
    ledger = Ledger(ledger_address, patience=patience)
    place = Place(shipped("knowledge"), shipped("intents"))
    curator = Curator(Desk(open_release(Path(release))), ledger, place)
    app = build_app(curator, token="xoxb-of-the-load", api_url=api_url, traces=traces)  # noqa: S106 - likewise
    if kind == NOTHING:
        _listen_to_nothing(app)
    keep_loaded()
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_serve(app, socket.socket(fileno=int(descriptor))))
    print(json.dumps({"ledger": patience.seconds, "all": traces.seconds}))  # noqa: T201 - what it is started for


if __name__ == "__main__":
    main(*sys.argv[1:])
