"""Whether Slack would take a message."""

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint
from bot.workspace.strict.inputs import check_inputs
from bot.workspace.strict.lengths import check_lengths
from bot.workspace.strict.structure import check_block_structure
from bot.workspace.strict.surfaces import check_surface
from bot.workspace.strict.tables import check_tables
from bot.workspace.strict.totals import check_markdown_total, check_payload, check_unique


def check_message(text: str, blocks: object, text_most: int = limits.MESSAGE_TEXT_MAX) -> list[Complaint]:
    """Everything Slack would not accept about a message, in the order it looks.

    Args:
        text: the top-level text, empty if there is none.
        blocks: what stands under `blocks`, or None.
        text_most: how long the text may be.
    """
    if blocks is None or blocks == []:
        return _check_text(text, text_most)
    if not isinstance(blocks, list):
        return [Complaint("/blocks", "must provide an array", "invalid_blocks_format")]
    complaints = check_blocks(blocks, "message", "/blocks")
    if complaints:
        return complaints
    return [*check_payload(blocks, "/blocks"), *(_check_text(text, text_most) if text else [])]


def check_blocks(blocks: list[object], surface: str, pointer: str) -> list[Complaint]:
    """Everything wrong with the blocks of a "message", "home" or "modal": shapes first, as Slack does."""
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    if len(blocks) > most:
        return [Complaint(pointer, f"no more than {most} items allowed")]
    shapes = [
        complaint
        for place, block in enumerate(blocks)
        for complaint in check_block_structure(block, f"{pointer}/{place}")
    ]
    if shapes:
        return shapes
    return _check_wellformed([block for block in blocks if isinstance(block, dict)], surface, pointer)


def _check_wellformed(blocks: list[JsonObject], surface: str, pointer: str) -> list[Complaint]:
    return [
        *check_surface(blocks, surface, pointer),
        *_check_sections(blocks, pointer),
        *check_lengths(blocks, pointer),
        *check_unique(blocks, pointer),
        *check_tables(blocks, pointer),
        *check_inputs(blocks, surface, pointer),
        *check_markdown_total(blocks, pointer),
    ]


def _check_sections(blocks: list[JsonObject], pointer: str) -> list[Complaint]:
    empty = [
        n
        for n, each in enumerate(blocks)
        if each["type"] == "section" and not {"text", "fields"} & each.keys()
    ]
    return [Complaint(f"{pointer}/{place}", "must provide either text or fields") for place in empty]


def _check_text(text: str, most: int) -> list[Complaint]:
    if not text.strip():
        return [Complaint("/text", "a message needs text or blocks", "no_text")]
    if len(text) > most:
        return [Complaint("/text", f"must be less than {most + 1} characters", "msg_too_long")]
    return []
