"""What is remembered, as values."""

from dataclasses import dataclass, field
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
class Conversation:
    """Where questions belong together: a thread, or, without a `root`, all that a person asks the bot directly.

    Attributes:
        team: id of the workspace.
        channel: id of the channel, or of the person.
        root: the ts of the message that the thread hangs on.
    """

    team: str
    channel: str
    root: str = ""


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


@dataclass(frozen=True, slots=True)
class Built:
    """A release that was built, and may be published.

    Attributes:
        digest: what it says, in one short hash.
        revision: the state of the files it was built from: a commit, or "" where they are in no checkout.
        built_at: when.
        broken: golden questions that it does not answer as it must, a line each.
        content: the release file.
        review: what it changed when it was built, as its maker wrote it down; "" for none.
    """

    digest: str
    revision: str
    built_at: datetime
    broken: tuple[str, ...]
    content: bytes
    review: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """That a release became the one that answers.

    Attributes:
        number: counted up from 1; the highest is in force.
        digest: the release.
        revision: the state of the files it was built from.
        at: when.
        act: "publish" or "rollback".
        team: id of the workspace it was done from, "" for the command line.
        user: who did it.
        reason: why, where one was given.
    """

    number: int
    digest: str
    revision: str
    at: datetime
    act: str
    team: str
    user: str
    reason: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something that only admins may do, and what came of it.

    Attributes:
        at: when.
        team: id of the workspace.
        user: who.
        act: what, by one name.
        outcome: "done", "denied" or "failed".
        detail: of what, or why.
    """

    at: datetime
    team: str
    user: str
    act: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody would have the knowledge say.

    Attributes:
        ident: the proposal's own id; opaque.
        team: id of the workspace.
        user: who proposes it.
        at: when.
        question: the question whose answer is found wrong.
        subject: id of the subject.
        feature: id of the feature.
        verdict: what the source says.
        value: what it says for a feature that has values, else "".
        url: where the source is.
        place: where in the source.
        date: "YYYY-MM" or "YYYY-MM-DD" of the source.
        note: anything else.
        state: "open", "accepted" or "declined".
        decided_by: the admin who decided, or "".
        decided_at: when, or None.
        word: what the admin says to it, or "".
    """

    ident: str
    team: str
    user: str
    at: datetime
    question: str
    subject: str
    feature: str
    verdict: str = ""
    value: str = ""
    url: str = ""
    place: str = ""
    date: str = ""
    note: str = ""
    state: str = "open"
    decided_by: str = ""
    decided_at: datetime | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """That a person wants to be told when what is answered changes.

    Attributes:
        team: id of the workspace.
        user: the person.
        subject: id of a subject, or "".
        feature: id of a feature, or "".
        category: id of a category of features, or "".
        at: since when.
    """

    team: str
    user: str
    subject: str
    feature: str
    category: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened.

    Attributes:
        what: what it was, in as many words as it takes.
        times: how often.
    """

    what: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Helpfulness:
    """How people found the answers to one sort of question.

    Attributes:
        intent: what was asked.
        subjects: ids asked about, with a space between them.
        features: ids asked about, likewise.
        votes: how many voted.
        helped: how many of them found the answer helpful.
    """

    intent: str
    subjects: str
    features: str
    votes: int
    helped: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why an answer did not help somebody.

    Attributes:
        intent: what was asked.
        subjects: ids asked about, with a space between them.
        features: ids asked about, likewise.
        reason: why, in the person's words.
    """

    intent: str
    subjects: str
    features: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What Slack is called with on behalf of one installation.

    Attributes:
        token: the bot's token.
        refresh_token: what the next token is had for, once; "" where tokens do not expire.
        expires_at: until when the token is good; None where it does not expire.
    """

    token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace, or in a whole Enterprise organisation.

    Attributes:
        enterprise: id of the organisation, "" for a workspace that belongs to none.
        team: id of the workspace, "" where the whole organisation is one installation.
        bot_user: id of the user that the bot is there.
        bot_id: id of the bot.
        tokens: what it calls Slack with.
        installed_at: when it was installed last.
    """

    enterprise: str
    team: str
    bot_user: str
    bot_id: str
    tokens: Tokens
    installed_at: datetime

    @property
    def home(self) -> str:
        """The id of what it is installed in: the workspace's, or the organisation's."""
        return self.team or self.enterprise
