"""Turns pydantic's complaints about a file into problems that say what would be right."""

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import Problem
from bot.text.characters import show
from bot.text.document import Document, Key
from bot.text.record import ADDRESS_SHAPE, DAY_SHAPE, ID_SHAPE, MONTHS_SHAPE, Record
from bot.text.suggest import suggest

KEY_MARK = "[key]"
"""How pydantic marks that a key of a mapping is meant, not its value."""

_SHAPES: Mapping[str, tuple[str, str]] = {
    ID_SHAPE: ("bad-id", "is no id; an id is lower-case words joined by hyphens"),
    DAY_SHAPE: ("bad-date", 'is no date; write "YYYY-MM-DD" or "YYYY-MM"'),
    MONTHS_SHAPE: ("bad-interval", "is no interval; write it in months, for instance 6 months"),
    ADDRESS_SHAPE: ("bad-address", "is no web address; it begins with https:// and has no spaces"),
}


def explain(error: ValidationError, kind: type[Record], document: Document) -> Iterator[Problem]:
    """Yield a problem, with its place, for each of pydantic's complaints about a file of this kind."""
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # Not empty: pydantic counts only the members that it has not complained about already.
        keys = tuple(part for part in details["loc"] if part != KEY_MARK)
        at_key = KEY_MARK in details["loc"] or details["type"] == "extra_forbidden"
        if details["type"] == "missing":
            keys, missing = keys[:-1], str(keys[-1])
            message = f"'{missing}' is missing in {_name(keys, document)}; add `{missing}: …`"
            meaning = _record_at(kind, keys).describe()[1].get(missing, "")
            message += f", {meaning.rstrip('.')}" if meaning else ""
            yield document.make_problem("missing-key", message, keys, at_key=True)
        else:
            code, message = _word(details, keys, kind)
            yield document.make_problem(code, message, keys, at_key=at_key)


def _word(details: ErrorDetails, keys: tuple[Key, ...], kind: type[Record]) -> tuple[str, str]:
    """Return code and message."""
    if details["type"] == "extra_forbidden":
        known = tuple(_record_at(kind, keys[:-1]).model_fields)
        found = str(keys[-1])
        return "unknown-key", f"unknown key '{show(found)}'{suggest(found, known) or _list(known)}"
    what = "key" if KEY_MARK in details["loc"] else _label(keys)
    worded = _WORDS.get(details["type"], _word_otherwise)
    return worded(what, details)


def _word_literal(what: str, details: ErrorDetails) -> tuple[str, str]:
    expected = details.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    found = str(details["input"])
    return "bad-choice", f"{what} '{show(found)}' is none of {expected}{suggest(found, expected.split(', '))}"


def _word_pattern(what: str, details: ErrorDetails) -> tuple[str, str]:
    code, wanted = _SHAPES[details["ctx"]["pattern"]]
    return code, f"{what} '{show(details['input'])}' {wanted}"


def _word_too_long(what: str, details: ErrorDetails) -> tuple[str, str]:
    limit = details["ctx"]["max_length"]
    return "too-long", f"{what} has {len(details['input'])} characters; at most {limit} are shown whole"


def _word_too_many(what: str, details: ErrorDetails) -> tuple[str, str]:
    return "too-many", f"{what} has {len(details['input'])} members; write {details['ctx']['max_length']}"


def _word_empty(what: str, _details: ErrorDetails) -> tuple[str, str]:
    return "empty-value", f"{what} is empty; write something or leave it out"


def _word_not_text(what: str, details: ErrorDetails) -> tuple[str, str]:
    return "not-text", f"{what} is {_shape(details['input'])}; it must be one text"


def _word_not_list(what: str, details: ErrorDetails) -> tuple[str, str]:
    return "not-a-list", f"{what} is {_shape(details['input'])}; it must be a list, `[one, another]`"


def _word_not_mapping(what: str, details: ErrorDetails) -> tuple[str, str]:
    return "not-a-mapping", f"{what} is {_shape(details['input'])}; it must be a mapping, `key: value`"


def _word_otherwise(what: str, details: ErrorDetails) -> tuple[str, str]:
    return "invalid", f"{what}: {details['msg'].lower()}"


_WORDS: Mapping[str, Callable[[str, ErrorDetails], tuple[str, str]]] = {
    "literal_error": _word_literal,
    "string_pattern_mismatch": _word_pattern,
    "string_too_long": _word_too_long,
    "string_too_short": _word_empty,
    "too_short": _word_empty,
    "too_long": _word_too_many,
    "string_type": _word_not_text,
    "tuple_type": _word_not_list,
    "model_type": _word_not_mapping,
    "dict_type": _word_not_mapping,
}


def _label(keys: tuple[Key, ...]) -> str:
    """Return what a value is called: its key, or for one in a list the list's key and its number from 1."""
    number = f" {keys[-1] + 1}" if isinstance(keys[-1], int) else ""
    return show(next((key for key in reversed(keys) if isinstance(key, str)), "the list")) + number


def _name(keys: tuple[Key, ...], document: Document) -> str:
    return f"'{_label(keys)}'" if keys else document.path


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"the text '{show(str(value))}'"


def _list(known: tuple[str, ...]) -> str:
    return f"; known here: {', '.join(known)}" if known else ""


def _record_at(kind: type[Record], keys: tuple[Key, ...]) -> type[Record]:
    """Return the kind of the record at this place of a file."""
    annotation: Any = kind
    for key in keys:
        annotation = _step(annotation, key)
    return cast("type[Record]", annotation)


def _step(annotation: Any, key: Key) -> Any:  # noqa: ANN401 - annotations have no type of their own
    """Return the annotation of what stands under this key, stripped of how it is checked."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        inner = annotation.model_fields[str(key)].annotation
    else:
        inner = get_args(annotation)[1 if get_origin(annotation) is dict else 0]
    while get_origin(inner) in {Annotated, Union, UnionType}:
        inner = get_args(inner)[0]
    return inner
