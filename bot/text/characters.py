"""Finds characters in a file that a reader cannot see or would take for others."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from bot.errors import Problem

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f"
    "]|\r(?!\n)|\t+"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOK_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")


SHOWN = 60
"""Characters of somebody's text that a problem repeats; enough to find it again."""

MOST_PROBLEMS = 1_000
"""Of one kind in one file that are told; nobody mends more at once, and a file can hold a million."""


def show(text: str) -> str:
    """Return text as a problem quotes it: on one line, and not at length."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def visible(name: str) -> str:
    """Return a file's name with a sign for each character that would tear a line, or that no encoding takes."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


def check_characters(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each character that nobody can see and each word of two alphabets, up to `MOST_PROBLEMS`."""
    return islice(_check_characters(text, name), MOST_PROBLEMS)


def _check_characters(text: str, name: str) -> Iterator[Problem]:
    ascii_alone = text.isascii()
    if ascii_alone and text.replace("\n", "").isprintable():
        return
    for match in _HIDDEN.finditer(text):
        yield Problem(name, *_place(text, match.start()), *_explain_hidden(match[0], match.start()))
    if ascii_alone:
        return
    for word in _WORD.finditer(text):
        letter = _LOOK_ALIKE.search(word[0])
        if letter and _LATIN.search(word[0]):
            place = _place(text, word.start() + letter.start())
            message = f"'{show(word[0])}' mixes alphabets: {_call(letter[0])}; type the word in one alphabet"
            yield Problem(name, *place, "look-alike", message)


def check_escapes(value: str, place: tuple[str, int, int]) -> Iterator[Problem]:
    """Yield a problem if a quoted text hides such a character behind an escape."""
    match = _HIDDEN.search(value)
    if match:
        yield Problem(
            *place, "hidden-character", f"an escape makes {_call(match[0][0])}; use visible characters"
        )


def hides_behind_escapes(value: str) -> bool:
    """Tell whether a quoted text holds such a character: it can only have come by an escape."""
    return _HIDDEN.search(value) is not None


def blank_out(text: str) -> str:
    """Return the text with a space for each hidden character; all else keeps its place."""
    return _HIDDEN.sub(lambda match: " " * len(match[0]), text)


def _explain_hidden(found: str, index: int) -> tuple[str, str]:
    """Return the code and message for one match."""
    if found[0] == "\t":
        return "tab", "a tab; indent and separate with spaces"
    if found == "\ufeff" and index == 0:
        return "byte-order-mark", "a byte order mark; save the file as UTF-8 without it"
    return "hidden-character", f"{_call(found)}, which nobody can see; use a plain space or remove it"


def _call(character: str) -> str:
    """Return a character's name and number, for a person who cannot see it."""
    return f"{unicodedata.name(character, 'control character').lower()} (U+{ord(character):04X})"


def _place(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of an index."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
