"""Inputs without end, made from a small corpus by lot, put to everything that reads what comes from outside."""
