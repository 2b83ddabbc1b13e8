"""Tests of what is known, on a small invented world."""
