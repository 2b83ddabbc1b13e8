"""Whether Slack would take the options that an app offers in an external menu."""

from typing import Final

from bot.render import limits
from bot.workspace.model import JsonObject
from bot.workspace.refusal import Complaint
from bot.workspace.strict.lengths import GROUPS, OPTIONS, Bound, check_bound
from bot.workspace.strict.structure import check_option_structure

_BOUNDS: Final = (Bound("options", limits.SELECT_OPTIONS), *OPTIONS, *GROUPS)


def check_options(body: JsonObject) -> list[Complaint]:
    """Everything Slack would not accept about an answer with `options` or `option_groups`."""
    if len({"options", "option_groups"} & body.keys()) != 1 or len(body) != 1:
        return [Complaint("", "must provide either options or option_groups", "invalid_arguments")]
    complaints = check_option_structure(body) or [
        complaint for bound in _BOUNDS for complaint in check_bound(body, "", bound)
    ]
    return [Complaint(each.pointer, each.message, "invalid_arguments") for each in complaints]
