"""`make audit`: known vulnerabilities of what the bot is installed with, or plainly that nobody could be asked."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

import click

from tests.deploy.files import LOCK
from tests.deploy.programs import find_program

FINE: Final = 0
VULNERABLE: Final = 1
UNKNOWN: Final = 2
"""Exit status where not every package could be looked up, so that silence is not taken for safety."""


def ask() -> Mapping[str, Any]:
    """What pip-audit reports of every package of the lock, in its own form; nothing where it could ask nobody."""
    options = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
    command = [find_program("pip-audit"), "--requirement", str(LOCK), *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        report: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"dependencies": []}
    return report


def judge(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Exit status and lines for people."""
    packages = report["dependencies"]
    looked_up = [each for each in packages if "skip_reason" not in each]
    found = [
        f"{each['name']} {each['version']}: {vulnerability['id']}, mended in {_mended(vulnerability)}"
        for each in looked_up
        for vulnerability in each["vulns"]
    ]
    if found:
        return VULNERABLE, found
    if len(looked_up) < len(packages) or not packages:
        told = "could not be looked up: the package index here tells no advisories, or cannot be reached"
        return UNKNOWN, [f"Nothing is known: {len(packages) - len(looked_up) or 'all'} packages {told}."]
    return FINE, [f"No known vulnerability in {len(packages)} packages."]


def _mended(vulnerability: Mapping[str, Any]) -> str:
    return ", ".join(vulnerability["fix_versions"]) or "no version yet"


def main() -> int:
    """Prints what is found, and returns the exit status."""
    status, lines = judge(ask())
    click.echo("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
