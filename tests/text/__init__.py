"""Tests of reading and comparing text."""
