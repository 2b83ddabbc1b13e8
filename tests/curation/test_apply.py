"""An accepted proposal becomes files: valid ones, in a commit or as a patch, or nothing at all."""

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.curation.apply import apply_files
from bot.curation.edit import PROPOSED, Origin, edit_files
from bot.curation.place import Place
from bot.errors import CurationError
from bot.ledger.model import Proposal
from tests.curation.conftest import Curated, act

TODAY = date(2026, 10, 1)
PROPOSAL = Proposal(
    ident="p1",
    team="T1",
    user="U1",
    at=datetime(2026, 10, 1, tzinfo=UTC),
    question="Does the Rovella have electric assist?",
    subject="rovella",
    feature="electric-assist",
    verdict="yes",
    value="",
    url="https://example.org/rovella/news",
    place="first paragraph",
    date="2026-09-01",
    note="",
)
ORIGIN = Origin("News of the works", "Rovella", "documentation")


def _git(directory: Path, *arguments: str) -> str:
    command = ["git", "-C", str(directory), "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def checkout(curated: Curated) -> Place:
    """The place of the files, which are in a checkout from now on."""
    _git(curated.files.root, "init", "--quiet")
    _git(curated.files.root, "add", ".")
    _git(curated.files.root, "commit", "--quiet", "--message", "first")
    return curated.curator.place


async def test_an_accepted_proposal_becomes_an_answer(curated: Curated) -> None:
    """The files are committed with source and evidence; reviewed and published, the answer is the proposed one."""
    place = checkout(curated)
    question = "Does the Rovella have electric assist?"
    assert curated.desk.ask(question).answer.verdict == "planned"
    applied = apply_files(
        place, edit_files(place.knowledge, PROPOSAL, ORIGIN), "Rovella: electric assist", TODAY
    )
    assert applied.commit == _git(place.knowledge, "rev-parse", "--short=12", "HEAD") == place.revision()
    assert _git(place.knowledge, "log", "-1", "--format=%s%n%an") == "Rovella: electric assist\nMeshwise"
    review = await curated.curator.review(act())
    assert [change.what for change in review.facts] == ["rovella/electric-assist"]
    await curated.curator.publish(act(1), review.digest)
    answer = curated.desk.ask(question).answer
    assert answer.verdict == "yes"
    assert next(citation.url for citation in answer.citations) == PROPOSAL.url


def test_without_acheckout_it_is_a_patch(curated: Curated) -> None:
    """Nothing is written; the patch brings the same change elsewhere."""
    place = curated.curator.place
    before = {path: path.read_text() for path in place.knowledge.rglob("*.yaml")}
    files = edit_files(place.knowledge, PROPOSAL, ORIGIN)
    applied = apply_files(place, files, "message", TODAY)
    assert applied.commit == ""
    assert {path: path.read_text() for path in place.knowledge.rglob("*.yaml")} == before
    subprocess.run(
        ["git", "apply", "-"],
        cwd=place.knowledge,
        input=applied.patch,
        text=True,
        check=True,
        capture_output=True,
    )
    assert {name: (place.knowledge / name).read_text() for name in files} == files


def test_a_known_source_is_not_named_twice(curated: Curated) -> None:
    """Where the knowledge has a source of that address, only the evidence is added."""
    directory = curated.curator.place.knowledge
    files = edit_files(directory, PROPOSAL, ORIGIN)
    for name, text in files.items():
        (directory / name).write_text(text)
    again = edit_files(directory, replace(PROPOSAL, feature="folding"), ORIGIN)
    assert list(files) == [PROPOSED, "subjects/rovella.yaml"]
    assert list(again) == ["subjects/rovella.yaml"]


def test_what_breaks_a_rule_is_never_written(curated: Curated) -> None:
    """A proposal dated after today is refused with the place, and the files are as they were."""
    place = checkout(curated)
    files = edit_files(place.knowledge, replace(PROPOSAL, date="2027-01-01"), ORIGIN)
    with pytest.raises(CurationError, match=r"would break the knowledge: sources/proposed\.yaml:7:"):
        apply_files(place, files, "message", TODAY)
    assert _git(place.knowledge, "status", "--porcelain") == ""
    assert not (place.knowledge / PROPOSED).exists()


def test_a_commit_that_fails_leaves_the_files(curated: Curated) -> None:
    """Where Git refuses, the files are as before and the error says why."""
    place = checkout(curated)
    hook = place.knowledge / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not on a Friday >&2\nexit 1\n")
    hook.chmod(0o755)
    before = (place.knowledge / "subjects/rovella.yaml").read_text()
    with pytest.raises(CurationError, match="as before: not on a Friday"):
        apply_files(place, edit_files(place.knowledge, PROPOSAL, ORIGIN), "message", TODAY)
    assert (place.knowledge / "subjects/rovella.yaml").read_text() == before
    assert not (place.knowledge / PROPOSED).exists()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"feature": "wings"}, "no feature wings"), ({"subject": "../golden"}, "no subject ../golden")],
)
def test_unknown_names_are_refused(curated: Curated, change: dict[str, str], complaint: str) -> None:
    """Only a known subject and feature can be changed; no path can be smuggled in."""
    with pytest.raises(CurationError, match=complaint):
        edit_files(curated.curator.place.knowledge, replace(PROPOSAL, **change), ORIGIN)  # type: ignore[arg-type]  # a test's own fields
