"""That each thing is done once, though Slack may deliver it twice and a person may click twice."""

from typing import Final

from bot.slack.bounded import Bounded

# Slack repeats a delivery for about six minutes; this many deliveries are more than come in that time.
MOST_CLAIMS: Final = 20_000


class Claims:
    """The ids of what was taken on, in memory."""

    def __init__(self, limit: int = MOST_CLAIMS) -> None:
        self._taken: Bounded[str, bool] = Bounded(limit)

    def claim(self, ident: str) -> bool:
        """True for the first who asks; False for everyone after."""
        if self._taken.find(ident):
            return False
        self._taken.put(ident, value=True)
        return True

    def release(self, ident: str) -> None:
        """Lets the next one have it, because it was not done after all."""
        self._taken.drop(ident)
