"""Exporting every fact with its citations."""

import csv
import io
import json

from bot.facts.export import COLUMNS, EXPORTS
from bot.facts.store import Store


def test_json_has_a_row_for_all_evidence(store: Store) -> None:
    """Each row says what one source says; of a fact's rows the first is the one that holds."""
    rows = json.loads(EXPORTS["json"](store))
    assert len(rows) == store.counts.evidence
    assert {tuple(row) for row in rows} == {
        ("subject", "feature", "verdict", "value", "since", "source", "locator", "date", "url")
    }
    assert rows[0] == {
        "subject": "rovella",
        "feature": "folding",
        "verdict": "yes",
        "value": None,
        "since": "2",
        "source": "rovella-manual",
        "locator": "chapter 2",
        "date": "2024-03-10",
        "url": "https://rovella.example/manual",
    }
    assert [(row["verdict"], row["source"]) for row in rows[1:3]] == [
        ("yes", "spoke-review-2024"),
        ("no", "spoke-review-2021"),
    ]


def test_rows_follow_the_order_to_show_things_in(store: Store) -> None:
    """Subjects come in the desk's order and their features in theirs."""
    rows = json.loads(EXPORTS["json"](store))
    places = [
        (store.subjects[row["subject"]].position, store.features[row["feature"]].position) for row in rows
    ]
    assert places == sorted(places)


def test_a_value_needs_no_verdict(store: Store) -> None:
    """A list's value counts as yes; a plain value has no verdict."""
    rows = json.loads(EXPORTS["json"](store))
    said = {(row["subject"], row["feature"], row["source"]): row for row in rows}
    assert said["rovella", "brake-types", "rovella-manual"]["verdict"] == "yes"
    assert said["rovella", "weight", "rovella-manual"]["verdict"] is None
    assert said["rovella", "weight", "rovella-manual"]["value"] == "11.2 kg"


def test_csv_says_the_same(store: Store) -> None:
    """The CSV has the same rows under the same head, with nothing where JSON has null."""
    rows = list(csv.DictReader(io.StringIO(EXPORTS["csv"](store))))
    wanted = json.loads(EXPORTS["json"](store))
    assert rows == [{key: value or "" for key, value in row.items()} for row in wanted]
    assert EXPORTS["csv"](store).startswith(",".join(COLUMNS) + "\n")


def test_markdown_says_the_same(store: Store) -> None:
    """The Markdown is one table with a line a row."""
    lines = EXPORTS["markdown"](store).splitlines()
    assert lines[0] == "| subject | feature | verdict | value | since | source | locator | date | url |"
    assert lines[2] == (
        "| rovella | folding | yes |  | 2 | rovella-manual | chapter 2 | 2024-03-10"
        " | https://rovella.example/manual |"
    )
    assert len(lines) == 2 + store.counts.evidence


def test_is_the_same_every_time(store: Store) -> None:
    """Two exports of one release are the same bytes, in every format."""
    assert [export(store) for export in EXPORTS.values()] == [export(store) for export in EXPORTS.values()]
