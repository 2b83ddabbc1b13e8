"""Tables of utterances: each is put to all intents together and must come out as its table says, slot by slot."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.language.read import ORDER
from bot.text.strict_yaml import parse_yaml
from tests.asking import ask

TABLES = Path(__file__).parent.parent / "utterances"
WITHOUT_INTENT = ("foreign", "clarify")

Row = Mapping[str, Any]


def _rows() -> Iterator[tuple[str, Row]]:
    for path in sorted(TABLES.glob("*.yaml")):
        text = "rows:\n" + path.read_text(encoding="utf-8")
        document, problems = parse_yaml(text, path.name)
        assert document is not None
        assert not problems
        for row in document.root["rows"]:
            assert isinstance(row, dict)
            yield path.stem, row


ROWS = tuple(_rows())


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{table}: {row['text']}" for table, row in ROWS])
def test_utterance(real_desk: Desk, table: str, row: Row) -> None:
    """An utterance has the intent of its table, the status and every slot of its row, and no other slot."""
    answer = ask(real_desk, *row.get("after", ()), str(row["text"]))
    assert answer.status == row.get("status", "answered")
    if table not in WITHOUT_INTENT:
        assert answer.intent == table
    if table != "which" or "subjects" in row:
        assert list(answer.subjects) == row.get("subjects", [])
    assert sorted(answer.features) == sorted(row.get("features", []))
    assert list(answer.excluded_features) == row.get("excluded_features", [])
    for slot in ("verdict", "article"):
        if slot in row:
            assert (getattr(answer, slot) or "none") == row[slot]
    if "conflict" in row:
        assert answer.conflict


def test_every_intent_has_a_table_and_every_table_an_intent(real_desk: Desk) -> None:
    """An intent without utterances, or utterances without an intent, do not go unnoticed."""
    tables = {path.stem for path in TABLES.glob("*.yaml")} - set(WITHOUT_INTENT)
    assert tables == set(real_desk.release.recognizer.language.catalog.intents)
    assert tables <= set(ORDER)


def test_every_example_is_read_as_its_intent(real_desk: Desk) -> None:
    """The examples in the intents files are what they say."""
    for intent in real_desk.release.recognizer.language.catalog.intents.values():
        for example in intent.examples:
            assert (example, real_desk.ask(example).answer.intent) == (example, intent.name)


def test_every_choice_asks_what_it_says(real_desk: Desk) -> None:
    """A choice or suggestion, asked as it stands, is understood and never asked back."""
    for _, row in ROWS:
        answer = ask(real_desk, *row.get("after", ()), str(row["text"]))
        for choice in (*answer.choices, *answer.suggestions):
            status = real_desk.ask(choice.question).answer.status
            assert (choice.question, status in ("answered", "unknown", "help")) == (choice.question, True)
