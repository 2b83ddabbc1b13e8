"""Reads one YAML file as text, lists and mappings, and knows where each stands.

The files are written by people, so everything that YAML would quietly turn into something else is refused:
bare `no`, `1.10` and dates, repeated keys, aliases, tags, tabs, texts cut off by ` #`, and characters that nobody
can see. All problems of a file are found at once.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bot.errors import Problem
from bot.text.characters import MOST_PROBLEMS, blank_out, check_characters, check_escapes, show
from bot.text.document import NOTHING_KNOWN, Document, Key, Known, Plain, Position, Spot
from bot.text.quick_yaml import LIMIT_DEPTH, read_quickly
from bot.text.scalars import misread_as

LIMIT_BYTES = 4 * 1024 * 1024
"""Far above any file a person keeps by hand (the largest are near 0.1 MB), far below what would hurt."""


def read_yaml(
    path: Path, name: str, limit: int = LIMIT_BYTES, known: Known = NOTHING_KNOWN
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file.

    Args:
        path: the file, and no link to it.
        name: what to call it in problems.
        limit: how many bytes it may have.
        known: what files say; one whose bytes are among theirs is not parsed.

    Returns:
        The document, or None where there is none to speak of, and every problem. A document that comes with
        problems serves to look for more of them and for nothing else.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                message = "is no file; remove it or give it another ending"
                return None, (Problem(name, 1, 1, "not-a-file", message),)
            raw = stream.read(limit + 1)
    except OSError as error:
        return None, (Problem(name, 1, 1, "unreadable", f"cannot be read: {error.strerror}"),)
    if len(raw) > limit:
        message = f"larger than {limit} bytes; shorten it or split it into several files"
        return None, (Problem(name, 1, 1, "too-large", message),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_explain_encoding(name, raw, error),)
    digest = hashlib.sha256(raw).hexdigest()
    if digest in known:
        return _document(text, name, known[digest], digest), ()
    document, problems = parse_yaml(text, name)
    return document and replace(document, digest=digest), problems


def _open_at_once(path: str, flags: int) -> int:
    """Opens a file; a link is not followed, and a pipe, to which nobody may ever write, is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def parse_yaml(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read YAML from a text; otherwise as `read_yaml`."""
    root = read_quickly(text)
    if root is None:
        return read_closely(text, name)
    return _document(text, name, root), ()


def _document(text: str, name: str, root: dict[str, Plain], digest: str = "") -> Document:
    """Return a document without problems; where everything stands in it is looked for when it is asked for."""
    return Document(name, _first_line(text), root, partial(_locate, text), digest)


def read_closely(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read YAML that may have problems, and note where everything stands; otherwise as `read_yaml`."""
    builder = _take_all(text, name)
    problems = [p for p in builder.problems if p.code != "syntax" or blank_out(text) == text]
    found = tuple(sorted((*check_characters(text, name), *problems)))
    root, spot = builder.root, builder.root_spot
    if isinstance(root, dict) and spot:
        return Document(name, _first_line(text), root, lambda: spot), found
    return None, found or (Problem(name, 1, 1, "empty-file", "holds nothing; write a mapping, `key: value`"),)


def _locate(text: str) -> Spot:
    """Return where everything stands in a text that was read quickly."""
    return _take_all(text, "").root_spot or Spot(_NOWHERE, _NOWHERE, {})


def _take_all(text: str, name: str) -> "_Builder":
    builder = _Builder(name, text)
    try:
        for event in yaml.parse(blank_out(text), Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.give_up(error)
    except _Stop:
        builder.root = None
    return builder


def _first_line(text: str) -> str:
    return text.partition("\n")[0].rstrip("\r")


def _explain_encoding(name: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    """Return the problem for the first byte that is not UTF-8."""
    before = raw[: error.start].decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
    return Problem(name, line, column, "encoding", message)


class _Stop(Exception):  # noqa: N818 - it ends a file's reading and never leaves this module
    """Nothing after this place can be understood."""


_NOWHERE = Position()


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open.

    Attributes:
        filled: what it holds so far.
        start: where it begins.
        spots: where its members stand.
        key: in a mapping, the key whose value comes next.
        key_at: where that key stands.
    """

    filled: "list[Plain] | dict[str, Plain]"
    start: Position
    spots: dict[Key, Spot]
    key: str | None = None
    key_at: Position = _NOWHERE


class _Builder:
    """Takes a file's parse events in order and ends with its root, its spots and its problems.

    Events are many: what is done for every one of them makes up most of the time that building a release takes.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.split("\n")
        self.root: Plain | None = None
        self.root_spot: Spot | None = None
        self.problems: list[Problem] = []
        self._open: list[_Frame] = []
        self._documents = 0
        self._takers: Mapping[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._start_document,
        }

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        if len(self.problems) >= MOST_PROBLEMS:
            self._complain(event, "too-many", f"{MOST_PROBLEMS} problems up to here; mend those first")
            raise _Stop
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    def give_up(self, error: yaml.MarkedYAMLError) -> None:
        """Record that the rest is not YAML."""
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        found = error.problem or error.context
        message = f"not YAML from here: {found}; look for brackets, quotation marks and depth at and above this place"
        self.problems.append(Problem(self.name, line, column, "syntax", message))
        self.root = None

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._complain(event, "several-documents", "a second document; a file holds one, remove `---`")
            raise _Stop

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._complain(event, "alias", f"alias `*{show(event.anchor or '')}`; write the text out again")
        self._place("*", _position(event))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_marks(event)
        if not self._open and isinstance(event, yaml.SequenceStartEvent):
            self._complain(event, "not-a-mapping", "the file is a list; it must be a mapping, `key: value`")
            raise _Stop
        if len(self._open) == LIMIT_DEPTH:
            self._complain(event, "too-deep", f"nested more than {LIMIT_DEPTH} levels")
            raise _Stop
        if self._expects_key():
            self._complain(event, "key-not-text", "a key must be a text, not a list or a mapping")
            raise _Stop
        filled: list[Plain] | dict[str, Plain] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self._open.append(_Frame(filled, _position(event), {}))

    def _end(self, _event: yaml.CollectionEndEvent) -> None:
        frame = self._open.pop()
        self._place(frame.filled, frame.start, frame.spots)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_marks(event)
        position = _position(event)
        if not self._open:
            self._complain(event, "not-a-mapping", "the file is one text; it must be a mapping, `key: value`")
            raise _Stop
        self._check_scalar(event, position)
        if self._expects_key():
            self._take_key(event.value, position)
        else:
            self._place(event.value, position)

    def _check_scalar(self, event: yaml.ScalarEvent, position: Position) -> None:
        if not event.value.strip():
            subject = "key" if self._expects_key() else "value"
            self._complain(event, "empty-value", f"an empty {subject}; write one or leave the line out")
        elif not event.style and (misread := misread_as(event.value)):
            value = show(event.value)
            self._complain(event, "unquoted", f'{value} would be read as {misread}; quote it: "{value}"')
        elif event.style == '"':
            self.problems.extend(check_escapes(event.value, (self.name, *position)))
        if not event.style and event.end_mark:
            self._check_remark(event.end_mark.line, event.end_mark.column)

    def _check_remark(self, line: int, end: int) -> None:
        """Refuse a remark one space behind the end of an unquoted text: it is likely a part of it, cut off."""
        if line < len(self._lines) and self._lines[line].startswith(" #", end):
            behind = self._lines[line][end:].strip()
            message = (
                f"the text ends here: {show(behind)} is a remark; "
                "quote the text if it belongs to it, or set the remark off by two spaces"
            )
            self.problems.append(Problem(self.name, line + 1, end + 2, "cut-off", message))

    def _take_key(self, key: str, position: Position) -> None:
        frame = self._open[-1]
        if key in frame.spots:
            first = frame.spots[key].key.line
            message = f"key '{show(key)}' stands here again (first on line {first}); keep one"
            self.problems.append(Problem(self.name, position.line, position.column, "duplicate-key", message))
        frame.key, frame.key_at = key, position

    def _place(self, value: Plain, position: Position, inner: Mapping[Key, Spot] | None = None) -> None:
        """Put a finished value where it belongs."""
        frame = self._open[-1] if self._open else None
        if frame is None:
            self.root, self.root_spot = value, Spot(position, position, inner or {})
        elif isinstance(frame.filled, list):
            frame.spots[len(frame.filled)] = Spot(position, position, inner or {})
            frame.filled.append(value)
        elif frame.key is None:
            self._take_key(str(value), position)
        else:
            frame.spots[frame.key] = Spot(frame.key_at, position, inner or {})
            frame.filled[frame.key] = value
            frame.key = None

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].filled, dict) and self._open[-1].key is None

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._complain(event, "anchor", f"anchor `&{show(event.anchor)}`; write the text out")
        if event.tag is not None:
            self._complain(event, "tag", f"tag `{show(event.tag)}`; everything here is text, remove the tag")

    def _complain(self, event: yaml.Event, code: str, message: str) -> None:
        position = _position(event)
        self.problems.append(Problem(self.name, position.line, position.column, code, message))


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position()
