"""Reads YAML that has nothing wrong with it, quickly: most files most of the time.

Whatever is unusual is left to the strict reader, which takes twice as long and can tell what it is and where.
"""

from collections.abc import Iterable
from typing import Any

import yaml

from bot.text.characters import check_characters, hides_behind_escapes
from bot.text.document import Plain
from bot.text.scalars import misread_as

LIMIT_DEPTH = 20
"""Knowledge is at most seven levels deep."""

_BEGINNINGS = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})

_QUOTED = frozenset("'\"")

Collection = list[Plain] | dict[str, Plain]


def read_quickly(text: str) -> dict[str, Plain] | None:
    """Return what a file says, or None where the strict reader may have something to complain about."""
    if next(check_characters(text, ""), None):
        return None
    try:
        return _compose(iter(yaml.CSafeLoader(text).get_event, None), _Scalars(text))
    except (yaml.YAMLError, _Doubt):
        return None


class _Doubt(Exception):  # noqa: N818 - it ends a file's reading and never leaves this module
    """Something that the strict reader must look at."""


class _Scalars:
    """Tells which scalars of a file are texts beyond doubt.

    Attributes:
        sure: styles in which what is not blank is one: nothing in the file can stand for anything else.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._remarks = " #" in text
        self.sure = frozenset() if any(mark in text for mark in "\\&!") else _QUOTED

    def read(self, event: yaml.ScalarEvent) -> str:
        """Return the text of a scalar that has no marks, is not empty, not misread and not cut off."""
        value: str = event.value
        if event.anchor is not None or event.tag is not None or not value.strip():
            raise _Doubt
        if not event.style:
            if misread_as(value) or (self._remarks and self._is_cut_off(event)):
                raise _Doubt
        elif event.style == '"' and hides_behind_escapes(value):
            raise _Doubt
        return value

    def _is_cut_off(self, event: yaml.ScalarEvent) -> bool:
        end = event.end_mark
        if end is None or end.line >= len(self._lines):
            return False
        return self._lines[end.line].startswith(" #", end.column)


def _compose(events: Iterable[Any], scalars: _Scalars) -> dict[str, Plain] | None:
    """Return the mapping that a file's parse events make up; there is a million of them in a large directory."""
    root: dict[str, Plain] | None = None
    around: list[Collection | None] = []
    holder: Collection | None = None
    key: str | None = None
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            sure = event.style in scalars.sure and event.value.strip()
            value: Plain = event.value if sure else scalars.read(event)
        elif kind in _BEGINNINGS:
            value = _begin(event, len(around))
        elif kind in _ENDS:
            holder = around.pop()
            continue
        else:
            _pass_over(event, root)
            continue
        if key is not None:
            holder[key], key = value, None  # type: ignore[index, call-overload]  # who has a key is a mapping
        elif type(holder) is list:
            holder.append(value)
        elif holder is None and isinstance(value, dict):
            root = value
        elif isinstance(value, str) and holder is not None and value not in holder:
            key = value
        else:
            raise _Doubt
        if kind is not yaml.ScalarEvent:
            around.append(holder)
            holder = value  # type: ignore[assignment]
    return root


def _pass_over(event: yaml.Event, root: object) -> None:
    """Take an event that adds nothing, or doubt it: an alias, or another document behind the first."""
    if isinstance(event, yaml.AliasEvent) or (
        isinstance(event, yaml.DocumentStartEvent) and root is not None
    ):
        raise _Doubt


def _begin(event: yaml.CollectionStartEvent, depth: int) -> Collection:
    """Return the empty list or mapping that opens within so many others."""
    if event.anchor is not None or event.tag is not None or depth == LIMIT_DEPTH:
        raise _Doubt
    return {} if isinstance(event, yaml.MappingStartEvent) else []
