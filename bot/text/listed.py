"""Names and numbers in a sentence."""

from collections.abc import Sequence, Sized


def listed(names: Sequence[str], last: str = " and ") -> str:
    """Returns names as a list in a sentence: commas between them, and `last` before the last one."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + last + names[-1]


def counted(things: Sized, noun: str) -> str:
    """Returns how many things there are, in a sentence."""
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
