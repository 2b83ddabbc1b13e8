"""A day of questions in a few minutes: what a process of the bot holds after them, and held before."""
