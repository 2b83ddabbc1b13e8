"""Names put together in a sentence."""

from collections.abc import Sequence


def listed(names: Sequence[str], last: str = " and ") -> str:
    """Returns names as a list in a sentence: commas between them, and `last` before the last one."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + last + names[-1]
