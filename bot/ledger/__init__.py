"""What the bot remembers: questions, votes, channels. Everything else is built from files."""

from bot.ledger.engine import IN_MEMORY
from bot.ledger.ledger import Ledger
from bot.ledger.model import Asked, Vote

__all__ = ["IN_MEMORY", "Asked", "Ledger", "Vote"]
