"""The same questions give the same bytes, in any process."""

import json
import re
from pathlib import Path

from tests.running import lines_of, meshwise

TUNING = Path(__file__).parents[1] / "tuning" / "questions.jsonl"
TOOK = re.compile(r', "took_ms": [0-9.e-]+\}$', re.MULTILINE)
"""The one thing that may differ: how long it took."""


def _questions() -> list[dict[str, object]]:
    """A hundred questions of all groups, some of them in conversations."""
    cases = [json.loads(line) for line in TUNING.read_text(encoding="utf-8").splitlines() if line.strip()]
    chosen = cases[:: max(1, len(cases) // 100)][:100]
    return [
        {"id": case["id"], "text": case["text"], "thread": f"t{place % 10}"}
        for place, case in enumerate(chosen)
    ]


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the seed of hashing nor who built the release changes a byte of a hundred answers."""
    outputs = []
    for seed in ("1", "4242"):
        done = meshwise(
            "ask",
            "--jsonl",
            cache=tmp_path / seed,
            typed=lines_of(_questions()),
            settings={"PYTHONHASHSEED": seed},
        )
        assert done.returncode == 0
        assert len(done.stdout.splitlines()) == 100
        outputs.append(TOOK.sub("}", done.stdout))
    assert outputs[0] == outputs[1]
    assert "took_ms" not in outputs[0]
