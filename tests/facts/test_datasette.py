"""A release opened in Datasette: readable as it is, with titles, labels, facets and search."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils import parse_metadata

from bot.facts.views import VIEWS

METADATA = Path(__file__).parents[2] / "deploy" / "datasette.yaml"


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory, release: Path) -> Datasette:
    """Datasette over the release of the invented world, as the deployment's file describes it."""
    path = tmp_path_factory.mktemp("served") / "meshwise.db"
    shutil.copy(release, path)
    metadata = parse_metadata(METADATA.read_text(encoding="utf-8"))
    return Datasette([], immutables=[str(path)], metadata=metadata)


async def rows(datasette: Datasette, address: str) -> list[dict[str, Any]]:
    """The rows of a table, view or query as objects."""
    response = await datasette.client.get(f"/meshwise/{address}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


async def test_the_index_shows_the_desk(datasette: Datasette) -> None:
    """The first page bears the title and lists the database; the database's page tells what each table is."""
    page = await datasette.client.get("/")
    assert page.status_code == 200
    assert "Meshwise, as tables" in page.text
    assert 'href="/meshwise"' in page.text
    database = await datasette.client.get("/meshwise")
    assert database.status_code == 200
    assert all(f'href="/meshwise/{name}"' in database.text for name in (*VIEWS, "facts", "sources", "golden"))


async def test_every_table_and_view_opens(datasette: Datasette) -> None:
    """Every name that the description knows is there, and its page opens."""
    described = datasette.metadata("tables", database="meshwise")
    inside = await datasette.client.get("/meshwise.json")
    there = {each["name"] for each in (*inside.json()["tables"], *inside.json()["views"])}
    assert set(described) <= there
    for name in described:
        page = await datasette.client.get(f"/meshwise/{name}")
        assert page.status_code == 200, name


async def test_a_fact_comes_with_its_source(datasette: Datasette) -> None:
    """One row has subject, feature, verdict, value, and the source that holds with title, place and address."""
    (row,) = await rows(datasette, "held.json?_shape=array&subject=Quillon&feature=Electric+assist")
    assert row == {
        "fact": row["fact"],
        "subject": "Quillon",
        "feature": "Electric assist",
        "category": "Riding",
        "verdict": "yes",
        "value": "250 W in the front hub",
        "conflict": 0,
        "since": "spring model 2023",
        "until": None,
        "stability": "beta",
        "edition": None,
        "note": None,
        "date": "2024-04-01",
        "source": "News of the Spring Model",
        "at": "second paragraph",
        "url": "https://quillon.example/news/spring",
    }


async def test_a_comparison_by_feature(datasette: Datasette) -> None:
    """All subjects with a fact stand side by side in their order; one without is left out, not answered no."""
    found = await rows(datasette, "comparison.json?_shape=array&feature=Folding+frame")
    assert [(row["subject"], row["verdict"], row["conflict"], row["date"]) for row in found] == [
        ("Rovella", "yes", 0, "2024-03-10"),
        ("Quillon", "no", 0, "2024-01"),
        ("Bramble", "no", 0, "2022-09-20"),
        ("Cartling", "yes", 0, "2022-09-20"),
    ]


async def test_disputes_show_both_sides(datasette: Datasette) -> None:
    """Every entry on a disputed fact is there, with what it says and how it stands."""
    found = await rows(datasette, "disputed.json?_shape=array")
    assert [
        (row["subject"], row["feature"], row["standing"], row["says"], row["value"]) for row in found
    ] == [
        ("Quillon", "Anti-lock braking", "holds", "no", None),
        ("Quillon", "Anti-lock braking", "disputed", "yes", None),
        ("Quillon", "Frame material", "holds", "value", "steel"),
        ("Quillon", "Frame material", "disputed", "value", "light alloy"),
    ]


async def test_what_is_due_for_review(datasette: Datasette) -> None:
    """The oldest comes first with the day it was due; what has ended is never due."""
    found = await rows(datasette, "stale.json?_shape=array&_size=max")
    assert list(found[0].values()) == ["Cartling", "Folding frame", "2022-09-20", 24, "2024-09-20"]
    assert "Bramble" not in {row["subject"] for row in found}
    assert [row["due"] for row in found] == sorted(row["due"] for row in found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wet leaves", [("fact", "Quillon", "Anti-lock braking")]),
        ("pedalling", [("article", "", "Coaster brake")]),
        ("changing trains", [("subject", "Rovella", "Summary")]),
        ("farewell built", []),
        ("longer built", [("retired", "Bramble", "Summary")]),
    ],
)
async def test_search_finds_facts_notes_and_articles(
    datasette: Datasette, words: str, expected: list[tuple[str, str, str]]
) -> None:
    """The search box of `texts` looks through evidence, notes, summaries and articles, in any form of a word."""
    found = await rows(datasette, f"texts.json?_shape=array&_search={words.replace(' ', '+')}")
    assert [(row["kind"], row["subject"], row["about"]) for row in found] == expected


async def test_references_bear_labels(datasette: Datasette) -> None:
    """An id that refers to something is shown with its name and leads there."""
    found = await rows(datasette, "evidence.json?_shape=array&_labels=on&subject=quillon&feature=anti-lock")
    labels = [(row["subject"]["label"], row["feature"]["label"], row["source"]["label"]) for row in found]
    assert labels == [
        ("Quillon", "Anti-lock braking", "Twelve Brakes on a Wet Hill"),
        ("Quillon", "Anti-lock braking", "Quillon Handbook"),
    ]
    (feature,) = await rows(datasette, "features.json?_shape=array&_labels=on&id=anti-lock")
    assert feature["category"] == {"value": "braking", "label": "Braking"}


async def test_facets_count(datasette: Datasette) -> None:
    """The comparison can be narrowed by feature, subject and verdict, each with its count."""
    response = await datasette.client.get("/meshwise/comparison.json")
    facets = response.json()["facet_results"]
    assert {each["value"]: each["count"] for each in facets["verdict"]["results"]} == {
        "value": 7,
        "yes": 9,
        "no": 4,
        "partial": 1,
        "planned": 1,
        "not_applicable": 1,
    }
