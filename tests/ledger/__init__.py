"""Tests of bot.ledger."""
