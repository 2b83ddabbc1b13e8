"""The bot's processes: started, and asked for the processor time that they took."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.workspace.serve import address_of, listening


@dataclass(frozen=True, slots=True)
class Process:
    """A process that serves.

    Attributes:
        address: where, without a slash at its end.
        running: the process itself.
    """

    address: str
    running: "subprocess.Popen[str]"

    @property
    def cpu_seconds(self) -> float:
        """The processor time that all of its threads took so far."""
        return cpu_seconds(self.running.pid)

    async def ready(self) -> None:
        """Returns once it answers; connections wait until then."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.address}/readyz") as response:
            response.raise_for_status()

    def stop(self) -> dict[str, float]:
        """Ends it; returns the seconds that it spent with the ledger, and with deliveries as a whole."""
        self.running.terminate()
        told: dict[str, float] = json.loads(self.running.communicate(timeout=60)[0])
        return told


@contextmanager
def started(kind: str, api_url: str, ledger: str, release: Path) -> Iterator[Process]:
    """A process that listens as `tests.bench.load.bot` has it, until it is stopped or the context ends."""
    with listening(0) as listener:
        number = listener.fileno()
        command = [sys.executable, "-m", "tests.bench.load.bot", kind, str(number), api_url, ledger]
        with subprocess.Popen(
            [*command, str(release)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(number,),
            text=True,
        ) as running:
            try:
                yield Process(address_of(listener).rstrip("/"), running)
            finally:
                running.kill()


def cpu_seconds(pid: int) -> float:
    """The processor time that a process took so far, all of its threads, and those of its children that are there."""
    process = Path(f"/proc/{pid}")
    fields = (process / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
    children = (process / f"task/{pid}/children").read_text(encoding="ascii").split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)
