"""Writing entries into YAML files by hand's manner: what stands there already stays as it is, remarks too."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from bot.text.document import Document, Key
from bot.text.scalars import misread_as

WIDTH: Final = 110
STEP: Final = "  "
_PLAIN: Final = re.compile(r"[^\W\d_](?:[^\n\\:#]|:(?! |$)|(?<! )#)*(?<![\s:])|https?://[^\s#]+(?: |$)?")

Field = str | Sequence[str]


def write_field(name: str, value: Field, indent: str) -> Iterator[str]:
    """The lines of one `name: value`, quoted where a reader would take it for something else than text.

    A list of ids is written in brackets; a text too long for one line is folded.
    """
    if not isinstance(value, str):
        yield f"{indent}{name}: [{', '.join(value)}]"
        return
    line = f"{indent}{name}: {_scalar(value)}"
    if len(line) <= WIDTH or " " not in value or value != " ".join(value.split()):
        yield line
        return
    yield f"{indent}{name}: >-"
    inner = indent + STEP
    yield from wrap(
        value,
        WIDTH,
        initial_indent=inner,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )


def write_mapping(fields: Mapping[str, Field], indent: str) -> list[str]:
    """The lines of a mapping; fields that are empty are left out."""
    return [line for name, value in fields.items() if value for line in write_field(name, value, indent)]


def write_item(fields: Mapping[str, Field], indent: str) -> list[str]:
    """The lines of a mapping as an item of a list whose dashes stand at `indent`."""
    first, *others = write_mapping(fields, indent + STEP)
    return [f"{indent}- {first[len(indent) + len(STEP) :]}", *others]


def insert_item(text: str, document: Document, keys: tuple[Key, ...], fields: Mapping[str, Field]) -> str:
    """The text of a file with an item more at the head of the list that the keys lead to.

    What is missing on the way, the last two keys at most, is made at the end of what is there.

    Args:
        text: the file's text.
        document: what was read from it.
        keys: lead to the list, as `("facts", "gears")`.
        fields: the item.
    """
    outer, inner = map(str, keys)
    lines = text.splitlines()
    facts = document.spot.inner.get(outer)
    found = facts.inner.get(inner) if facts else None
    if found is not None and 0 in found.inner:
        place = found.inner[0].value
        indent = " " * (place.column - 1 - len(STEP))
        lines[place.line - 1 : place.line - 1] = write_item(fields, indent)
    else:
        added = [f"{STEP}{inner}:", *write_item(fields, STEP * 2)]
        end = _end_of(document, outer, lines)
        lines[end:end] = added if facts else [f"{outer}:", *added]
    return "\n".join(lines) + "\n"


def append_mapping(text: str, name: str, fields: Mapping[str, Field]) -> str:
    """The text of a file, whose only key holds a mapping, with one entry more at its end."""
    lines = [*text.rstrip().splitlines(), f"{STEP}{name}:", *write_mapping(fields, STEP * 2)]
    return "\n".join(lines) + "\n"


def _end_of(document: Document, key: str, lines: list[str]) -> int:
    """How many lines there are up to the last one of what this key of the file holds, or of the file."""
    spot = document.spot.inner.get(key)
    starts = [
        other.key.line for other in document.spot.inner.values() if spot and other.key.line > spot.key.line
    ]
    end = min(starts, default=len(lines) + 1) - 1
    # A remark before the next key belongs to that key.
    while end and (not lines[end - 1].strip() or (starts and lines[end - 1].startswith("#"))):
        end -= 1
    return end


def _scalar(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and misread_as(value) is None
    return value if plain else json.dumps(value, ensure_ascii=False)
