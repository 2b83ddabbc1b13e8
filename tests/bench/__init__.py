"""How fast answers are, how long a release takes and how much memory serving does: `python -m tests.bench`."""
