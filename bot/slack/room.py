"""What all listeners of the Slack door share."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.ledger import Ledger
from bot.slack.claims import Claims
from bot.slack.conversations import Conversations
from bot.slack.in_flight import InFlight
from bot.slack.policy import DEFAULT_POLICY, Policy

if TYPE_CHECKING:
    from bot.desk import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """The desk that answers, what the door remembers while it is open, and the ledger for what outlasts that."""

    desk: "Desk"
    ledger: Ledger
    policy: Policy = DEFAULT_POLICY
    conversations: Conversations = field(default_factory=Conversations)
    claims: Claims = field(default_factory=Claims)
    in_flight: InFlight = field(default_factory=InFlight)
