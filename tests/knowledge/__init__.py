"""The shipped knowledge, checked as data."""
