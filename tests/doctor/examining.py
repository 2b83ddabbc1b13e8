"""The command as a process, beside a Slack that runs in this one."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.running import COMMAND, environment


@dataclass(frozen=True, slots=True)
class Examined:
    """What the command said.

    Attributes:
        status: its exit status.
        findings: what it found.
        written: everything it wrote, to the one stream and the other.
    """

    status: int | None
    findings: tuple[dict[str, str], ...]
    written: str

    def of(self, check: str) -> list[tuple[str, str]]:
        """Level and text of what this check found."""
        return [(each["level"], each["told"]) for each in self.findings if each["check"] == check]

    def levels(self) -> dict[str, str]:
        """The worst level of each check."""
        order = ("error", "warning", "ok")
        found = {each["check"] for each in self.findings}
        return {name: min((level for level, _ in self.of(name)), key=order.index) for name in found}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot is to run.

    Attributes:
        files: a directory with `knowledge` and `intents`.
        directory: one that is the place's own.
        settings: its environment.
    """

    files: Path
    directory: Path
    settings: dict[str, str]

    async def examine(self, *options: str, **settings: str) -> Examined:
        """Runs the command there, with these settings besides, as JSON."""
        status, output, complaints = await self.run("--json", *options, **settings)
        found: dict[str, Any] = json.loads(output)
        assert found["ok"] == (status == 0)
        return Examined(status, tuple(found["findings"]), output + complaints)

    async def run(self, *options: str, **settings: str) -> tuple[int | None, str, str]:
        """Exit status, output and complaints of the command there."""
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            "--knowledge",
            str(self.files / "knowledge"),
            "--intents",
            str(self.files / "intents"),
            "doctor",
            *options,
            env=environment(self.directory, **{**self.settings, **settings}),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        output, complaints = await asyncio.wait_for(process.communicate(), 120)
        return process.returncode, output.decode(), complaints.decode()
