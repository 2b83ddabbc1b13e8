"""Says what somebody may have meant who wrote a name that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known name, or nothing if none is near."""
    near = get_close_matches(word, tuple(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
