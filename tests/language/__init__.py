"""Understanding, seen from outside and piece by piece."""
