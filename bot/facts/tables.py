"""The tables of a release file.

A column that holds several ids holds them joined by spaces, which no id contains. Positions count from 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = "5"
"""Changes with the tables, so that a file of another format is refused instead of misread."""

ForeignKey = tuple[str | tuple[str, ...], str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns with their types, its primary key, and what its columns refer to."""

    name: str
    columns: Mapping[str, type]
    key: str | tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()


def _columns(texts: str, numbers: str = "") -> dict[str, type]:
    return {**dict.fromkeys(texts.split(), str), **dict.fromkeys(numbers.split(), int)}


TABLES = (
    Table("meta", _columns("key value"), "key"),
    Table("documents", _columns("name body"), "name"),
    Table("derived", {"name": str, "body": bytes}, "name"),
    Table("desk", _columns("name about"), "name"),
    Table("examples", _columns("text", "position"), "position"),
    Table("kinds", _columns("id name plural", "position"), "id"),
    Table("sources", _columns("id title publisher kind date url version", "position"), "id"),
    Table("caveats", _columns("source id text"), ("source", "id"), (("source", "sources", "id"),)),
    Table("categories", _columns("id name", "position"), "id"),
    Table(
        "features",
        _columns("id name kind category summary part_of", "review_months exhaustive position"),
        "id",
        (("category", "categories", "id"), ("part_of", "features", "id")),
    ),
    Table(
        "feature_values",
        _columns("feature id name wider", "position"),
        ("feature", "id"),
        (("feature", "features", "id"),),
    ),
    Table(
        "confusions",
        _columns("feature other difference", "position"),
        ("feature", "other"),
        (("feature", "features", "id"),),
    ),
    Table(
        "subjects",
        _columns("id name kind retired_since", "position"),
        "id",
        (("kind", "kinds", "id"),),
    ),
    Table("articles", _columns("id title kind subjects features related", "position"), "id"),
    Table("statements", _columns("owner_kind owner text code language", "id"), "id"),
    Table(
        "places",
        _columns("source at", "statement position"),
        ("statement", "position"),
        (("statement", "statements", "id"), ("source", "sources", "id")),
    ),
    Table("golden", _columns("ask intent subjects features article verdict", "position"), "position"),
    Table("names", _columns("kind id text how", "position"), "position"),
    Table(
        "facts",
        _columns("subject feature verdict value value_ids", "conflict"),
        ("subject", "feature"),
        (("subject", "subjects", "id"), ("feature", "features", "id")),
    ),
    Table(
        "evidence",
        _columns(
            "subject feature standing stance value value_ids source at date since until"
            " stability edition note caveat",
            "rank",
        ),
        ("subject", "feature", "rank"),
        (
            (("subject", "feature"), "facts", ("subject", "feature")),
            ("subject", "subjects", "id"),
            ("feature", "features", "id"),
            ("source", "sources", "id"),
            (("source", "caveat"), "caveats", ("source", "id")),
        ),
    ),
)
