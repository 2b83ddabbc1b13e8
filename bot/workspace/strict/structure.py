"""Whether blocks and views have the shape that Slack's types describe.

The schemas are derived from the published types of @slack/types 3.2.0 (MIT): structure only, no lengths.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint

_WORDS: Final = {
    "string": "a string",
    "array": "an array",
    "object": "an object",
    "boolean": "a boolean",
    "number": "a number",
}


def check_block_structure(block: object, pointer: str) -> list[Complaint]:
    """Complaints about the shape of one block, which need not even be an object."""
    if not isinstance(block, dict) or "type" not in block:
        return [Complaint(pointer, "missing required field: type")]
    name = _block_names().get(str(block["type"]))
    if name is None:
        return [Complaint(f"{pointer}/type", f"unsupported type: {block['type']}")]
    return _check(name, block, pointer)


def check_view_structure(view: JsonObject, pointer: str) -> list[Complaint]:
    """Complaints about the shape of a view, its blocks left aside."""
    name = {"home": "HomeView", "modal": "ModalView"}.get(str(view.get("type")))
    if name is None:
        return [Complaint(f"{pointer}/type", "must be a valid enum value")]
    return _check(name, view, pointer)


def check_option_structure(body: JsonObject) -> list[Complaint]:
    """Complaints about the shape of an answer to an external menu."""
    return _check("OptionsAnswer", body, "")


def _check(name: str, value: JsonObject, pointer: str) -> list[Complaint]:
    found = (
        complaint for error in _validator(name).iter_errors(value) for complaint in _explain(error, pointer)
    )
    return sorted(set(found), key=lambda each: (each.pointer, each.message))


def _explain(error: ValidationError, pointer: str) -> Iterator[Complaint]:
    """The complaint about what is really wrong: of rival shapes, the one whose type the value names."""
    branches = _branches_meant(error)
    if branches:
        for inner in branches:
            yield from _explain(inner, pointer)
        return
    place = "/".join([pointer, *(str(step) for step in error.absolute_path)])
    yield from (Complaint(place, message) for message in _messages(error))


def _branches_meant(error: ValidationError) -> list[ValidationError]:
    """The errors of the one alternative that the value's own `type` points at."""
    by_branch: dict[object, list[ValidationError]] = {}
    for inner in error.context or []:
        by_branch.setdefault(inner.schema_path[0], []).append(inner)
    meant = [errors for errors in by_branch.values() if not any(_is_other_type(inner) for inner in errors)]
    return min(meant, key=len) if meant else []


def _is_other_type(inner: ValidationError) -> bool:
    wrong_constant = inner.validator == "const" and list(inner.path)[-1:] == ["type"]
    return wrong_constant or (inner.validator == "type" and not inner.path)


def _messages(error: ValidationError) -> Iterator[str]:
    wanted, value = cast("Any", error.validator_value), cast("JsonObject", error.instance)
    match error.validator:
        case "required":
            yield from (f"missing required field: {field}" for field in wanted if field not in value)
        case "additionalProperties":
            known = cast("JsonObject", error.schema)["properties"]
            yield from (f"invalid additional property: {key}" for key in value if key not in known)
        case "type":
            yield f"must provide {_WORDS.get(wanted, wanted)}"
        case "enum" | "const":
            yield "must be a valid enum value"
        case _:
            yield "failed to match any allowed schemas"


@cache
def _validator(name: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": _definitions()})


@cache
def _block_names() -> dict[str, str]:
    """The name of the definition for each type of block."""
    definitions = _definitions()
    return dict(_typed(name) for name in definitions if _is_block(name, definitions[name]))


@cache
def _definitions() -> JsonObject:
    schemas = files("bot.workspace") / "schemas"
    merged: JsonObject = {}
    for name in ("block.schema.json", "view.schema.json"):
        merged |= json.loads((schemas / name).read_text(encoding="utf-8"))["definitions"]
    _close(merged)
    return merged


def _close(schema: object) -> None:
    """Refuses properties that no schema names, as Slack does."""
    children = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for child in children:
        _close(child)
    if isinstance(schema, dict) and schema.get("type") == "object" and "properties" in schema:
        schema["additionalProperties"] = False


def _is_block(name: str, schema: JsonObject) -> bool:
    return name.endswith("Block") and name != "KnownBlock" and "allOf" not in schema


def _typed(name: str) -> tuple[str, str]:
    schema = _definitions()[name]
    shape = schema["anyOf"][0] if "anyOf" in schema else schema
    return shape["properties"]["type"]["const"], name
