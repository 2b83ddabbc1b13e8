"""Building a release: whole or not at all, and the same digest for the same records."""

import sqlite3
import stat
from pathlib import Path

import pytest
import sqlite_utils

from bot.errors import ReleaseError
from bot.facts.build import build_release
from bot.facts.digest import compute_digest
from bot.facts.knowledge import Knowledge
from bot.facts.store import Store
from tests.facts.world import World

DOCUMENTS = {"intents": '{"greet": []}'}
DERIVED = {"learnt": b"\x00\x01"}


def test_fills_every_table(release: Path) -> None:
    """All that knowledge says is in the file, and every reference leads somewhere."""
    connection = sqlite3.connect(release)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    counts = {name: sqlite_utils.Database(connection)[name].count for name in tables}
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    assert counts.pop("texts_index") == 41
    ours = {name: count for name, count in counts.items() if not name.startswith(("sqlite_", "texts_index_"))}
    assert ours == {
        "meta": 8,
        "documents": 1,
        "derived": 1,
        "desk": 1,
        "examples": 4,
        "kinds": 2,
        "sources": 8,
        "caveats": 1,
        "categories": 3,
        "features": 10,
        "feature_values": 8,
        "confusions": 3,
        "subjects": 4,
        "articles": 7,
        "statements": 11,
        "places": 12,
        "golden": 4,
        "names": 99,
        "facts": 23,
        "evidence": 30,
    }
    assert broken == []


def test_the_same_records_give_the_same_digest(world: World) -> None:
    """Comments, layout, quoting and the order of files, keys and facts do not count."""
    before = compute_digest(world.read(), DOCUMENTS)
    world.edit("subjects/cartling.yaml", "kind: trailer", "# A remark.\nkind: 'trailer'")
    world.edit("subjects/cartling.yaml", "aliases: [little cart]", "aliases:\n  - little cart")
    source, place = "      source: fair-sheet\n", "      at: line 4\n"
    world.edit("subjects/bramble.yaml", source + place, place + source)
    text = (world.root / "subjects" / "cartling.yaml").read_text(encoding="utf-8")
    head, facts = text.split("facts:\n")
    folding, rest = facts[: facts.index("  electric")], facts[facts.index("  electric") :]
    world.write("subjects/cartling.yaml", f"{head}facts:\n{rest}{folding}")
    (world.root / "articles" / "terms.yaml").rename(world.root / "articles" / "a-terms.yaml")
    assert compute_digest(world.read(), DOCUMENTS) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("subjects/rovella.yaml", "11.2 kg", "11.3 kg"),
        ("desk.yaml", "tram, unicycle", "unicycle, tram"),
        ("desk.yaml", "[rovella, quillon,", "[quillon, rovella,"),
        ("sources/others.yaml", "licence: CC-BY-4.0", "licence: CC0-1.0"),
        ("articles/advice.yaml", "Lower the saddle last.", "Lower the saddle first."),
    ],
)
def test_another_record_gives_another_digest(world: World, name: str, old: str, new: str) -> None:
    """Whatever an answer could show is in the digest."""
    before = compute_digest(world.read(), DOCUMENTS)
    world.edit(name, old, new)
    assert compute_digest(world.read(), DOCUMENTS) != before


def test_the_order_of_features_is_in_the_digest(world: World) -> None:
    """Tables show features in their order, so another order is another release."""
    before = compute_digest(world.read(), DOCUMENTS)
    text = (world.root / "features" / "buying.yaml").read_text(encoding="utf-8")
    start, end = text.index("  weight:"), text.index("  warranty:")
    world.write("features/buying.yaml", text[:start] + text[end:] + text[start:end])
    assert list(world.read().features)[-2:] == ["warranty", "weight"]
    assert compute_digest(world.read(), DOCUMENTS) != before


def test_documents_are_in_the_digest(knowledge: Knowledge) -> None:
    """Another room's document makes another release; the order of documents does not."""
    one = compute_digest(knowledge, {"a": "1", "b": "2"})
    assert compute_digest(knowledge, {"b": "2", "a": "1"}) == one
    assert compute_digest(knowledge, {"a": "1", "b": "3"}) != one


def test_golden_questions_are_not_in_the_digest(world: World) -> None:
    """Whether a question is golden changes no answer."""
    before = compute_digest(world.read(), DOCUMENTS)
    (world.root / "golden.yaml").unlink()
    assert compute_digest(world.read(), DOCUMENTS) == before


def test_builds_the_same_release_twice(knowledge: Knowledge, release: Path, tmp_path: Path) -> None:
    """Built again, it has the same digest and answers the same."""
    build_release(knowledge, DOCUMENTS, tmp_path / "again.sqlite", DERIVED)
    with Store.open(release) as first, Store.open(tmp_path / "again.sqlite") as second:
        assert first.digest == second.digest
        assert first.facts_about("rovella") == second.facts_about("rovella")
        assert first.names() == second.names()
        assert dict(first.derived) == dict(second.derived) == DERIVED
        assert "nothing" not in first.derived


def test_leaves_one_readable_file(knowledge: Knowledge, tmp_path: Path) -> None:
    """Nothing lies about beside the release, and another user may read it."""
    build_release(knowledge, DOCUMENTS, tmp_path / "r.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["r.sqlite"]
    assert stat.S_IMODE((tmp_path / "r.sqlite").stat().st_mode) == 0o644


def test_a_torn_build_leaves_the_old_release(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that fails between writing and replacing leaves the earlier file and no other."""
    folder = tmp_path / "releases"
    folder.mkdir()
    target = folder / "r.sqlite"
    build_release(world.read(), DOCUMENTS, target)
    before = target.read_bytes()
    world.edit("subjects/rovella.yaml", "11.2 kg", "11.3 kg")

    def fail(handle: int) -> None:
        raise OSError(28, f"No space left on device, file {handle}")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(ReleaseError, match="cannot be written"):
        build_release(world.read(), DOCUMENTS, target)
    assert target.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["r.sqlite"]


def test_a_new_release_replaces_the_old_one_under_its_readers(world: World, tmp_path: Path) -> None:
    """Who has the old file open keeps reading it; who opens anew reads the new one."""
    target = tmp_path / "r.sqlite"
    build_release(world.read(), DOCUMENTS, target)
    with Store.open(target) as old:
        world.edit("subjects/rovella.yaml", "11.2 kg", "11.3 kg")
        build_release(world.read(), DOCUMENTS, target)
        with Store.open(target) as new:
            assert [fact.value for fact in (old.find_fact("rovella", "weight"),) if fact] == ["11.2 kg"]
            assert [fact.value for fact in (new.find_fact("rovella", "weight"),) if fact] == ["11.3 kg"]


def test_says_when_it_cannot_write(knowledge: Knowledge, tmp_path: Path) -> None:
    """A target in a directory that is not there is one plain error."""
    with pytest.raises(ReleaseError, match="cannot be written"):
        build_release(knowledge, DOCUMENTS, tmp_path / "nowhere" / "r.sqlite")
