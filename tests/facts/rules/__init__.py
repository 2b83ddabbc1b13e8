"""One test file for each rule: a world that keeps it and one that does not."""
