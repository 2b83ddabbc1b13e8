"""Replicas as processes on one ledger, and Slack bringing events to them in turn, again where they are not accepted."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import aiohttp

from bot.web.edge import EVENTS_PATH
from bot.workspace import Workspace
from bot.workspace.deliver import Courier
from bot.workspace.ids import BOT_USER
from tests.slack.events import envelope, mention, written
from tests.slack.test_failures import OPEN
from tests.web.process import free_port
from tests.web.sockets import RETRY_DELAYS, Sockets, listening

ROOT: Final = Path(__file__).parents[2]

TAKEN_SECONDS: Final = 2.0
"""What a replica takes on is its own for 50 seconds; here all is faster, as Slack's repetitions are."""


@dataclass
class Fleet:
    """The processes, and what was brought to them.

    Attributes:
        sockets: what events are brought by in Socket Mode; None by HTTP.
        asked: the time of each message that was brought, with how many attempts that took, 0 where it was given up.
    """

    workspace: Workspace
    release: Path
    ledger: str
    sockets: Sockets | None = None
    asked: dict[str, int] = field(default_factory=dict)
    _ports: list[int] = field(default_factory=list)
    _processes: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)
    _couriers: dict[int, Courier] = field(default_factory=dict)
    _ready: set[int] = field(default_factory=set)
    _turn: "count[int]" = field(default_factory=count)

    async def start(self, port: int = 0, ahead: float = 0.0) -> None:
        """Starts a replica, whose clock is fast by so many seconds; returns once it is ready."""
        port = port or free_port()
        addresses = self.workspace.addresses
        settings = {
            "SLACK_BOT_TOKEN": addresses.token,
            "MESHWISE_SLACK_API_URL": self.workspace.api_url,
            "MESHWISE_DATABASE_URL": self.ledger,
            **self._edge(port),
            "MESHWISE_CACHE": str(self.release.parent / f"cache-{port}"),
        }
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "MESHWISE_"))
        }
        self._processes[port] = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.slack.serving", str(self.release), str(TAKEN_SECONDS), str(ahead)),
            cwd=ROOT,
            env={**kept, **settings},
            stderr=asyncio.subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        if port not in self._ports:
            self._ports.append(port)
            courier = Courier(address + EVENTS_PATH, addresses.signing_secret, time.time, lambda _: None)
            courier.retry_delays = ()
            self._couriers[port] = courier
        await _until_ready(address)
        self._ready.add(port)

    def _edge(self, port: int) -> dict[str, str]:
        """The settings for how events reach a replica; at the port it tells whether it is ready."""
        addresses = self.workspace.addresses
        if self.sockets:
            return {"SLACK_APP_TOKEN": addresses.app_token, "MESHWISE_METRICS_PORT": str(port)}
        return {"SLACK_SIGNING_SECRET": addresses.signing_secret, "MESHWISE_PORT": str(port)}

    async def kill(self, number: int) -> int:
        """Kills a replica where it stands; returns its port."""
        port = self._ports[number % len(self._ports)]
        self._ready.discard(port)
        self._processes[port].kill()
        await self._processes[port].wait()
        return port

    async def ask(self, text: str) -> None:
        """Somebody asks; Slack brings it to one replica after the other until one accepts it."""
        message = written(self.workspace, text=f"<@{BOT_USER}> {text}")
        body = envelope(mention(message))
        self.asked[message.ts] = await (
            self.sockets.bring("events_api", body) if self.sockets else self._bring(body)
        )

    async def ask_all(self, text: str, times: int) -> None:
        """Somebody asks; Slack brings it so many times to each replica, all at once, until each time is accepted."""
        message = written(self.workspace, text=f"<@{BOT_USER}> {text}")
        body = envelope(mention(message))
        brought = [_until_taken(courier, body) for courier in self._couriers.values() for _ in range(times)]
        attempts = await asyncio.gather(*brought)
        self.asked[message.ts] = max(attempts) if all(attempts) else 0

    async def _bring(self, body: dict[str, Any]) -> int:
        """Brings an event by HTTP; returns how many attempts that took, 0 where it was given up."""
        for attempt, delay in enumerate((0.0, *RETRY_DELAYS), 1):
            await asyncio.sleep(delay)
            courier = self._couriers[self._next()]
            if not (await courier.bring_event(body)).outcomes[-1].reason:
                return attempt
        return 0

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes."""
        return [process.pid for process in self._processes.values()]

    def _next(self) -> int:
        """The port of the next replica, as a proxy chooses it that looks at who is ready."""
        ready = [port for port in self._ports if port in self._ready] or self._ports
        return ready[next(self._turn) % len(ready)]

    def answers(self) -> dict[str, str]:
        """What there is to each message that was asked: "a" for an answer, "?" for a word that there may be one."""
        found = dict.fromkeys(self.asked, "")
        for message in self.workspace.state.messages.values():
            if message.user == BOT_USER and message.thread_ts in found:
                found[message.thread_ts] += "?" if message.text.startswith(OPEN) else "a"
        return found

    async def close(self) -> None:
        """Ends all of them."""
        for courier in self._couriers.values():
            await courier.close()
        for process in self._processes.values():
            if process.returncode is None:
                process.kill()
            await process.wait()


async def _until_taken(courier: Courier, body: dict[str, Any]) -> int:
    """Brings an event to one replica; returns how many attempts that took, 0 where it was given up."""
    for attempt, delay in enumerate((0.0, *RETRY_DELAYS), 1):
        await asyncio.sleep(delay)
        if not (await courier.bring_event(body)).outcomes[-1].reason:
            return attempt
    return 0


@asynccontextmanager
async def running_fleet(
    workspace: Workspace, release: Path, ledger: str, size: int = 3
) -> AsyncIterator[Fleet]:
    """So many replicas for as long as the context lasts."""
    fleet = Fleet(workspace, release, ledger)
    try:
        await asyncio.gather(*(fleet.start() for _ in range(size)))
        yield fleet
    finally:
        await fleet.close()


async def load(fleet: Fleet, events: int, at_once: int, **changes: Any) -> None:
    """Lets so many events come, so many of them at once."""
    turns = asyncio.Semaphore(at_once)

    async def ask() -> None:
        async with turns:
            await fleet.ask(changes.get("text", "Does the Rovella fold?"))

    await asyncio.gather(*(ask() for _ in range(events)))


async def _until_ready(address: str) -> None:
    async with asyncio.timeout(60), aiohttp.ClientSession(base_url=address) as client:
        while True:
            try:
                async with client.get("/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.05)


@asynccontextmanager
async def running_socket_fleet(
    workspace: Workspace, release: Path, ledger: str, size: int = 3
) -> AsyncIterator[Fleet]:
    """So many replicas that events reach by Socket Mode, for as long as the context lasts."""
    fleet = Fleet(workspace, release, ledger, sockets := Sockets())
    async with listening(sockets) as address:
        workspace.state.open_socket = lambda: sockets.open(address)
        try:
            await asyncio.gather(*(fleet.start() for _ in range(size)))
            await sockets.connected(size)
            yield fleet
        finally:
            await fleet.close()
