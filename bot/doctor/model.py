"""What is looked at, and what is found."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from bot.settings import Settings

Level: TypeAlias = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        level: "ok", "warning" (it works, or will for now) or "error" (it does not).
        check: what was looked at, by one name.
        told: what was found, in one line.
        advice: what to do about it, in one line; "" where it is well.
    """

    level: Level
    check: str
    told: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """A place where the bot runs or is to run.

    Attributes:
        settings: what the environment says; where it is wrong, the default.
        complaints: what is wrong with it, a line each.
        knowledge: directory of the knowledge files.
        intents: directory of the intents files.
        cache: directory of built releases.
    """

    settings: Settings
    complaints: tuple[str, ...]
    knowledge: Path
    intents: Path
    cache: Path


Check: TypeAlias = Callable[[Patient], Awaitable[Iterable[Finding]]]
"""Looks at one thing; what it raises is told as a finding."""
