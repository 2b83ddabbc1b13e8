"""What a modal carries from one step to the next: where it was opened, and what was picked."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.language.model import Query
from bot.slack.delivery import PLACE, Delivery

_PICKED: Final = ("subjects", "features", "categories")


def write_kept(delivery: Delivery, picked: Query | None = None) -> str:
    """The private metadata of a modal opened by this delivery, in which this was picked."""
    kept: dict[str, Any] = {name: getattr(delivery, name) for name in PLACE}
    if picked is not None:
        kept |= {name: list(getattr(picked, name)) for name in _PICKED} | {"differing": picked.differing}
    return json.dumps(kept, separators=(",", ":"))


def read_picked(view: Mapping[str, Any]) -> Query:
    """What was picked, as `write_kept` wrote it into this view."""
    kept = json.loads(view["private_metadata"])
    subjects, features, categories = (tuple(kept[name]) for name in _PICKED)
    return Query("compare", subjects, features, categories=categories, differing=kept["differing"])
