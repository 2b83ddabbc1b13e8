"""What other programs rely on."""

import json
import re

import pytest

from bot.answers.model import Answer
from bot.render.contract import render_contract
from tests.render.answers import COMPARISON, EVERY_STATUS

KEYS = [
    "id",
    "status",
    "intent",
    "subjects",
    "features",
    "excluded_features",
    "article",
    "verdict",
    "conflict",
    "text",
    "table",
    "citations",
    "choices",
    "confidence",
    "took_ms",
]


@pytest.mark.parametrize("answer", EVERY_STATUS, ids=lambda answer: str(answer.headline))
def test_every_key_is_always_there_in_order(answer: Answer) -> None:
    """Readers of the JSON find all keys whatever the status, and the object survives JSON unchanged."""
    rendered = render_contract(answer, ident="q1", took_ms=0.25)
    assert list(rendered) == KEYS
    assert json.loads(json.dumps(rendered)) == rendered


def test_a_comparison_has_cells_of_text() -> None:
    """Cells are plain text, with the marks that the citations resolve."""
    rendered = render_contract(COMPARISON, ident="q1", took_ms=0.25)
    assert rendered["table"] == {
        "columns": ["Feature", "Alpha", "Beta"],
        "rows": [["Bell", "yes [1]", "no [2]"], ["Gears", "8 [1]", "not known"]],
    }
    assert rendered["citations"] == [
        {
            "n": 1,
            "source": "handbook-2024",
            "title": "Handbook of *bicycles*",
            "publisher": "Wheel & Sons",
            "date": "2024-03",
            "locator": "Chapter 2",
            "url": "https://example.org/handbook",
        },
        {
            "n": 2,
            "source": "survey-2022",
            "title": "Survey",
            "publisher": "Riders",
            "date": "2022-05-25",
            "locator": "row Bells",
            "url": None,
        },
    ]


def test_every_mark_resolves() -> None:
    """No mark of the text points at a citation that is not there."""
    rendered = render_contract(COMPARISON, ident="q1", took_ms=0.25)
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", str(rendered["text"]))}
    assert marks == {1, 2}
