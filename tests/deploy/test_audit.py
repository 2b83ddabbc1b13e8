"""The audit tells what it found, and never takes silence for safety."""

from typing import Any

import pytest

from tests.deploy.audit import FINE, UNKNOWN, VULNERABLE, ask, judge

CLEAN = {"name": "click", "version": "8.2", "vulns": []}
SKIPPED = {"name": "yarl", "skip_reason": "Dependency not found on PyPI and could not be audited: yarl (1.0)"}
BROKEN = {"name": "aiohttp", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}


@pytest.mark.parametrize(
    ("packages", "status", "told"),
    [
        ([CLEAN], FINE, "No known vulnerability in 1 packages."),
        ([CLEAN, BROKEN], VULNERABLE, "aiohttp 3.0: PYSEC-1, mended in 3.1"),
        ([SKIPPED, BROKEN], VULNERABLE, "aiohttp 3.0: PYSEC-1, mended in 3.1"),
        ([CLEAN, SKIPPED], UNKNOWN, "Nothing is known: 1 packages could not be looked up"),
        ([], UNKNOWN, "Nothing is known: all packages could not be looked up"),
    ],
)
def test_the_three_ends(packages: list[dict[str, Any]], status: int, told: str) -> None:
    """A vulnerability is told with what mends it; what could not be looked up is no success."""
    found, lines = judge({"dependencies": packages})
    assert found == status
    assert lines[0].startswith(told)


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a way to the advisories that is the result, in one line and without a traceback."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    status, lines = judge(ask())
    assert (status, len(lines)) == (UNKNOWN, 1)
