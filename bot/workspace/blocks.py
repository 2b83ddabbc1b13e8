"""Blocks as Slack stores them: with the ids that the sender left out."""

from collections.abc import Iterable, Iterator

from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError


def with_ids(blocks: Iterable[JsonObject], numbers: Iterator[int]) -> tuple[JsonObject, ...]:
    """The blocks, each with a block_id and each interactive element with an action_id."""
    return tuple(_with_id(block, numbers) for block in blocks)


def find_element(
    blocks: Iterable[JsonObject], action_id: str, block_id: str | None = None
) -> tuple[JsonObject, JsonObject]:
    """The first element with this action_id, in this block if one is named, and its block.

    Raises:
        RefusedError: there is none.
    """
    for block in blocks:
        for element in elements_of(block):
            if element.get("action_id") == action_id and block_id in (None, block["block_id"]):
                return block, element
    raise RefusedError("action_not_found")


def options_of(element: JsonObject) -> list[JsonObject]:
    """The options that an element offers by itself, its groups taken together."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def elements_of(block: JsonObject) -> list[JsonObject]:
    """The interactive elements of a block, wherever they stand in it."""
    single = [block[key] for key in ("accessory", "element") if key in block]
    several = block.get("elements", []) if block["type"] in {"actions", "context_actions"} else []
    nested = [each for child in block.get("child_blocks", []) for each in elements_of(child)]
    return [*single, *several, *nested]


def _with_id(block: JsonObject, numbers: Iterator[int]) -> JsonObject:
    stored = {**block, "block_id": block.get("block_id") or f"b{next(numbers)}"}
    for key in ("accessory", "element"):
        if key in block:
            stored[key] = _with_action_id(block[key], numbers)
    if block["type"] in {"actions", "context_actions"}:
        stored["elements"] = [_with_action_id(element, numbers) for element in block["elements"]]
    if "child_blocks" in block:
        stored["child_blocks"] = list(with_ids(block["child_blocks"], numbers))
    return stored


def _with_action_id(element: JsonObject, numbers: Iterator[int]) -> JsonObject:
    if element["type"] == "image":
        return element
    return {**element, "action_id": element.get("action_id") or f"a{next(numbers)}"}
