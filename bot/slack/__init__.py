"""The Slack door: what happens there becomes a question to the desk, and the answer a message."""

from bot.slack.app import SlackApp, build_app

__all__ = ["SlackApp", "build_app"]
