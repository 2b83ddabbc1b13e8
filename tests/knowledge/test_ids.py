"""The ids that other programs rely on."""

import csv
from pathlib import Path

from bot.desk import Desk

HERE = Path(__file__).parent


def _agreed(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").split()


def test_every_agreed_subject_is_there(real_desk: Desk) -> None:
    """Every subject id of the contract is in the knowledge, and its kind is one of the desk's."""
    store = real_desk.release.reference.store
    agreed = _agreed("subjects.txt")
    assert len(agreed) == 18
    assert [subject for subject in agreed if subject not in store.subjects] == []
    kinds = {kind.id for kind in store.desk.kinds}
    assert [subject.id for subject in store.subjects.values() if subject.kind not in kinds] == []


def test_every_agreed_feature_is_there(real_desk: Desk) -> None:
    """Every feature id of the contract is in the knowledge, of its kind."""
    store = real_desk.release.reference.store
    with (HERE / "features.csv").open(encoding="utf-8", newline="") as lines:
        agreed = [(row["id"], row["kind"]) for row in csv.DictReader(lines)]
    held = {feature.id: (feature.id, feature.kind) for feature in store.features.values()}
    assert len(agreed) == 91
    assert [entry for entry in agreed if held.get(entry[0]) != entry] == []


def test_every_feature_is_known_of_somebody(real_desk: Desk) -> None:
    """No feature is a column of nothing but unknowns."""
    store = real_desk.release.reference.store
    subjects = tuple(store.subjects)
    assert [feature for feature in store.features if not store.facts_of(subjects, (feature,))] == []


def test_every_subject_has_facts(real_desk: Desk) -> None:
    """No subject is a name without a fact."""
    store = real_desk.release.reference.store
    assert [subject for subject in store.subjects if not store.facts_about(subject)] == []
