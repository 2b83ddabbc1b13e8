"""The workspace: what it refuses, what it brings to the bot, what its page is told."""
