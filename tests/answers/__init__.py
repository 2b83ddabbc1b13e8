"""Answers, one file an intent, over the invented world."""
