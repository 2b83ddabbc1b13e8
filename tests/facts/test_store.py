"""Asking a release: every question's answer on the invented world."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.errors import ReleaseError
from bot.facts.model import Counts, DeskCard, NameRow, SubjectKind
from bot.facts.store import Store


def test_knows_what_it_holds(store: Store) -> None:
    """Digest, date and counts are at hand."""
    assert len(store.digest) == 64
    assert store.as_of == "2024-05-02"
    assert store.counts == Counts(facts=23, evidence=30, sources=8, subjects=4, features=10)


def test_introduces_the_desk(store: Store) -> None:
    """The desk's card is what desk.yaml says."""
    kinds = (SubjectKind("bicycle", "bicycle", "bicycles"), SubjectKind("trailer", "trailer", "trailers"))
    examples = (
        "Does the Rovella fold?",
        "Compare the Rovella and the Quillon on brakes",
        "Which bicycles have a belt drive?",
        "What is a coaster brake?",
    )
    assert store.desk == DeskCard("Spokewise", "bicycles and trailers", kinds, examples)


def test_lists_things_in_the_order_to_show_them(store: Store) -> None:
    """Subjects, categories and features keep the desk's order, and know their place in it."""
    assert [(each.id, each.position) for each in store.subjects.values()] == [
        ("rovella", 0),
        ("quillon", 1),
        ("bramble", 2),
        ("cartling", 3),
    ]
    assert {name: category.features for name, category in store.categories.items()} == {
        "riding": ("folding", "electric-assist", "belt-drive", "gears"),
        "braking": ("brake-types", "anti-lock", "parking-brake"),
        "buying": ("frame-material", "weight", "warranty"),
    }
    assert [each.position for each in store.features.values()] == list(range(10))


def test_describes_a_feature(store: Store) -> None:
    """A feature comes with its category, its values and what it is confused with."""
    brakes = store.features["brake-types"]
    assert (brakes.name, brakes.kind, brakes.category) == ("Brake types", "list", "braking")
    assert dict(brakes.values) == {"disc": "disc brake", "rim": "rim brake", "coaster": "coaster brake"}
    assert dict(store.features["belt-drive"].confused_with) == {
        "gears": "The belt carries the force; gears change its ratio.",
        "hub-gear": "The belt carries the force; a hub gear changes its ratio.",
    }


def test_describes_a_subject(store: Store) -> None:
    """A subject comes with its summary, and a retired one says since when and according to whom."""
    (summary,) = store.subjects["rovella"].summary
    assert [(place.source.id, place.at) for place in summary.places] == [
        ("rovella-manual", "Foreword"),
        ("spoke-review-2024", "page 12"),
    ]
    assert store.subjects["rovella"].retired is None
    retired = store.subjects["bramble"].retired
    assert retired is not None
    assert (retired.since, retired.statement.text) == ("2023-01", "The Bramble is no longer built.")
    assert retired.statement.places[0].source.publisher == "Bramble Brothers"


def test_finds_a_fact_with_all_evidence(store: Store) -> None:
    """The entry that holds comes first; an old contradiction is kept, dated, doubted and outdated."""
    fact = store.find_fact("rovella", "folding")
    assert fact is not None
    assert (fact.verdict, fact.value, fact.values, fact.conflict) == ("yes", None, (), False)
    assert [(each.source.id, each.stance, each.date, each.standing) for each in fact.evidence] == [
        ("rovella-manual", "yes", "2024-03-10", "holds"),
        ("spoke-review-2024", "yes", "2024-01", "agrees"),
        ("spoke-review-2021", "no", "2021-04", "outdated"),
    ]
    assert fact.evidence[0].since == "2"
    assert fact.evidence[2].caveat == "The scan is smudged here; the column is a reading."


def test_finds_a_disputed_fact(store: Store) -> None:
    """A test outweighs a handbook of the same year, and the fact says that they differ."""
    fact = store.find_fact("quillon", "anti-lock")
    assert fact is not None
    assert (fact.verdict, fact.conflict) == ("no", True)
    assert [(each.source.id, each.standing) for each in fact.evidence] == [
        ("workshop-test", "holds"),
        ("quillon-manual", "disputed"),
    ]
    assert fact.evidence[0].note == "Both wheels locked on wet leaves."


