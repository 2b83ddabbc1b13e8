"""Whether deliveries are welcome in this process, or had better go to another one.

Not before the ledger is open and its tables are up to date, not while there is no connection in Socket Mode, and not
while the process ends.

Not while a published release cannot be opened here: answers from the one before would be answers that were corrected.

Not after the ledger was away for minutes. A short absence, as of a database that changes over, is no reason: answers
go on without it, and no replica should fall silent because all do. After long, though, nobody can say any more that
what is answered here was not answered elsewhere, or taken back meanwhile. The edge takes deliveries all the same where
they come; readiness only tells whoever distributes them, and becomes good again by itself, for the ledger is asked
every second.

Not while Slack takes no token of ours: nothing could be answered.
"""

from typing import Final

from bot.slack.room import Room

LEDGER_AWAY_SECONDS: Final = 300.0
"""How long the ledger may be away: for about as long Slack repeats what was not accepted."""


def why_not_ready(room: Room, refused: str, *, accepting: bool) -> str:
    """Why deliveries are not welcome, in one line; "" where they are.

    Args:
        room: what the listeners share.
        refused: Slack's code for why it takes no token, "" where it does.
        accepting: the app is open, deliveries can reach it, and it is not about to close.
    """
    if not accepting:
        return "not open: starting, ending, or not connected to Slack"
    if room.curator.missing:
        return f"the published release {room.curator.missing[:12]} could not be opened"
    if room.ledger.standing.away_seconds > LEDGER_AWAY_SECONDS:
        return f"the ledger has been away for {room.ledger.standing.away_seconds:.0f} seconds"
    if refused:
        return f"Slack refuses the token: {refused}"
    return ""
