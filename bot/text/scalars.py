"""Tells which bare words a YAML reader would take for something else than text."""

import re

_MISREADINGS = (
    ("a boolean", re.compile(r"y|yes|n|no|true|false|on|off", re.IGNORECASE)),
    ("nothing", re.compile(r"~|null", re.IGNORECASE)),
    ("a date", re.compile(r"\d{4}-\d\d?(-\d\d?([Tt\s].*)?)?")),
    ("a number", re.compile(r"[-+]?(0[xX][\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\.(inf|nan))", re.IGNORECASE)),
    ("a number", re.compile(r"[-+]?\.?\d[\d_.,]*(:[0-5]?\d)*(\.\d*)?([eE][-+]?\d+)?")),
    ("a merge of mappings", re.compile(r"<<|=")),
)


def misread_as(text: str) -> str | None:
    """Return what a reader of YAML 1.1 or 1.2 may take this bare word for, or None if it stays text.

    Numbers with several points (versions) and dates without a day are counted in: their neighbours `1.10` and
    `2022-05-25` are misread, and one habit for all of them is easier to keep.
    """
    for what, pattern in _MISREADINGS:
        if pattern.fullmatch(text):
            return what
    return None
