"""What a question surely says about what to compare."""

from bot.language.model import Ambiguous, Query
from bot.slack.selection import agreed


def test_what_all_readings_say_is_agreed_on() -> None:
    """Subjects that all readings name are agreed on, a feature of some of them is not; an article names neither."""
    readings = (
        Query("compare", ("rovella", "quillon"), ("folding",)),
        Query("compare", ("rovella", "quillon"), ("belt-drive",)),
        Query("recommend", article="anything"),
    )
    assert agreed(Ambiguous(readings)) == Query("compare", ("rovella", "quillon"))
