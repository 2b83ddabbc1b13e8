"""How the knowledge changes: reviewed beside the running release, published in one step, rolled back as easily."""
