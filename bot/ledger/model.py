"""What is remembered, as values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered.

    Attributes:
        ident: the answer's own id; opaque.
        team: id of the workspace.
        channel: id of the conversation, "" for the App Home.
        user: id of the person.
        direct: nobody else reads that conversation.
        at: when, with a time zone.
        understood: the question in the desk's words, "" where none was understood.
        text: the question in the person's words, "" where they may not be kept.
        picked_from: the words that were asked back about, where this is a reading picked then; else "".
        intent: what was asked, "" where it was not understood.
        subjects: ids asked about.
        features: ids asked about.
        status: how it went (see the answer contract).
        verdict: for one subject and one feature, else "".
        confidence: how sure the reading was, 0 to 1.
        digest: the release that answered.
    """

    ident: str
    team: str
    channel: str
    user: str
    direct: bool
    at: datetime
    understood: str = ""
    text: str = ""
    picked_from: str = ""
    intent: str = ""
    subjects: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    status: str = ""
    verdict: str = ""
    confidence: float = 1.0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether an answer helped somebody.

    Attributes:
        ident: id of the answer.
        user: id of the person.
        helpful: it did.
        at: when, with a time zone.
    """

    ident: str
    user: str
    helpful: bool
    at: datetime
