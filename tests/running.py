"""The installed command in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.world import WORLD

COMMAND = (sys.executable, "-m", "bot.cli")
OF_OURS = ("MESHWISE_", "SLACK_", "PYTHONHASHSEED")
"""How variables begin that would change what a command does."""


def environment(cache: Path, **more: str) -> dict[str, str]:
    """The environment of this process without settings of the bot's, its cache in `cache`, and `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_OURS)}
    return {**kept, "MESHWISE_CACHE": str(cache), "PYTHONUTF8": "1", **more}


def meshwise(
    *arguments: str, cache: Path, typed: str = "", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished command after `typed` on its standard input."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        env=environment(cache, **(settings or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def about_bicycles(*arguments: str, cache: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The same, over the invented world."""
    return meshwise("--knowledge", str(WORLD), *arguments, cache=cache, typed=typed)


def lines_of(questions: Iterable[Mapping[str, object]]) -> str:
    """Questions as JSON lines."""
    return "".join(json.dumps(question) + "\n" for question in questions)


def read_lines(text: str) -> list[dict[str, Any]]:
    """JSON lines as objects."""
    return [json.loads(line) for line in text.splitlines()]
