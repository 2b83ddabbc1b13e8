"""Since when something is there, and whether it is in the version that was asked for."""

import re

from bot.answers.model import Statement
from bot.answers.verdict import THERE
from bot.facts.model import Evidence, Fact

VERSION = re.compile(r"\d+(?:\.\d+)+")
"""A version; what else `since` holds is a day."""


def first_told(fact: Fact) -> Evidence | None:
    """Returns the first entry, of what holds and what agrees with it, that says since when it is there."""
    if fact.verdict not in THERE:
        return None
    standing = (each for each in fact.evidence if each.standing in ("holds", "agrees"))
    return next((each for each in standing if each.since), None)


def is_in(fact: Fact, version: str) -> bool | None:
    """Returns whether what a fact tells is there in a version of its subject, or None where nothing says so.

    What is told to be stable since a version may have been there before, less ripe.
    """
    told = first_told(fact)
    if told is None or told.until or not VERSION.fullmatch(told.since or ""):
        return None
    first, asked = _parts(told.since or ""), _parts(version)
    length = min(len(first), len(asked))
    if asked[:length] >= first[:length]:
        return True
    return None if told.stability else False


def unsaid(version: str) -> Statement:
    """Returns that nothing tells of a version by itself."""
    return Statement(f"No source here tells of {version}: what follows need not hold for it.")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
