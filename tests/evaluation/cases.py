"""The sets of questions: one to look at while working on understanding, one that only judges."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).parents[1]
TUNING = _TESTS / "tuning"
JUDGED = _TESTS / "judged"

BLIND = "blind-*.jsonl"
"""The questions of the judged set whose writers had seen the names of what is known and nothing else."""

GROUPS = ("clean", "paraphrase", "noisy", "which", "compare", "follow-up", "unknown", "foreign")
"""The groups of questions, in the order in which tables list them."""

Expect = Mapping[str, Any]
"""What an answer must say: `status` and, where they are not left open, `intent`, `subjects`, `features`, …"""

Case = Mapping[str, Any]
"""One line of a set: `group`, `text`, `expect` and, inside a conversation, its `thread`."""


def read_cases(directory: Path, pattern: str = "*.jsonl") -> tuple[Case, ...]:
    """Returns the questions of a set: all lines of its files, or of those whose names match a pattern."""
    return tuple(case for path in sorted(directory.glob(pattern)) for case in _read(path))


def _read(path: Path) -> Iterator[Case]:
    """Yields the questions of a file; what it calls its conversations is its own."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            case = json.loads(line)
            yield case | {"thread": f"{path.stem}/{case['thread']}"} if "thread" in case else case


def allowed(expected: object) -> tuple[str, ...]:
    """Returns the values that an expectation allows: one, several, or none for any."""
    if expected is None:
        return ()
    return tuple(expected) if isinstance(expected, list) else (str(expected),)
