"""Renderings of one answer: plain text, the answer contract, Markdown, Slack messages."""
