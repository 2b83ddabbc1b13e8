"""From a query to an answer: one module for each intent, named as the intent."""
