"""What can be seen of the bot from outside while it runs: figures, lines of the log, and traces."""