def test_finds_values(store: Store) -> None:
    """On a list a value counts as yes, on a value it speaks for itself; values that differ are disputed."""
    brakes = store.find_fact("rovella", "brake-types")
    frame = store.find_fact("quillon", "frame-material")
    assert brakes is not None
    assert frame is not None
    assert (brakes.verdict, brakes.values, brakes.conflict) == ("yes", ("disc",), False)
    assert brakes.evidence[1].values == ("disc", "rim")
    assert brakes.evidence[0].stance is None
    assert (frame.verdict, frame.value, frame.values, frame.conflict) == (None, "steel", ("steel",), True)


def test_keeps_every_detail_of_an_entry(store: Store) -> None:
    """Version, edition, stability, end and own date come through."""
    motor = store.find_fact("quillon", "electric-assist")
    belt = store.find_fact("rovella", "belt-drive")
    brake = store.find_fact("bramble", "brake-types")
    warranty = store.find_fact("quillon", "warranty")
    assert motor is not None
    assert belt is not None
    assert brake is not None
    assert warranty is not None
    held = motor.evidence[0]
    assert (held.value, held.since, held.stability) == ("250 W in the front hub", "spring model 2023", "beta")
    assert belt.evidence[0].edition == "City"
    assert brake.evidence[0].until == "1.4"
    assert warranty.evidence[0].date == "2023-07-01"


@pytest.mark.parametrize(
    ("subject", "feature"), [("cartling", "gears"), ("nobody", "gears"), ("rovella", "nothing"), ("", "")]
)
def test_an_absent_fact_is_none(store: Store, subject: str, feature: str) -> None:
    """What nobody says is not known: neither yes nor no."""
    assert store.find_fact(subject, feature) is None


def test_finds_many_facts_in_the_order_asked(store: Store) -> None:
    """Facts of several subjects and features come by both; absent ones are left out."""
    facts = store.facts_of(["quillon", "rovella", "nobody"], ["weight", "folding"])
    assert list(facts) == [("quillon", "folding"), ("rovella", "weight"), ("rovella", "folding")]
    assert facts["rovella", "folding"] == store.find_fact("rovella", "folding")
    assert store.facts_of([], ["weight"]) == {}


def test_finds_all_facts_about_a_subject(store: Store) -> None:
    """Facts come by feature, in the order of the features."""
    facts = store.facts_about("bramble")
    assert list(facts) == ["folding", "belt-drive", "brake-types", "parking-brake", "frame-material"]
    assert facts["folding"] == store.find_fact("bramble", "folding")
    assert store.facts_about("nobody") == {}


def test_finds_an_article(store: Store) -> None:
    """An article comes with its statements, their places and their code."""
    article = store.find_article("fold-a-rovella")
    assert article is not None
    assert (article.title, article.kind) == ("How to fold a Rovella", "howto")
    assert (article.subjects, article.features, article.related) == (("rovella",), ("folding",), ())
    first, second = article.statements
    assert (first.code, first.language) == ("latch: open\nhalf: back\n", "steps")
    assert (second.code, second.places[0].at) == (None, "chapter 2")
    assert store.find_article("nothing") is None


def test_lists_articles_of_a_kind(store: Store) -> None:
    """Articles come by id, all of them or those of one kind."""
    assert [article.id for article in store.articles("define")] == ["belt-drive", "coaster-brake", "hub-gear"]
    assert len(store.articles()) == 7
    assert store.articles("no-such-kind") == ()


def test_lists_sources_by_id(store: Store) -> None:
    """Every source is there, described in full."""
    sources = {source.id: source for source in store.sources()}
    assert list(sources) == sorted(sources)
    manual = sources["rovella-manual"]
    assert (manual.title, manual.kind, manual.version) == ("Rovella Owner's Manual", "documentation", "3")
    assert sources["spoke-review-2021"].url is None


def test_tells_names_apart_from_ways_of_asking(store: Store) -> None:
    """By kind and id there are names and aliases alone."""
    assert store.called["subject"]["rovella"] == ("Rovella", "rovella three")
    assert "aluminum" in store.called["value"]["frame-material/aluminium"]


