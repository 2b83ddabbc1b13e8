"""What Slack would refuse: structure, lengths, counts, places, totals."""

from bot.workspace.strict.message import check_message
from bot.workspace.strict.options import check_options
from bot.workspace.strict.view import check_view

__all__ = ["check_message", "check_options", "check_view"]
