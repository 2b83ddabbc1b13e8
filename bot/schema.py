"""Writes the JSON Schemas of all YAML files from their records: `python -m bot.schema TOP`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.facts.records import ArticlesFile, CategoryFile, DeskFile, GoldenFile, SourcesFile, SubjectFile
from bot.language.records import IntentFile, WordsFile
from bot.text.record import Record

SCHEMAS: Mapping[str, type[Record]] = {
    "knowledge/schema/desk.schema.json": DeskFile,
    "knowledge/schema/sources.schema.json": SourcesFile,
    "knowledge/schema/features.schema.json": CategoryFile,
    "knowledge/schema/subject.schema.json": SubjectFile,
    "knowledge/schema/articles.schema.json": ArticlesFile,
    "knowledge/schema/golden.schema.json": GoldenFile,
    "intents/schema/words.schema.json": WordsFile,
    "intents/schema/intent.schema.json": IntentFile,
}


def make_schema(kind: type[Record]) -> str:
    """Return the JSON Schema of one kind of file, as the text of its schema file."""
    described = kind.model_json_schema(schema_generator=_Describing)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _Describing(GenerateJsonSchema):
    """Tells editors of each key what the records' docstrings say of it; no value may be null."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return a record's schema with a description of the record and of each key."""
        described = super().model_schema(schema)
        described["description"], keys = schema["cls"].describe()
        for name, text in keys.items():
            described["properties"][name]["description"] = text
        return described

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of what is there when it is there: a file leaves out what it does not say."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema without its default, which no file needs to write."""
        return self.generate_inner(schema["schema"])


def main() -> None:
    """Write every schema below the top directory named on the command line."""
    top = Path(sys.argv[1])
    for name, kind in SCHEMAS.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_schema(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
