"""Questions asked, votes on answers, and channels that are answered without a mention."""

from alembic import op
from sqlalchemy import Boolean, Column, DateTime, Float, String, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates the first tables."""
    op.create_table(
        "asked",
        Column("ident", String(64), primary_key=True),
        Column("team", String(32), nullable=False),
        Column("channel", String(32), nullable=False),
        Column("user", String(32), nullable=False),
        Column("direct", Boolean, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("understood", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("picked_from", Text, nullable=False),
        Column("intent", String(64), nullable=False),
        Column("subjects", Text, nullable=False),
        Column("features", Text, nullable=False),
        Column("status", String(32), nullable=False),
        Column("verdict", String(32), nullable=False),
        Column("confidence", Float, nullable=False),
        Column("digest", String(64), nullable=False),
    )
    op.create_index("asked_by", "asked", ["team", "user", "at"])
    op.create_index("asked_when", "asked", ["team", "at"])
    op.create_table(
        "vote",
        Column("team", String(32), primary_key=True),
        Column("ident", String(64), primary_key=True),
        Column("user", String(32), primary_key=True),
        Column("helpful", Boolean, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("reason", Text, nullable=False),
    )
    op.create_table(
        "channel",
        Column("team", String(32), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("automatic", Boolean, nullable=False),
        Column("changed_by", String(32), nullable=False),
        Column("changed_at", DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drops them."""
    for table in ("channel", "vote", "asked"):
        op.drop_table(table)
