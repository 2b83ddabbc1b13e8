"""What all listeners of the Slack door share."""

from dataclasses import dataclass

from bot.curation.curator import Curator
from bot.desk import Desk
from bot.ledger import Ledger
from bot.slack.admins import Admins
from bot.slack.authorize import Access
from bot.slack.claims import Claims
from bot.slack.conversations import Conversations
from bot.slack.in_flight import InFlight
from bot.slack.policy import Policy
from bot.telemetry.metrics import Metrics
from bot.telemetry.traces import Traces


@dataclass(frozen=True, slots=True)
class Room:
    """The curator of the desk that answers, what the door remembers while it is open, and what outlasts that.

    Attributes:
        curator: has the desk and the ledger.
        access: the tokens that the bot speaks with.
        admins: who may do what only admins may.
        conversations: what each was last about.
        claims: what was taken on already.
        in_flight: the deliveries at work.
        metrics: the figures of what happens.
        traces: what its parts are traced in.
    """

    curator: Curator
    access: Access
    admins: Admins
    conversations: Conversations
    claims: Claims
    in_flight: InFlight
    metrics: Metrics
    traces: Traces

    @property
    def policy(self) -> Policy:
        """How to behave where whoever runs the bot may decide."""
        return self.admins.policy

    @property
    def desk(self) -> Desk:
        """What answers."""
        return self.curator.desk

    @property
    def ledger(self) -> Ledger:
        """What outlasts a restart."""
        return self.curator.ledger
