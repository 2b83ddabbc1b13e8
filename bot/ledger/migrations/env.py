"""Runs the migrations on the connection that the ledger is being opened with."""

from alembic import context

from bot.ledger.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
