"""Looking at a place where the bot runs or is to run: what is well there, what is not, and what to do."""

from bot.doctor.examine import examine
from bot.doctor.model import Finding, Patient

__all__ = ["Finding", "Patient", "examine"]
