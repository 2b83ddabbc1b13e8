"""What conversations were last about, and what was taken on."""

from alembic import op
from sqlalchemy import Column, DateTime, String, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "conversation",
        Column("team", String(32), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("root", String(32), primary_key=True),
        Column("user", String(32), nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("query", Text, nullable=False),
        Column("words", Text, nullable=False),
    )
    op.create_index("conversation_age", "conversation", ["at"])
    op.create_table(
        "claim",
        Column("ident", String(255), primary_key=True),
        Column("state", String(16), nullable=False),
        Column("until", DateTime(timezone=True), nullable=False),
    )
    op.create_index("claim_age", "claim", ["until"])


def downgrade() -> None:
    """Drops them."""
    for table in ("claim", "conversation"):
        op.drop_table(table)
