"""From raw text to tokens, near words and strict YAML; knows nothing of the domain."""
