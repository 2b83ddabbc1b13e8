"""What is known: read from files, checked by rules, built into a release, asked of a store."""
