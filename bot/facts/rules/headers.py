"""A file's first line names its schema, so that an editor checks it while it is written."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.records import ArticlesFile, CategoryFile, DeskFile, GoldenFile, SourcesFile, SubjectFile
from bot.text.record import Record

CODE = "missing-header"

_SCHEMAS: dict[type[Record], str] = {
    DeskFile: "schema/desk.schema.json",
    SourcesFile: "../schema/sources.schema.json",
    CategoryFile: "../schema/features.schema.json",
    SubjectFile: "../schema/subject.schema.json",
    ArticlesFile: "../schema/articles.schema.json",
    GoldenFile: "schema/golden.schema.json",
}


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each file that begins otherwise."""
    for file in knowledge.files:
        header = f"# yaml-language-server: $schema={_SCHEMAS[type(file.record)]}"
        if file.document.header.rstrip() != header:
            yield Problem(file.document.path, 1, 1, CODE, f"the first line must be: {header}")
