"""The base of every record that a file is checked against, and the shapes of the texts in it."""

import inspect
import re

from pydantic import BaseModel, ConfigDict

ID_SHAPE = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY_SHAPE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
MONTHS_SHAPE = r"^[1-9]\d{0,2} months?$"
ADDRESS_SHAPE = r"^https?://\S+$"


_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
"""One entry of a docstring's list of attributes."""


class Record(BaseModel):
    """A checked, unchangeable piece of a file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def describe(cls) -> tuple[str, dict[str, str]]:
        """Returns what the docstring says the record is, and of each key what that is."""
        summary, _, attributes = (inspect.getdoc(cls) or "").partition("\n\nAttributes:\n")
        keys = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(attributes)}
        return " ".join(summary.split()), keys
