"""The installations of the app, the workspaces they serve, and what is handed to browsers that install it."""

from alembic import op
from sqlalchemy import Column, DateTime, String, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "installation",
        Column("home", String(32), primary_key=True),
        Column("enterprise", String(32), nullable=False),
        Column("team", String(32), nullable=False),
        Column("bot_user", String(32), nullable=False),
        Column("bot_id", String(32), nullable=False),
        Column("token", Text, nullable=False),
        Column("refresh_token", Text, nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=True),
        Column("installed_at", DateTime(timezone=True), nullable=False),
    )
    op.create_index("installation_expiry", "installation", ["expires_at"])
    op.create_table(
        "member",
        Column("team", String(32), primary_key=True),
        Column("enterprise", String(32), nullable=False),
    )
    op.create_index("member_enterprise", "member", ["enterprise"])
    op.create_table(
        "state",
        Column("ident", String(64), primary_key=True),
        Column("until", DateTime(timezone=True), nullable=False),
    )
    op.create_index("state_age", "state", ["until"])


def downgrade() -> None:
    """Drops them."""
    for table in ("state", "member", "installation"):
        op.drop_table(table)
