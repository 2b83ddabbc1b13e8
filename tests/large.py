"""Invented knowledge of any size, to see what answers and releases cost when there is a lot of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SYLLABLES = ("ba", "du", "fe", "gi", "ko", "lu", "ma", "ne", "po", "ri", "sa", "te", "vu", "wo", "zi", "qua")
ALIASES_OF_SUBJECT, ALIASES_OF_FEATURE = 10, 4
FEATURES_IN_CATEGORY = 50
SCHEMAS = {"subjects": "subject", "features": "features", "sources": "sources"}

Files = Iterator[tuple[str, dict[str, Any]]]


def write_large(directory: Path, subjects: int, features: int) -> None:
    """Writes knowledge with a fact for every pair of a subject and a feature, and names for all of them."""
    for path, content in _files([f"s{number}" for number in range(subjects)], features):
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        schema = SCHEMAS.get(path.partition("/")[0], path.removesuffix(".yaml"))
        header = f"# yaml-language-server: $schema={'../' * path.count('/')}schema/{schema}.schema.json"
        # JSON is YAML, and written faster.
        target.write_text(f"{header}\n{json.dumps(content, indent=1)}\n", encoding="utf-8")


def _files(subjects: list[str], features: int) -> Files:
    numbers = [
        range(start, min(features, start + FEATURES_IN_CATEGORY))
        for start in range(0, features, FEATURES_IN_CATEGORY)
    ]
    kinds = {"thing": {"name": "thing", "plural": "things", "aliases": []}}
    order = {"subjects": subjects, "categories": [f"c{place}" for place in range(len(numbers))]}
    example = f"Does {_word(0, 'x')} support {_feature(0, 0)}?"
    yield (
        "desk.yaml",
        {"name": "Large", "about": "things", "kinds": kinds, "examples": [example], "foreign": []} | order,
    )
    yield "golden.yaml", {"questions": [{"ask": example, "intent": "support", "verdict": "yes"}]}
    book = {"title": "The Book", "publisher": "The Press", "kind": "documentation", "date": "2024-01-01"}
    yield "sources/all.yaml", {"sources": {"book": book}}
    for place, listed in enumerate(numbers):
        held = {f"f{number}": _feature_entry(number) for number in listed}
        yield f"features/c{place}.yaml", {"name": f"Group {_word(place, 'g')}", "features": held}
    for number, subject in enumerate(subjects):
        aliases = [_word(len(subjects) * (each + 1) + number, "x") for each in range(ALIASES_OF_SUBJECT)]
        facts = {f"f{each}": [_entry(number, each)] for each in range(features)}
        yield (
            f"subjects/{subject}.yaml",
            {"name": _word(number, "x").title(), "kind": "thing", "aliases": aliases, "facts": facts},
        )


def _feature_entry(number: int) -> dict[str, Any]:
    aliases = [_feature(number, variant) for variant in range(1, ALIASES_OF_FEATURE + 1)]
    name = _feature(number, 0)
    return {
        "name": name.capitalize(),
        "kind": "support",
        "aliases": aliases,
        "summary": f"Whether {name} is there.",
    }


def _entry(subject: int, feature: int) -> dict[str, str]:
    stance = "yes" if (subject + feature) % 3 else "no"
    return {"stance": stance, "source": "book", "at": f"page {subject}, line {feature}"}


def _feature(number: int, variant: int) -> str:
    """Returns one of the names of a feature: two words, the second shared with a few others."""
    return f"{_word(number * (ALIASES_OF_FEATURE + 1) + variant, 'm')} {_word(number // 4, 'n')}"


def _word(number: int, ending: str) -> str:
    """Returns a word for a number, the same one every time."""
    first, rest = number % 16, number // 16
    second, third = rest % 16, rest // 16 % 16
    check = (first + 2 * second + 3 * third) % 16
    return "".join(SYLLABLES[each] for each in (first, second, third, check)) + ending
