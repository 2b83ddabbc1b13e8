"""Tests, in rooms as the code they test."""
