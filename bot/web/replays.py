"""The signatures of requests that were taken, so that a copy of one is not let in.

Three things keep a delivery from being answered twice. The time window ends the life of a captured request after five
minutes. This memory refuses its copy within them, in the process that took it. And whatever gets past both, as a copy
for another replica or Slack's own repetition, meets the claims: they hold each message, command and press in the
ledger, for all replicas, whatever its signature.

Slack signs each attempt anew, with the time of the attempt; were it otherwise, the one after five minutes would never
pass anyone's time window. Only an attempt in the very second of the first bears the same signature. So a signature is
remembered only for as long as what came of it is a success: what was refused for now is taken when it comes again.
"""

from typing import Final

from bot.slack.bounded import Bounded

MOST_SIGNATURES: Final = 20_000
"""More than come from Slack in five minutes; what is forgotten earlier is left to the claims."""


class Replays:
    """Signatures of the last requests taken, by this process."""

    def __init__(self, limit: int = MOST_SIGNATURES) -> None:
        self._taken: Bounded[bytes, None] = Bounded(limit)

    def take(self, signature: str) -> bool:
        """Returns whether the request is the first with this signature, which is taken from now on."""
        key = _short(signature)
        if key in self._taken:
            return False
        self._taken.put(key, None)
        return True

    def drop(self, signature: str) -> None:
        """Lets the request come again, because nothing came of it."""
        self._taken.drop(_short(signature))


def _short(signature: str) -> bytes:
    """Half of the digest tells two apart as well, in a third of the room."""
    return bytes.fromhex(signature.removeprefix("v0=")[:32])
