"""Whether Slack would take a modal or an App Home."""

import json
from typing import Final

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint
from bot.workspace.strict.lengths import Bound, check_bound
from bot.workspace.strict.message import check_blocks
from bot.workspace.strict.structure import check_view_structure

_BOUNDS: Final = (
    Bound("title.text", limits.VIEW_TITLE_MAX, 1),
    Bound("submit.text", limits.VIEW_BUTTON_MAX, 1),
    Bound("close.text", limits.VIEW_BUTTON_MAX, 1),
    Bound("private_metadata", limits.VIEW_PRIVATE_METADATA_MAX),
    Bound("callback_id", limits.VIEW_CALLBACK_ID_MAX),
    Bound("external_id", limits.VIEW_CALLBACK_ID_MAX),
)


def check_view(view: object) -> list[Complaint]:
    """Everything Slack would not accept about a view."""
    if not isinstance(view, dict):
        return [Complaint("/view", "must provide an object", "invalid_arguments")]
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES_MAX:
        return [Complaint("/view", f"must be less than {limits.VIEW_BYTES_MAX} bytes", "view_too_large")]
    complaints = _as_arguments(check_view_structure(view, "/view"))
    complaints += _as_arguments([each for bound in _BOUNDS for each in check_bound(view, "/view", bound)])
    blocks = view.get("blocks")
    if complaints or not isinstance(blocks, list):
        return complaints
    return _as_arguments(
        [*_check_submit(view, blocks), *check_blocks(blocks, str(view["type"]), "/view/blocks")]
    )


def _check_submit(view: JsonObject, blocks: list[object]) -> list[Complaint]:
    """A modal that asks for input needs a button that hands it in."""
    asks = any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
    if view["type"] == "modal" and asks and "submit" not in view:
        return [Complaint("/view/submit", "missing required field: submit")]
    return []


def _as_arguments(complaints: list[Complaint]) -> list[Complaint]:
    """Complaints about views come back as `invalid_arguments`."""
    return [Complaint(each.pointer, each.message, "invalid_arguments") for each in complaints]
