"""What Slack counts over a whole message or view: blocks, text, ids that must not repeat."""

from collections.abc import Iterator
from typing import Final

from bot.render import limits
from bot.workspace.blocks import elements_of
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint

_TEXT_KEYS: Final = frozenset({"text", "caption", "alt_text", "title", "hint", "label"})


def count_text(value: object) -> int:
    """The characters people get to read in a block, however deep they stand."""
    if isinstance(value, list):
        return sum(count_text(child) for child in value)
    if not isinstance(value, dict):
        return 0
    own = sum(len(text) for key, text in value.items() if key in _TEXT_KEYS and isinstance(text, str))
    return own + sum(count_text(child) for child in value.values())


def check_markdown_total(blocks: list[JsonObject], pointer: str) -> Iterator[Complaint]:
    """Complains when the markdown blocks of a message are too long together."""
    total = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if total > limits.MARKDOWN_TEXT_MAX:
        yield Complaint(
            pointer, f"markdown text must be less than {limits.MARKDOWN_TEXT_MAX + 1} characters in total"
        )


def check_payload(blocks: list[JsonObject], pointer: str) -> Iterator[Complaint]:
    """Complains when a message's blocks hold more text than Slack takes."""
    total = count_text(blocks)
    if total > limits.MESSAGE_PAYLOAD_MAX:
        message = f"blocks hold {total} characters, more than {limits.MESSAGE_PAYLOAD_MAX}"
        yield Complaint(pointer, message, "msg_blocks_too_long")


def check_unique(blocks: list[JsonObject], pointer: str) -> Iterator[Complaint]:
    """Complains about a block_id used twice, and about an action_id used twice within a block."""
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        ids = [block["block_id"]] if block.get("block_id") else []
        yield from _repeated(ids, seen, f"{pointer}/{place}/block_id", "block_id")
        actions = [str(element["action_id"]) for element in elements_of(block) if "action_id" in element]
        yield from _repeated(actions, set(), f"{pointer}/{place}", "action_id")


def _repeated(ids: list[str], seen: set[str], pointer: str, name: str) -> Iterator[Complaint]:
    for each in ids:
        if each in seen:
            yield Complaint(pointer, f"`{name}` {each} already exists")
        seen.add(each)
