"""The JSON Schemas that editors check knowledge files with."""

import json
from pathlib import Path

import jsonschema
import pytest

from bot.schema import SCHEMAS, make_schema
from bot.text.strict_yaml import read_yaml
from tests.world import WORLD

TOP = Path(__file__).parents[2]
FILES = sorted(WORLD.rglob("*.yaml"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_files_are_current(name: str) -> None:
    """The schema files are what `python -m bot.schema .` writes."""
    assert (TOP / name).read_text(encoding="utf-8") == make_schema(SCHEMAS[name])


def test_there_is_no_schema_of_nothing() -> None:
    """The folders hold these schemas and no other."""
    found = {path.relative_to(TOP).as_posix() for path in TOP.glob("*/schema/*")}
    assert found == set(SCHEMAS)


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(WORLD).as_posix() for path in FILES])
def test_a_good_file_keeps_its_schema(path: Path) -> None:
    """What reading accepts, the schema its header names accepts too."""
    document, _ = read_yaml(path, path.name)
    assert document is not None
    name = document.header.rpartition("/")[2]
    jsonschema.validate(document.root, json.loads(make_schema(SCHEMAS[f"knowledge/schema/{name}"])))


def test_a_schema_refuses_what_reading_refuses() -> None:
    """Unknown keys, choices that are none, and null are refused."""
    schema = json.loads(make_schema(SCHEMAS["knowledge/schema/subject.schema.json"]))
    entry = {"stance": "yes", "source": "a", "at": "b"}
    for wrong in ({"sinse": "1"}, {"stance": "maybe"}, {"note": None}, {"date": "2024"}):
        record = {"name": "A", "kind": "b", "facts": {"c": [{**entry, **wrong}]}}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(record, schema)


def test_a_schema_describes_its_keys() -> None:
    """An editor shows for each key what the record says of it."""
    schema = json.loads(make_schema(SCHEMAS["knowledge/schema/desk.schema.json"]))
    assert schema["description"] == "`desk.yaml`: what this desk is about."
    assert schema["properties"]["about"]["description"] == (
        'what it knows, as the end of "I answer questions about …".'
    )
