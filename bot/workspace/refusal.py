"""How the workspace says no: Slack's error codes, and complaints that point at a place in the blocks."""

from dataclasses import dataclass

from bot.errors import MeshwiseError
from bot.workspace.model import JsonObject


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing Slack would not accept.

    Attributes:
        pointer: JSON pointer into the request, "/blocks/0/text".
        message: what is wrong, as Slack words it.
        error: the error code it leads to.
    """

    pointer: str
    message: str
    error: str = "invalid_blocks"

    def __str__(self) -> str:
        """The complaint as Slack lists it."""
        return f"{self.message} [json-pointer:{self.pointer}]"


class RefusedError(MeshwiseError):
    """A call that Slack would refuse.

    Attributes:
        error: Slack's code.
        complaints: the places, for errors in blocks and views.
    """

    def __init__(self, error: str, complaints: tuple[Complaint, ...] = ()) -> None:
        self.error = error
        self.complaints = complaints
        super().__init__("; ".join([error, *map(str, complaints)]))

    def as_response(self) -> JsonObject:
        """The body that Slack answers with."""
        body: JsonObject = {"ok": False, "error": self.error}
        if self.complaints:
            body["errors"] = [str(complaint) for complaint in self.complaints]
            body["response_metadata"] = {
                "messages": [f"[ERROR] {complaint}" for complaint in self.complaints]
            }
        return body


def refuse_if(complaints: list[Complaint]) -> None:
    """Raises RefusedError with the first complaint's code and all complaints of that code."""
    if complaints:
        error = complaints[0].error
        raise RefusedError(error, tuple(each for each in complaints if each.error == error))
