"""Where each type of block may stand."""

from collections.abc import Iterator
from typing import Final

from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint

_MESSAGE: Final = frozenset({"message"})
_VIEWS: Final = frozenset({"home", "modal"})
# Slack's Block Kit reference names the surfaces of each block; blocks that are not here stand on all of them.
SURFACES: Final[dict[str, frozenset[str]]] = {
    "alert": frozenset({"modal"}),
    "card": _MESSAGE,
    "carousel": _MESSAGE,
    "container": _MESSAGE,
    "context_actions": _MESSAGE,
    "data_table": _MESSAGE,
    "file": _MESSAGE,
    "markdown": _MESSAGE,
    "plan": _MESSAGE,
    "table": _MESSAGE,
    "task_card": _MESSAGE,
}


def check_surface(blocks: list[JsonObject], surface: str, pointer: str) -> Iterator[Complaint]:
    """Complaints about blocks that do not belong on a "message", "home" or "modal"."""
    for place, block in enumerate(blocks):
        if surface not in SURFACES.get(block["type"], _MESSAGE | _VIEWS):
            yield Complaint(f"{pointer}/{place}/type", f"unsupported type: {block['type']}")
