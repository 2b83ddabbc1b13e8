"""From a query back to a plain question that would be understood as this query."""

from collections.abc import Sequence
from functools import lru_cache

from bot.language.catalog import Catalog
from bot.language.gazetteer import Gazetteer, without_brackets
from bot.language.model import Condition, Query
from bot.text.listed import listed

REMEMBERED = 4096
"""Questions remembered: the same few are offered again and again."""

NAMED = frozenset({"feature", "category", "value"})
"""Kinds of things whose name is a proper one where its second word has a capital; titles of articles hold others'."""


class Phrasing:
    """Puts queries into words, by the `ask` sentences of the intents and the names of the knowledge."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer) -> None:
        """Takes sentences from `catalog` and names from `gazetteer`."""
        self._catalog = catalog
        self._labels = gazetteer.labels
        self._feature_kinds = gazetteer.feature_kinds
        self._everyday = frozenset(catalog.words.surface) | gazetteer.common
        self._asked = lru_cache(maxsize=REMEMBERED)(self._ask)

    def question(self, query: Query) -> str:
        """Returns the plainest question that means `query`; "" for the sources of an article, asked for in threads."""
        return self._asked(query)

    def _ask(self, query: Query) -> str:
        if query.intent == "sources" and query.article:
            return ""
        asked = self._catalog.intents[query.intent].ask.format(
            subject=self._names("subject", query.subjects),
            subjects=self._names("subject", query.subjects),
            feature=self._names("feature", query.features),
            kinds=self._kinds(query),
            term=self._term(query),
            article=self._term(query),
        )
        return " ".join((self._values_asked(query) or asked + self._rest(query)).split())

    def label(self, kind: str, identity: str) -> str:
        """Returns what something is called in a sentence: a first word that is no name loses its capital."""
        name = without_brackets(self._labels.get((kind, identity), identity))
        first, _, rest = name.partition(" ")
        plain = first[1:].islower() and first.casefold() in self._everyday
        proper = kind == "subject" or (kind in NAMED and rest[:1].isupper())
        return name[:1].lower() + name[1:] if plain and not proper else name

    def _rest(self, query: Query) -> str:
        rest = ""
        if query.intent == "compare":
            on = [*(self.label("feature", each) for each in query.features)]
            on += [self.label("category", each) for each in query.categories]
            rest += f" on {listed(on)}" if on else ""
            rest += ", only the differences" if query.differing else ""
        elif query.intent == "catalog" and query.categories:
            rest += f" on {self._names('category', query.categories)}"
        elif query.intent == "catalog" and query.excluded_subjects:
            rest += f" except {self._names('subject', query.excluded_subjects)}"
        elif query.intent == "overview" and query.categories:
            rest += f" {self._names('category', query.categories)}"
        elif query.intent == "sources" and query.features:
            rest += (
                f" for {self._names('feature', query.features)} in {self._names('subject', query.subjects)}"
            )
        if query.intent == "which":
            rest += self._which_rest(query)
        return rest

    def _values_asked(self, query: Query) -> str:
        """Returns the question for values of features, where no values are asked for; "" where it is another."""
        told = [each for each in query.features if self._feature_kinds.get(each, "support") != "support"]
        others = query.conditions or query.excluded_features or query.subjects
        if query.intent != "which" or others or not told or len(told) < len(query.features):
            return ""
        rest = f" except {self._names('subject', query.excluded_subjects)}" if query.excluded_subjects else ""
        return f"list {self._kinds(query)} by {self._names('feature', query.features)}{rest}"

    def _which_rest(self, query: Query) -> str:
        valued = {each.feature for each in query.conditions}
        plain = [feature for feature in query.features if feature not in valued]
        parts = [" support " + self._names("feature", plain)] if plain else []
        parts += [f" with {self._condition(each)}" for each in query.conditions]
        if query.excluded_features:
            joiner = " but not " if parts else " without "
            parts.append(joiner + self._names("feature", query.excluded_features, " or "))
        if query.excluded_subjects:
            parts.append(" except " + self._names("subject", query.excluded_subjects))
        return "".join(parts)

    def _condition(self, condition: Condition) -> str:
        named = listed(
            [self.label("value", f"{condition.feature}/{value}") for value in condition.values[:1]]
        )
        return f"{'' if condition.wanted else 'not '}{named} as {self.label('feature', condition.feature)}"

    def _kinds(self, query: Query) -> str:
        if query.subjects:
            return f"of {self._names('subject', query.subjects)}"
        return self.label("kinds", query.kind or "")

    def _term(self, query: Query) -> str:
        if query.article:
            kind = query.intent
            return self.label(kind, query.article)
        return self._names("feature", query.features)

    def _names(self, kind: str, ids: Sequence[str], last: str = " and ") -> str:
        return listed([self.label(kind, each) for each in ids], last)
