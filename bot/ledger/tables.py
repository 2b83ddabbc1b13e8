"""The ledger's tables, as they are after the newest migration."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A point in time: with a time zone in Python, in UTC in the database, whichever database it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC; a time without a zone is a mistake and raises ValueError."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:  # noqa: ANN401 - as the driver gives it
        """The moment with its zone, which SQLite does not keep."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Words(TypeDecorator[str]):
    """What people wrote, whatever it is: characters that a database cannot hold are kept as replacement characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The text without zero characters, which PostgreSQL refuses, and halves of surrogate pairs, which both do."""
        if value is None:
            return None
        return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


METADATA = MetaData()

ASKED = Table(
    "asked",
    METADATA,
    Column("ident", String(64), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("understood", Text, nullable=False),
    Column("text", Words, nullable=False),
    Column("picked_from", Words, nullable=False),
    Column("intent", String(64), nullable=False),
    Column("subjects", Text, nullable=False),
    Column("features", Text, nullable=False),
    Column("status", String(32), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("digest", String(64), nullable=False),
    Index("asked_by", "team", "user", "at"),
    Index("asked_when", "team", "at"),
)
"""`subjects` and `features` are ids with a space between them; no id holds one."""

VOTE = Table(
    "vote",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("ident", String(64), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("helpful", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Words, nullable=False),
)

CHANNEL = Table(
    "channel",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("automatic", Boolean, nullable=False),
    Column("changed_by", String(32), nullable=False),
    Column("changed_at", Moment, nullable=False),
)

RELEASE = Table(
    "release",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("revision", String(128), nullable=False),
    Column("built_at", Moment, nullable=False),
    Column("broken", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""`broken` holds the golden questions that the release does not answer as it must, a line each; `review` JSON."""

PUBLICATION = Table(
    "publication",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False),
    Column("revision", String(128), nullable=False),
    Column("at", Moment, nullable=False),
    Column("act", String(16), nullable=False),
    Column("team", String(32), nullable=False),
    Column("user", String(64), nullable=False),
    Column("reason", Words, nullable=False),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("team", String(32), nullable=False),
    Column("user", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("detail", Words, nullable=False),
)

PROPOSAL = Table(
    "proposal",
    METADATA,
    Column("ident", String(32), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("question", Words, nullable=False),
    Column("subject", String(128), nullable=False),
    Column("feature", String(128), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("value", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("date", String(10), nullable=False),
    Column("note", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_by", String(32), nullable=False),
    Column("decided_at", Moment, nullable=True),
    Column("word", Words, nullable=False),
    Index("proposal_queue", "team", "state", "at"),
)

WATCH = Table(
    "watch",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("subject", String(128), primary_key=True),
    Column("feature", String(128), primary_key=True),
    Column("category", String(128), primary_key=True),
    Column("at", Moment, nullable=False),
)
"""What is not narrowed down is "": a watch on a subject has no feature and no category."""

CONVERSATION = Table(
    "conversation",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("root", String(32), primary_key=True),
    Column("user", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("query", Text, nullable=False),
    Column("words", Words, nullable=False),
    Index("conversation_age", "at"),
)
"""`query` is JSON; `words` are those that were last asked back about."""

CLAIM = Table(
    "claim",
    METADATA,
    Column("ident", String(255), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("until", Moment, nullable=False),
    Index("claim_age", "until"),
)

INSTALLATION = Table(
    "installation",
    METADATA,
    Column("home", String(32), primary_key=True),
    Column("enterprise", String(32), nullable=False),
    Column("team", String(32), nullable=False),
    Column("bot_user", String(32), nullable=False),
    Column("bot_id", String(32), nullable=False),
    Column("token", Text, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("expires_at", Moment, nullable=True),
    Column("installed_at", Moment, nullable=False),
    Index("installation_expiry", "expires_at"),
)
"""Both tokens are encrypted; `home` is the workspace, or the organisation where the whole of it is one installation."""

MEMBER = Table(
    "member",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("enterprise", String(32), nullable=False),
    Index("member_enterprise", "enterprise"),
)
"""The workspaces in which installations of organisations were met."""

STATE = Table(
    "state",
    METADATA,
    Column("ident", String(64), primary_key=True),
    Column("until", Moment, nullable=False),
    Index("state_age", "until"),
)
"""What was handed to browsers that went to Slack to install the app."""
