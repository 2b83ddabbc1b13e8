"""A start that has to build the knowledge first stays well within the memory that the manifests allow."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.deploy.files import DEPLOY, ROOT
from tests.running import environment

MOST: Final = 0.75
"""Share of the memory allowed that a build may take: where files are watched, one that serves is beside it."""

BUILD: Final = """
from pathlib import Path
from bot.cli import main
try:
    main()
finally:
    print(Path("/proc/self/status").read_text())
"""
"""The command, which tells at its end how much memory it has held at most."""

LIMITS: Final = {
    "kubernetes/base/deployment.yaml": re.compile(r"limits: \{memory: (\d+)Mi\}"),
    "compose.yaml": re.compile(r"limits: \{.*\bmemory: (\d+)M\b"),
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it so")
def test_a_build_from_nothing_fits(tmp_path: Path) -> None:
    """The shipped knowledge is built in a process of its own, which never holds more than its share."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "knowledge", "build", str(tmp_path / "release.sqlite")],
        env=environment(tmp_path / "cache"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    held = int(done.stdout.partition("VmHWM:")[2].split()[0]) / 1024
    allowed = [
        int(found) for name, limit in LIMITS.items() for found in limit.findall((DEPLOY / name).read_text())
    ]
    assert held < MOST * min(allowed)
