"""What a rendering for Slack is: one message, ready to be sent."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.render.limits import MESSAGE_TEXT_MAX

JsonObject: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Message:
    """One Slack message.

    Attributes:
        text: the whole message as text, for notifications, screen readers and clients without blocks.
        blocks: the message as Block Kit blocks, in order.
    """

    text: str
    blocks: tuple[JsonObject, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an answer in a message.

    Attributes:
        question: the question, repeated above the answer where it is not seen otherwise.
        asker: id of the user who asked it, named together with the question.
        share: the question that the button "Share to channel" asks again; None without that button.
        native_table: the table is a table block; otherwise it is a list, and the whole message is shorter.
        text_most: characters that the text beside the blocks may have.
        buttons: further buttons, after the answer's own.
        ident: the opaque id under which feedback is given; no feedback is asked for without one.
    """

    question: str | None = None
    asker: str | None = None
    share: str | None = None
    native_table: bool = True
    text_most: int = MESSAGE_TEXT_MAX
    ident: str = ""
    buttons: tuple[JsonObject, ...] = ()
