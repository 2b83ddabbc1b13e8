"""The HTTP edge: what is checked before anything from outside reaches the Slack app."""

from bot.web.edge import create_asgi

__all__ = ["create_asgi"]
