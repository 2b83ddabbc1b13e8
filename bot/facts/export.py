"""Writes every fact with its citations, for other programs and for reading.

One row is one entry of evidence and says what that source says; the first of a fact's rows is the one that
holds.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from bot.facts.store import Store
from bot.facts.weigh import find_stance

COLUMNS = ("subject", "feature", "verdict", "value", "since", "source", "locator", "date", "url")

Row: TypeAlias = tuple[str | None, ...]


def export_json(store: Store) -> str:
    """Return all rows as a JSON list of objects; what is not said is null."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _each_row(store)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def export_csv(store: Store) -> str:
    """Return all rows as CSV with a head; what is not said is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_each_row(store))
    return text.getvalue()


def export_markdown(store: Store) -> str:
    """Return all rows as one Markdown table; what is not said is empty."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(map(_escape, row) for row in _each_row(store))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


EXPORTS: Mapping[str, Callable[[Store], str]] = {
    "json": export_json,
    "csv": export_csv,
    "markdown": export_markdown,
}
"""The formats by the name a person asks for them."""


def _each_row(store: Store) -> Iterator[Row]:
    """Yield all evidence: subjects and features as they are shown, a fact's entries by their weight."""
    for subject in store.subjects:
        for feature, fact in store.facts_about(subject).items():
            kind = store.features[feature].kind
            for entry in fact.evidence:
                verdict = find_stance(kind, entry.stance, entry.value)
                said = (verdict, entry.value, entry.since)
                yield subject, feature, *said, entry.source.id, entry.at, entry.date, entry.source.url


def _escape(cell: str | None) -> str:
    """Return a cell's text on one line, safe between two bars."""
    return " ".join((cell or "").replace("\\", "\\\\").replace("|", "\\|").split())
