"""Tells which bare words a YAML reader would take for something else than text."""

import re

_MISREADINGS = {
    "a boolean": r"y|yes|n|no|true|false|on|off",
    "nothing": r"~|null",
    "a date": r"\d{4}-\d\d?(-\d\d?([T\s].*)?)?",
    "a number": (
        r"[-+]?(0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\.(inf|nan))"
        r"|[-+]?\.?\d[\d_.,]*(:[0-5]?\d)*(\.\d*)?(e[-+]?\d+)?"
    ),
    "a merge of mappings": r"<<|=",
}
_ANY = re.compile("|".join(_MISREADINGS.values()), re.IGNORECASE)
"""Tries all of them at once: nearly every word of a file is none."""


def misread_as(text: str) -> str | None:
    """Return what a reader of YAML 1.1 or 1.2 may take this bare word for, or None if it stays text.

    Numbers with several points (versions) and dates without a day are counted in: their neighbours `1.10` and
    `2022-05-25` are misread, and one habit for all of them is easier to keep.
    """
    if not _ANY.fullmatch(text):
        return None
    return next(what for what, pattern in _MISREADINGS.items() if re.fullmatch(pattern, text, re.IGNORECASE))
