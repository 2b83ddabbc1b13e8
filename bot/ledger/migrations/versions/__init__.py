"""The migrations, one a file, numbered in their order."""
