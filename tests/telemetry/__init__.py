"""Tests of bot.telemetry."""
