"""One test file for each rule: a world that breaks it. That the world as it is keeps them all, `test_rules` tells."""
