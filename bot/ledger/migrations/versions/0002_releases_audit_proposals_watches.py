"""Releases and their publication, the audit of admins' acts, proposals, and watches."""

from alembic import op
from sqlalchemy import Column, DateTime, Integer, LargeBinary, String, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "release",
        Column("digest", String(64), primary_key=True),
        Column("revision", String(128), nullable=False),
        Column("built_at", DateTime(timezone=True), nullable=False),
        Column("broken", Text, nullable=False),
        Column("review", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "publication",
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("digest", String(64), nullable=False),
        Column("revision", String(128), nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("act", String(16), nullable=False),
        Column("team", String(32), nullable=False),
        Column("user", String(64), nullable=False),
        Column("reason", Text, nullable=False),
    )
    op.create_table(
        "audit",
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("team", String(32), nullable=False),
        Column("user", String(64), nullable=False),
        Column("act", String(32), nullable=False),
        Column("outcome", String(16), nullable=False),
        Column("detail", Text, nullable=False),
    )
    op.create_table(
        "proposal",
        Column("ident", String(32), primary_key=True),
        Column("team", String(32), nullable=False),
        Column("user", String(32), nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("question", Text, nullable=False),
        Column("subject", String(128), nullable=False),
        Column("feature", String(128), nullable=False),
        Column("verdict", String(32), nullable=False),
        Column("value", Text, nullable=False),
        Column("url", Text, nullable=False),
        Column("place", Text, nullable=False),
        Column("date", String(10), nullable=False),
        Column("note", Text, nullable=False),
        Column("state", String(16), nullable=False),
        Column("decided_by", String(32), nullable=False),
        Column("decided_at", DateTime(timezone=True), nullable=True),
        Column("word", Text, nullable=False),
    )
    op.create_index("proposal_queue", "proposal", ["team", "state", "at"])
    op.create_table(
        "watch",
        Column("team", String(32), primary_key=True),
        Column("user", String(32), primary_key=True),
        Column("subject", String(128), primary_key=True),
        Column("feature", String(128), primary_key=True),
        Column("category", String(128), primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drops them."""
    for table in ("watch", "proposal", "audit", "publication", "release"):
        op.drop_table(table)