def test_lists_everything_things_are_called(store: Store) -> None:
    """Every sort of thing is there with its names, aliases and ways of asking."""
    names = store.names()
    assert [row for row in names if row.id == "rovella"] == [
        NameRow("subject", "rovella", "Rovella", "name"),
        NameRow("subject", "rovella", "rovella three", "alias"),
        NameRow("subject", "rovella", "the commuter bicycle that goes on the train", "asked"),
    ]
    assert [row for row in names if row.id == "frame-material/aluminium"] == [
        NameRow("value", "frame-material/aluminium", "aluminium", "name"),
        NameRow("value", "frame-material/aluminium", "aluminum", "alias"),
        NameRow("value", "frame-material/aluminium", "light alloy", "alias"),
    ]
    assert [(row.text, row.how) for row in names if row.kind == "kind" and row.id == "trailer"] == [
        ("trailer", "name"),
        ("trailers", "alias"),
        ("bike trailer", "alias"),
    ]
    assert NameRow("foreign", "tram", "tram", "name") in names
    assert NameRow("category", "braking", "how it stops", "asked") in names
    assert NameRow("article", "hub-gear", "hub gear", "alias") in names


def test_keeps_documents(store: Store) -> None:
    """A document comes back as it was given."""
    assert store.document("intents") == '{"greet": []}'
    assert store.document("nothing") is None


def test_many_threads_may_ask_at_once(store: Store) -> None:
    """One store answers several threads, each rightly."""
    pairs = [(subject, feature) for subject in store.subjects for feature in store.features] * 20
    alone = [store.find_fact(*pair) for pair in pairs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda pair: store.find_fact(*pair), pairs)) == alone


def test_cannot_be_written(store: Store, release: Path) -> None:
    """Asking leaves the file as it was, without a journal beside it."""
    before = release.read_bytes()
    store.facts_about("rovella")
    assert release.read_bytes() == before
    assert [path.name for path in release.parent.iterdir()] == [release.name]


def test_opens_a_file_of_any_name(release: Path, tmp_path: Path) -> None:
    """A name with the marks of an address in it is still a name."""
    path = tmp_path / "a release? #1 100%.sqlite"
    path.write_bytes(release.read_bytes())
    with Store.open(path) as store:
        assert store.find_fact("quillon", "gears") is not None


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing release is named, with what to do."""
    with pytest.raises(
        ReleaseError, match=r"gone\.sqlite cannot be opened: No such file or directory; build it"
    ):
        Store.open(tmp_path / "gone.sqlite")


def test_refuses_what_is_no_release(tmp_path: Path) -> None:
    """Neither a text nor another database is taken for a release."""
    text = tmp_path / "a.sqlite"
    text.write_text("hello", encoding="utf-8")
    with pytest.raises(ReleaseError, match="is no release file; build it again"):
        Store.open(text)
    other = tmp_path / "b.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE cats (name)")
    connection.close()
    with pytest.raises(ReleaseError, match="is no release: no such table: meta; build it again"):
        Store.open(other)


def test_refuses_a_release_cut_short(release: Path, tmp_path: Path) -> None:
    """A file that lacks its end is refused when it is opened, not when it is asked."""
    path = tmp_path / "short.sqlite"
    path.write_bytes(release.read_bytes()[:-4096])
    with pytest.raises(ReleaseError, match="is cut short; build it again"):
        Store.open(path)


def test_refuses_a_release_of_another_format(release: Path, tmp_path: Path) -> None:
    """A release of another version of the program is refused instead of misread."""
    path = tmp_path / "other.sqlite"
    path.write_bytes(release.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    connection.commit()
    connection.close()
    with pytest.raises(ReleaseError, match="has format 0, this program reads 5; build it again"):
        Store.open(path)


def test_asking_loads_neither_reading_nor_building() -> None:
    """A program that only asks starts without the libraries that check and build."""
    heavy = "pydantic", "sqlite_utils", "yaml"
    loaded = f"[name for name in {heavy} if name in sys.modules]"
    code = f"import sys, bot.facts.store, bot.facts.export; print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
