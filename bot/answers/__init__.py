"""From a query to an answer: one module for each intent, named as the intent, or one for all that articles answer."""
