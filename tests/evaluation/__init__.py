"""How well questions are understood, by the desk and by three peers; `python -m tests.evaluation` prints it."""
