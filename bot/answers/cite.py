"""Numbering of citations while an answer is written."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain

from bot.answers.model import Citation
from bot.facts.model import Evidence, Place, Source

KIND_WORDS = {
    "source-code": "source code",
    "tested": "tested",
    "documentation": "documentation",
    "release-notes": "release notes",
    "maintainer": "maintainer's statement",
    "declared": "untested declaration",
    "third-party": "third party",
}
"""The kinds of evidence in words."""

MOST_PLACES = 3
"""Places of one source that a citation spells out when a table takes many from it."""


REMEMBERED = 4096
"""Places remembered by their parts: a table cites the same ones in every answer."""


class Citer:
    """Gives each source, and each place in it, its number in one answer, in the order of first use."""

    def __init__(self, *, by_source: bool = False) -> None:
        """`by_source` gives one number to all places of a source that speak of one day: for tables with many rows."""
        self._by_source = by_source
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._sources: list[tuple[Source, str, dict[str, None]]] = []

    def marks(self, entries: Sequence[Evidence]) -> tuple[int, ...]:
        """Returns the numbers of what entries of evidence cite, each once."""
        if len(entries) == 1:
            return (self.evidence(entries[0]),)
        return tuple(dict.fromkeys(map(self.evidence, entries)))

    def place(self, place: Place) -> int:
        """Returns the number of a place in a source."""
        return self._number(place.source, place.at, place.source.date)

    def evidence(self, entry: Evidence) -> int:
        """Returns the number of what one entry of evidence cites."""
        return self._number(entry.source, entry.at, entry.date)

    def _number(self, source: Source, at: str, date: str) -> int:
        key = (source.id, "" if self._by_source else at, date)
        number = self._numbers.get(key)
        if number is None:
            self._sources.append((source, date, {at: None}))
            number = self._numbers[key] = len(self._sources)
        else:
            self._sources[number - 1][2][at] = None
        return number

    def citations(self) -> tuple[Citation, ...]:
        """Returns everything cited so far, by number."""
        return tuple(
            Citation(
                n=number,
                source=source.id,
                title=source.title,
                publisher=source.publisher,
                kind=KIND_WORDS[source.kind],
                date=date,
                locator=_locator(places),
                url=source.url,
            )
            for number, (source, date, places) in enumerate(self._sources, start=1)
        )


def _locator(places: Collection[str]) -> str:
    # One entry may name several places that others name too: each is told once.
    if len(places) == 1:
        return "; ".join(dict.fromkeys(_parts(next(iter(places)))))
    parts = list(dict.fromkeys(chain.from_iterable(map(_parts, places))))
    more = len(parts) - MOST_PLACES
    if more <= 0:
        return "; ".join(parts)
    return "; ".join(parts[:MOST_PLACES]) + f"; and {more} more {'place' if more == 1 else 'places'}"


@lru_cache(maxsize=REMEMBERED)
def _parts(place: str) -> list[str]:
    return place.split("; ")
