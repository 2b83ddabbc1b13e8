"""`meshwise knowledge publish | rollback | history`, each in a process of its own."""

import re
import subprocess
from pathlib import Path

from tests.curation.conftest import Curated
from tests.running import meshwise


def _run(curated: Curated, cache: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    place = curated.curator.place
    files = ("--knowledge", str(place.knowledge), "--intents", str(place.intents))
    data = {"MESHWISE_DATA": str(place.knowledge.parent)}
    return meshwise(*files, "knowledge", *arguments, cache=cache, settings=data, typed=said)


async def test_a_change_is_published_and_taken_back(curated: Curated, tmp_path: Path) -> None:
    """Published from the command line it reaches a running bot; rolled back, the bot answers as before."""
    cache = tmp_path / "cache"
    first = _run(curated, cache, "publish", "--yes")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("nothing would change\n")
    before = curated.headline()
    curated.files.edit(
        "subjects/rovella.yaml",
        'stance: "yes"\n      source: rovella-manual',
        'stance: "no"\n      source: rovella-manual',
    )
    refused = _run(curated, cache, "publish", "--yes")
    assert refused.returncode == 1
    assert "Golden questions that no longer hold (1)" in refused.stdout
    assert refused.stderr == "Error: 1 golden question does not hold; mend it, or publish with a reason\n"
    asked = _run(curated, cache, "publish", "--reason", "it broke", said="y\n")
    assert re.search(
        r"2\. \d{4}-\d\d-\d\d \d\d:\d\d publish [0-9a-f]{12}, by .+: it broke$", asked.stdout, re.MULTILINE
    )
    assert await curated.curator.restore()
    assert curated.headline() != before
    assert _run(curated, cache, "rollback").returncode == 0
    assert await curated.curator.restore()
    assert curated.headline() == before
    history = _run(curated, cache, "history").stdout.splitlines()
    assert [line.split()[3] for line in history] == ["rollback", "publish", "publish"]


def test_problems_publish_nothing(curated: Curated, tmp_path: Path) -> None:
    """The problems are listed, and the history stays empty."""
    curated.files.edit("subjects/rovella.yaml", "source: rovella-manual", "source: nobody")
    done = _run(curated, tmp_path / "cache", "history")
    assert done.stdout == "Nothing was published yet; what the files say at a start answers.\n"
    done = _run(curated, tmp_path / "cache", "publish", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "unknown-source" in done.stderr
    assert done.stderr.splitlines()[-1] == "Error: 1 problem in the knowledge; nothing was built"
