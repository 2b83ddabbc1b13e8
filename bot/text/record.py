"""The base of every record that a file is checked against, and the shapes of the texts in it."""

from pydantic import BaseModel, ConfigDict

ID_SHAPE = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY_SHAPE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
MONTHS_SHAPE = r"^[1-9]\d{0,2} months?$"
ADDRESS_SHAPE = r"^https?://\S+$"


class Record(BaseModel):
    """A checked, unchangeable piece of a file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
